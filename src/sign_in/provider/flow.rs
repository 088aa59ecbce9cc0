//! The way to the provider and back. With `client` and `known` the only code that names openidconnect and ureq.

use super::client::{Client, NoAnswer};
use super::known::Known;
use super::{Carried, FactorClaim, OnTheWay, Proved, ProviderSettings, Unproved};
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreIdTokenClaims, CoreIdTokenVerifier,
    CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreTokenResponse, CoreUserInfoClaims,
};
use openidconnect::{
    AccessTokenHash, AuthType, AuthenticationContextClass, AuthorizationCode, ClaimsVerificationError, ClientId,
    ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet, IssuerUrl, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, SignatureVerificationError,
    TokenResponse,
};
use std::time::{Duration, SystemTime};

/// The end of the address to which the provider sends people back.
const COMES_BACK_TO: &str = "/account/oidc/callback";

/// What a token may be signed with: a key pair whose private half the provider alone has.
const SIGNED_WITH: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// What the library calls a client whose provider was discovered.
type Asked =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// The provider through which staff may sign in.
pub struct Provider {
    settings: ProviderSettings,
    comes_back_to: RedirectUrl,
    client: Client,
    known: Known,
}

impl Provider {
    /// The provider of these settings; nothing is asked of it yet. `None`: an address is none, which the settings have
    /// ruled out.
    #[must_use]
    pub fn new(settings: &ProviderSettings, public_url: &str) -> Option<Self> {
        let issuer = IssuerUrl::new(settings.issuer.clone()).ok()?;
        let comes_back_to = RedirectUrl::new(format!("{public_url}{COMES_BACK_TO}")).ok()?;
        let client = Client::new(&settings.issuer);
        Some(Self { settings: settings.clone(), comes_back_to, client, known: Known::new(issuer) })
    }

    /// The words of the button.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.settings.label
    }

    /// Where somebody signs in, and what their browser has to bring back.
    pub async fn begin(&self, now: i64) -> Result<OnTheWay, Unproved> {
        let asked = self.asked(&*self.known.get(&self.client, now).await?);
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let request = asked.authorize_url(flow, CsrfToken::new_random, Nonce::new_random);
        let request = request.add_scope(Scope::new("email".to_owned())).set_pkce_challenge(challenge);
        let levels = self.settings.factors.iter().filter_map(|factor| match factor {
            FactorClaim::Acr(level) => Some(AuthenticationContextClass::new(level.clone())),
            FactorClaim::Amr(_) => None,
        });
        let request = levels.fold(request, |request, level| request.add_auth_context_value(level));
        let (address, state, nonce) = request.url();
        let (state, nonce) = (state.into_secret(), nonce.secret().clone());
        let carried = Carried { state, nonce, verifier: verifier.into_secret(), begun_at: now };
        Ok(OnTheWay { address: address.into(), carried })
    }

    /// Who has signed in, by the code that has come back.
    pub async fn finish(&self, carried: &Carried, code: &str, now: i64) -> Result<Proved, Unproved> {
        let known = self.known.get(&self.client, now).await?;
        let asked = self.asked(&known);
        let answer = self.exchange(&asked, carried, code).await?;
        let claims = match self.claims(&asked, &answer, carried, now) {
            Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey)) => {
                let asked = self.asked(&*self.known.renew(&self.client, &known, now).await?);
                self.claims(&asked, &answer, carried, now)
            }
            claims => claims,
        };
        let claims = claims.map_err(|error| Unproved::Refused(told(&error)))?;
        self.proved(&asked, &answer, &claims).await
    }

    fn asked(&self, known: &CoreProviderMetadata) -> Asked {
        let secret = self.settings.client_secret.as_ref().map(|secret| ClientSecret::new(secret.show().to_owned()));
        let client_id = ClientId::new(self.settings.client_id.clone());
        let client = CoreClient::from_provider_metadata(known.clone(), client_id, secret);
        client.set_redirect_uri(self.comes_back_to.clone()).set_auth_type(auth_type(known))
    }

    /// Errors: the provider is down, or does not take the code.
    async fn exchange(&self, asked: &Asked, carried: &Carried, code: &str) -> Result<CoreTokenResponse, Unproved> {
        let request = asked.exchange_code(AuthorizationCode::new(code.to_owned()));
        let request = request.map_err(|error| Unproved::Down(format!("it names no place for codes: {error}")))?;
        let request = request.set_pkce_verifier(PkceCodeVerifier::new(carried.verifier.clone()));
        let ask = |request| self.client.send(request);
        request.request_async(&ask).await.map_err(|error| match error {
            RequestTokenError::ServerResponse(answer) => {
                Unproved::Refused(format!("it does not take the code: {}", answer.error()))
            }
            RequestTokenError::Request(error) => Unproved::Down(NoAnswer::to_string(&error)),
            other => Unproved::Down(other.to_string()),
        })
    }

    /// What the token says, where it is signed by the provider, for us, for this sign-in, and not too old.
    fn claims(
        &self,
        asked: &Asked,
        answer: &CoreTokenResponse,
        carried: &Carried,
        now: i64,
    ) -> Result<CoreIdTokenClaims, ClaimsVerificationError> {
        let token = answer.id_token().ok_or_else(|| ClaimsVerificationError::Other("there is none".to_owned()))?;
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(now.unsigned_abs());
        let verifier: CoreIdTokenVerifier<'_> = asked.id_token_verifier();
        let verifier = verifier.set_allowed_algs(SIGNED_WITH).set_time_fn(move || now.into());
        let claims = token.claims(&verifier, &Nonce::new(carried.nonce.clone()))?;
        if let Some(expected) = claims.access_token_hash() {
            let other = |error: String| ClaimsVerificationError::Other(error);
            let key = token.signing_key(&verifier).map_err(|error| other(error.to_string()))?;
            let alg = token.signing_alg().map_err(|error| other(error.to_string()))?;
            let found = AccessTokenHash::from_token(answer.access_token(), alg, key);
            if found.map_err(|error| other(error.to_string()))? != *expected {
                return Err(other("it is not about the access token beside it".to_owned()));
            }
        }
        Ok(claims.clone())
    }

    async fn proved(
        &self,
        asked: &Asked,
        answer: &CoreTokenResponse,
        claims: &CoreIdTokenClaims,
    ) -> Result<Proved, Unproved> {
        let email = match claims.email() {
            Some(email) => Some(email.to_string()).filter(|_| claims.email_verified() == Some(true)),
            None => self.told_email(asked, answer, claims).await?,
        };
        Ok(Proved {
            issuer: claims.issuer().to_string(),
            subject: claims.subject().to_string(),
            email: email.map(|email| email.trim().to_lowercase()),
            has_factor: self.settings.factors.iter().any(|factor| shows(claims, factor)),
        })
    }

    /// The verified address, from where the provider tells more than in its token (Core 1.0, section 5.4).
    async fn told_email(
        &self,
        asked: &Asked,
        answer: &CoreTokenResponse,
        claims: &CoreIdTokenClaims,
    ) -> Result<Option<String>, Unproved> {
        let Ok(request) = asked.user_info(answer.access_token().clone(), Some(claims.subject().clone())) else {
            return Ok(None);
        };
        let ask = |request| self.client.send(request);
        let told: CoreUserInfoClaims = request
            .request_async(&ask)
            .await
            .map_err(|error| Unproved::Down(format!("it does not tell who it is: {error}")))?;
        Ok(told.email().map(|email| email.to_string()).filter(|_| told.email_verified() == Some(true)))
    }
}

fn told(error: &ClaimsVerificationError) -> String {
    match error {
        ClaimsVerificationError::SignatureVerification(error) => format!("its token is not good: {error}"),
        error => format!("its token is not good: {error}"),
    }
}

/// Most providers take the secret in a header; a few in the body alone.
fn auth_type(known: &CoreProviderMetadata) -> AuthType {
    match known.token_endpoint_auth_methods_supported() {
        Some(taken)
            if taken.contains(&CoreClientAuthMethod::ClientSecretPost)
                && !taken.contains(&CoreClientAuthMethod::ClientSecretBasic) =>
        {
            AuthType::RequestBody
        }
        _ => AuthType::BasicAuth,
    }
}

fn shows(claims: &CoreIdTokenClaims, factor: &FactorClaim) -> bool {
    match factor {
        FactorClaim::Acr(level) => claims.auth_context_ref().is_some_and(|shown| **shown == *level),
        FactorClaim::Amr(method) => {
            claims.auth_method_refs().is_some_and(|all| all.iter().any(|shown| **shown == *method))
        }
    }
}
