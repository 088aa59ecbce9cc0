// A provider of OpenID Connect in a process of its own: the `oidc-provider` package with its own pages, where any
// password is right. What it is told comes as JSON in its first argument; it says `ready` when it listens.
import { createServer } from 'node:http'
import { createPrivateKey, createHash, hkdfSync } from 'node:crypto'
import Provider from 'oidc-provider'

const { issuer, client, accounts, key, inToken, slowBy = 0 } = JSON.parse(process.argv[2])
const now = Date.now
Date.now = () => now() - slowBy * 1000

/** A signing key that follows from its name, so that a provider that starts again has the same one. */
function signingKey (name) {
  const seed = Buffer.from(hkdfSync('sha256', name, '', 'key', 32))
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
  const jwk = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }).export({ format: 'jwk' })
  return { ...jwk, alg: 'EdDSA', use: 'sig', kid: createHash('sha256').update(name).digest('hex').slice(0, 8) }
}

const provider = new Provider(issuer, {
  clients: [{
    response_types: ['code'], grant_types: ['authorization_code'], id_token_signed_response_alg: 'EdDSA', ...client
  }],
  jwks: { keys: [signingKey(key)] },
  cookies: { keys: ['for tests'] },
  claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
  conformIdTokenClaims: !inToken,
  enabledJWA: { idTokenSigningAlgValues: ['EdDSA', 'HS256'] },
  findAccount: (_, id) => accounts[id] && { accountId: id, claims: () => ({ sub: id, ...accounts[id] }) },
  // Nobody is asked whether this service may know them: it is their own organisation's.
  loadExistingGrant: async ctx => {
    ctx.oidc.session.amr = accounts[ctx.oidc.session.accountId].amr
    const grant = new ctx.oidc.provider.Grant({ accountId: ctx.oidc.session.accountId, clientId: ctx.oidc.client.clientId })
    grant.addOIDCScope('openid email')
    await grant.save()
    return grant
  }
})
const { hostname, port } = new URL(issuer)
createServer(provider.callback()).listen(Number(port), hostname, () => console.log('ready'))
