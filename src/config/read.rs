//! As typed → checked.

use super::contrast::{DARK, LIGHT, Theme, too_weak};
use super::table::SETTINGS;
use crate::definition::StaffDomains;
use crate::files::{Fonts, HAS_PDF};
use crate::json::did_you_mean;
use crate::sign_in::{ClientSecret, FactorClaim, HAS_PROVIDERS, ProviderSettings};
use crate::web::{Brand, Settings};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use validator::ValidateUrl;

/// What is wrong with the settings, a line each, every line with the setting's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError(pub Vec<String>);

impl std::fmt::Display for ConfigError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

/// The settings of a service.
#[derive(Debug, Clone)]
pub struct Config {
    /// `sqlite:PATH` or `postgres://…`.
    pub database_url: String,
    /// The folder for everything that is written.
    pub data_dir: PathBuf,
    /// Where it listens.
    pub listen: SocketAddr,
    /// The folder of the definitions.
    pub surveys: PathBuf,
    /// How mail is sent; `.eml` files where it is not given.
    pub smtp_url: Option<String>,
    /// The sender of mails.
    pub mail_from: String,
    /// The file with the service key.
    pub secret_file: PathBuf,
    /// The domains that owners and recipients may have; empty for all.
    pub staff_domains: Vec<String>,
    /// Whether the log is JSON.
    pub log_json: bool,
    /// What is logged.
    pub log_filter: String,
    /// What pages need to know.
    pub web: Settings,
}

impl Config {
    /// Reads the settings of this process: its environment, and `yousaid.toml` in the working directory.
    pub fn from_environment() -> Result<Self, ConfigError> {
        let file = match std::fs::read_to_string("yousaid.toml") {
            Ok(text) => Some(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(ConfigError(vec![format!("yousaid.toml can't be read: {error}.")])),
        };
        let environment = std::env::vars_os().filter_map(|(name, value)| {
            let name = name.into_string().ok()?.strip_prefix("YOUSAID_")?.to_lowercase();
            Some((name, value.to_string_lossy().into_owned()))
        });
        Self::read(environment.collect(), file.as_deref())
    }

    /// Reads settings by name. Errors: every one that is wrong or not known.
    pub fn read(environment: BTreeMap<String, String>, file: Option<&str>) -> Result<Self, ConfigError> {
        let mut wrong = Vec::new();
        let mut typed = Typed { values: from_file(file, &mut wrong), wrong };
        for (name, value) in environment {
            typed.values.insert(name.clone(), (format!("YOUSAID_{}", name.to_uppercase()), value));
        }
        typed.refuse_unknown();
        let config = typed.checked();
        if typed.wrong.is_empty() { Ok(config) } else { Err(ConfigError(typed.wrong)) }
    }

    /// Refuses to listen beyond this machine while families and staff come over plain http, where anybody on the way
    /// reads answers and sessions. Only `demo` may.
    pub fn check_serving(&self) -> Result<(), ConfigError> {
        if self.listen.ip().is_loopback() || self.web.is_https() {
            return Ok(());
        }
        Err(ConfigError(vec![format!(
            "YOUSAID_LISTEN {} is beyond this machine, and YOUSAID_PUBLIC_URL {} is not https: everybody on the way \
             could read along. Put a reverse proxy with https in front and set YOUSAID_PUBLIC_URL to its https:// \
             address, or listen on 127.0.0.1 only.",
            self.listen, self.web.public_url
        )]))
    }
}

/// Settings by name, each with the name that the person wrote.
struct Typed {
    values: BTreeMap<String, (String, String)>,
    wrong: Vec<String>,
}

fn from_file(text: Option<&str>, wrong: &mut Vec<String>) -> BTreeMap<String, (String, String)> {
    let Some(text) = text else { return BTreeMap::new() };
    let table: toml::Table = match text.parse() {
        Ok(table) => table,
        Err(error) => {
            wrong.push(format!("yousaid.toml is not valid TOML: {}", error.to_string().trim()));
            return BTreeMap::new();
        }
    };
    let mut values = BTreeMap::new();
    for (name, value) in table {
        let written = match value {
            toml::Value::String(text) => text,
            toml::Value::Integer(number) => number.to_string(),
            _ => {
                wrong.push(format!("{name} in yousaid.toml must be a text in quotes or a whole number."));
                continue;
            }
        };
        values.insert(name.clone(), (format!("{name} in yousaid.toml"), written));
    }
    values
}

impl Typed {
    fn refuse_unknown(&mut self) {
        let names = || SETTINGS.iter().map(|setting| setting.name);
        for (name, (written, _)) in &self.values {
            if !names().any(|known| known == name) {
                let hint =
                    did_you_mean(name, names()).map(|meant| format!(" Did you mean YOUSAID_{}?", meant.to_uppercase()));
                self.wrong.push(format!("{written} is not a setting.{}", hint.unwrap_or_default()));
            }
        }
    }

    fn text(&self, name: &str) -> Option<String> {
        self.values.get(name).map(|(_, value)| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// A setting that `read` understands, or an error that says what was expected.
    fn read<T>(&mut self, name: &str, expected: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = self.text(name)?;
        let read = read(&value);
        if read.is_none() {
            let written = self.written(name);
            self.wrong.push(format!("{written} is wrong: expected {expected}."));
        }
        read
    }

    fn checked(&mut self) -> Config {
        let data_dir = PathBuf::from(self.text("data_dir").unwrap_or_else(|| "data".to_owned()));
        let listen = self.read("listen", "an address and a port such as 127.0.0.1:8080", |text| text.parse().ok());
        let staff_domains = self
            .read("staff_domains", "domains with commas between them, as example.nhs.uk,example.org", domains)
            .unwrap_or_default();
        let listen = listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)));
        let (log_json, log_filter) = self.log();
        let database_url = self.read("database_url", "sqlite:PATH or postgres://…", |url| {
            let known = ["sqlite:", "postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme));
            known.then(|| url.to_owned())
        });
        Config {
            database_url: database_url.unwrap_or_else(|| format!("sqlite:{}", data_dir.join("yousaid.db").display())),
            listen,
            surveys: self.text("surveys").unwrap_or_else(|| "survey-definitions".to_owned()).into(),
            smtp_url: self.read("smtp_url", "smtp://… or smtps://…", |url| {
                (url.starts_with("smtp://") || url.starts_with("smtps://")).then(|| url.to_owned())
            }),
            mail_from: self
                .read("mail_from", "an address, or \"Name <address>\"", |from| sender(from).then(|| from.to_owned()))
                .unwrap_or_else(|| "yousaid <yousaid@localhost>".to_owned()),
            secret_file: self.text("secret_file").map_or_else(|| data_dir.join("secret"), PathBuf::from),
            log_json,
            log_filter,
            web: Settings { staff_domains: StaffDomains::new(&staff_domains), ..self.web(listen) },
            staff_domains,
            data_dir,
        }
    }

    /// Without a word of what is wrong with them, which is said once.
    fn staff_domains(&self) -> Vec<String> {
        self.text("staff_domains").and_then(|text| domains(&text)).unwrap_or_default()
    }

    fn log(&mut self) -> (bool, String) {
        let text = self.text("log").unwrap_or_else(|| "readable,info".to_owned());
        let (form, filter) = text.split_once(',').unwrap_or((text.as_str(), "info"));
        if !matches!(form, "readable" | "json") || filter.parse::<tracing_subscriber::EnvFilter>().is_err() {
            self.wrong.push("YOUSAID_LOG is wrong: expected readable or json, then a filter, as json,info.".to_owned());
        }
        (form == "json", filter.to_owned())
    }

    fn web(&mut self, listen: SocketAddr) -> Settings {
        let url =
            self.read("public_url", "an address such as https://feedback.example.nhs.uk, without a path", |url| {
                let plain = url.trim_end_matches('/');
                let url = url::Url::parse(plain).ok().filter(|_| plain.validate_url())?;
                let right = url.path() == "/" && url.query().is_none() && matches!(url.scheme(), "http" | "https");
                // As browsers write it in `Origin`: in small letters, without the usual port.
                right.then(|| url.origin().ascii_serialization())
            });
        let safety = self.text("safety").unwrap_or_default();
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Settings {
            public_url: url.unwrap_or_else(|| format!("http://{listen}")),
            brand: self.brand(),
            safety: lines(&safety),
            contact: self.text("contact"),
            contacts: lines(&self.text("contacts").unwrap_or_default()),
            talk_inbox: self.talk_inbox(),
            staff: crate::definition::StaffDomains::new(&self.staff_domains()),
            demo: false,
            staff_domains: StaffDomains::default(),
            provider: self.provider(),
            fonts: self.fonts(),
            workers: self.read("workers", "a whole number from 1 to 64", number).unwrap_or(cores),
        }
    }

    /// Where no mail could go to it, a family would wait for nothing.
    fn talk_inbox(&mut self) -> Option<String> {
        use validator::ValidateEmail;
        let staff = StaffDomains::new(&self.staff_domains());
        let expected = "an address, at one of YOUSAID_STAFF_DOMAINS where they are set";
        let inbox = |text: &str| (text.validate_email() && staff.allow(text)).then(|| text.to_lowercase());
        self.read("talk_inbox", expected, inbox)
    }

    /// The provider, where one is named. What is set of it without the rest, or for a build that has none, is an error.
    fn provider(&mut self) -> Option<ProviderSettings> {
        let set = self.values.keys().filter(|name| name.starts_with("oidc_")).find(|name| self.text(name).is_some())?;
        let written = self.written(set);
        if !HAS_PROVIDERS {
            self.wrong.push(format!(
                "{written} needs a build with the Cargo feature `oidc`, which this one was made without."
            ));
            return None;
        }
        let issuer = self.read("oidc_issuer", "an https:// address, as the provider's tokens name it", issuer);
        let client_id = self.text("oidc_client_id");
        for (name, is_missing) in [("oidc_issuer", !self.has("oidc_issuer")), ("oidc_client_id", client_id.is_none())] {
            if is_missing {
                let missing = name.to_uppercase();
                self.wrong.push(format!("YOUSAID_{missing} is missing, which {written} needs."));
            }
        }
        let expected = "a file that can be read, with the provider's secret in it and nothing else";
        let client_secret = self.read("oidc_client_secret_file", expected, |file| {
            let secret = std::fs::read_to_string(file).ok()?.trim().to_owned();
            Some(secret).filter(|secret| !secret.is_empty()).map(ClientSecret::new)
        });
        let factors = self.read("oidc_second_factor", "amr=VALUE or acr=VALUE, with commas between them", |text| {
            text.split(',').map(FactorClaim::parse).collect::<Option<Vec<_>>>()
        });
        Some(ProviderSettings {
            issuer: issuer?,
            client_id: client_id?,
            client_secret,
            label: self.text("oidc_label").unwrap_or_else(|| "Sign in with your organisation".to_owned()),
            factors: factors.unwrap_or_default(),
        })
    }

    /// The fonts of this house beside ours. For a build that draws nothing they are an error.
    fn fonts(&mut self) -> Fonts {
        if self.has("fonts") && !HAS_PDF {
            let written = self.written("fonts");
            self.wrong.push(format!(
                "{written} needs a build with the Cargo feature `pdf`, which this one was made without."
            ));
            return Fonts::default();
        }
        self.read("fonts", "font files that can be read, with commas between them, of 64 MB at most", fonts)
            .unwrap_or_default()
    }

    fn has(&self, name: &str) -> bool {
        self.text(name).is_some()
    }

    fn brand(&mut self) -> Brand {
        let logo = self.read("brand_logo", "an .svg or .png file of at most 100 kB that can be read", |path| {
            logo(Path::new(path))
        });
        Brand {
            name: self.text("brand_name").unwrap_or_else(|| "yousaid".to_owned()),
            logo,
            colour: self.colour("brand_colour", "a colour such as #12436d", &LIGHT),
            dark_colour: self.colour("brand_dark_colour", "a colour such as #9ac7e8", &DARK),
        }
    }

    /// A colour that people can read.
    fn colour(&mut self, name: &str, expected: &str, theme: &Theme) -> Option<String> {
        let colour = self.read(name, expected, colour)?;
        if let Some((with, ratio)) = too_weak(&colour, theme) {
            let written = self.written(name);
            self.wrong.push(format!(
                "{written} is too weak: {colour} {with} has a contrast of {:.1}:1; people need 4.5:1 at least.",
                (ratio * 10.0).floor() / 10.0
            ));
        }
        Some(colour)
    }

    /// The name of a setting as the person wrote it.
    fn written(&self, name: &str) -> String {
        self.values.get(name).map_or(name, |(written, _)| written.as_str()).to_owned()
    }
}

/// What stands between `|`.
fn lines(text: &str) -> Vec<String> {
    text.split('|').map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// The domains, or `None` where one of them is none: a rule that nobody can meet would stop all mail without a word.
fn domains(text: &str) -> Option<Vec<String>> {
    let domains: Vec<String> = text.split(',').map(|part| part.trim().to_lowercase()).collect();
    let is_domain = |domain: &String| validator::ValidateEmail::validate_email(&format!("staff@{domain}"));
    domains.iter().all(is_domain).then_some(domains)
}

/// The most bytes that all fonts of a house may have: they stay in memory.
const FONTS_MAX: usize = 64 << 20;

fn fonts(text: &str) -> Option<Fonts> {
    let read = |path: &str| std::fs::read(path.trim()).ok();
    let files: Vec<Vec<u8>> = text.split(',').map(read).collect::<Option<_>>()?;
    let is_small = files.iter().map(Vec::len).sum::<usize>() <= FONTS_MAX;
    is_small.then(|| Fonts::with(files)).flatten()
}

/// The provider's name exactly as it is written: its tokens are compared with it. Plain http is for this machine alone.
fn issuer(text: &str) -> Option<String> {
    let url = url::Url::parse(text).ok().filter(|url| url.query().is_none() && url.fragment().is_none())?;
    let is_here = match url.host()? {
        url::Host::Domain(name) => name == "localhost",
        url::Host::Ipv4(address) => address.is_loopback(),
        url::Host::Ipv6(address) => address.is_loopback(),
    };
    (url.scheme() == "https" || (url.scheme() == "http" && is_here)).then(|| text.to_owned())
}

fn number(text: &str) -> Option<usize> {
    text.parse().ok().filter(|number| (1..=64).contains(number))
}

fn colour(text: &str) -> Option<String> {
    let digits = text.strip_prefix('#')?;
    (digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit())).then(|| text.to_lowercase())
}

fn logo(path: &Path) -> Option<(String, Vec<u8>)> {
    let mime = match path.extension()?.to_str()? {
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => return None,
    };
    let bytes = std::fs::read(path).ok().filter(|bytes| bytes.len() <= 100 * 1024)?;
    Some((mime.to_owned(), bytes))
}

fn sender(text: &str) -> bool {
    use validator::ValidateEmail;
    let address = text.rsplit_once('<').and_then(|(_, rest)| rest.strip_suffix('>')).unwrap_or(text);
    address.validate_email() || address.ends_with("@localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(environment: &[(&str, &str)], file: Option<&str>) -> Result<Config, ConfigError> {
        Config::read(environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(), file)
    }

    #[test]
    fn without_settings_everything_has_a_value() {
        let config = read(&[], None).unwrap();
        assert_eq!(config.database_url, "sqlite:data/yousaid.db");
        assert_eq!(config.web.public_url, "http://127.0.0.1:8080");
    }

    #[test]
    fn the_environment_comes_first() {
        let config = read(&[("data_dir", "/srv/a")], Some("data_dir = \"/srv/b\"\nworkers = 3")).unwrap();
        assert_eq!((config.data_dir, config.web.workers), (PathBuf::from("/srv/a"), 3));
    }

    #[test]
    fn beyond_this_machine_the_public_address_is_https() {
        let check = |listen: &str, public: &str| {
            let mut set = vec![("listen", listen)];
            set.extend((!public.is_empty()).then_some(("public_url", public)));
            read(&set, None).unwrap().check_serving().map_err(|error| error.to_string())
        };
        for (listen, public) in
            [("127.0.0.1:80", ""), ("[::1]:80", "http://a.example"), ("0.0.0.0:80", "https://a.example")]
        {
            assert_eq!(check(listen, public), Ok(()));
        }
        for (listen, public) in
            [("0.0.0.0:80", ""), ("[::]:80", "http://a.example"), ("10.0.0.1:80", "http://localhost")]
        {
            let wrong = check(listen, public).unwrap_err();
            assert!(wrong.contains("YOUSAID_LISTEN") && wrong.contains("YOUSAID_PUBLIC_URL"), "{wrong}");
        }
    }

    #[test]
    fn whom_families_can_talk_to_is_a_line_each_and_the_inbox_gets_mail() {
        let web = read(&[("contacts", "Ward 7: 01632 960 100 | PALS |"), ("talk_inbox", "PALS@example.nhs.uk")], None);
        let web = web.unwrap().web;
        assert_eq!(web.contacts, ["Ward 7: 01632 960 100", "PALS"]);
        assert_eq!(web.talk_inbox.as_deref(), Some("pals@example.nhs.uk"));
        for set in [
            [("talk_inbox", "pals"), ("log", "readable")],
            [("talk_inbox", "pals@b.example"), ("staff_domains", "a.example")],
        ] {
            assert!(read(&set, None).unwrap_err().to_string().starts_with("YOUSAID_TALK_INBOX is wrong"), "{set:?}");
        }
    }

    #[test]
    fn the_public_address_is_written_as_browsers_write_it() {
        let config = read(&[("public_url", "https://Feedback.example.nhs.uk:443/")], None).unwrap();
        assert_eq!(config.web.public_url, "https://feedback.example.nhs.uk");
    }

    #[test]
    fn a_colour_that_nobody_can_read_is_refused_by_name() {
        let wrong = read(&[("brand_colour", "#41b6e6")], Some("brand_dark_colour = \"#003087\"")).unwrap_err();
        assert_eq!(
            wrong.0,
            [
                "YOUSAID_BRAND_COLOUR is too weak: #41b6e6 with text in #ffffff on it has a contrast of 2.3:1; \
                 people need 4.5:1 at least.",
                "brand_dark_colour in yousaid.toml is too weak: #003087 with text in #0e1a1f on it has a contrast of 1.4:1; \
                 people need 4.5:1 at least."
            ]
        );
        assert!(read(&[("brand_colour", "#005eb8"), ("brand_dark_colour", "#9ac7e8")], None).is_ok());
    }

    #[cfg(feature = "oidc")]
    #[test]
    fn a_provider_is_named_whole() {
        let whole = [("oidc_issuer", "https://id.example.org/realm/"), ("oidc_client_id", "yousaid")];
        let provider = read(&whole, None).unwrap().web.provider.unwrap();
        assert_eq!(provider.issuer, "https://id.example.org/realm/");
        assert!(provider.client_secret.is_none() && provider.factors.is_empty());
        assert!(read(&[], None).unwrap().web.provider.is_none());
        for (name, value, says) in [
            ("oidc_issuer", "http://id.example.org", "YOUSAID_OIDC_ISSUER is wrong: expected an https://"),
            ("oidc_issuer", "http://127.0.0.1:8081", ""),
            ("oidc_client_id", "", "YOUSAID_OIDC_CLIENT_ID is missing, which YOUSAID_OIDC_ISSUER needs."),
            ("oidc_issuer", "", "YOUSAID_OIDC_ISSUER is missing, which YOUSAID_OIDC_CLIENT_ID needs."),
            ("oidc_client_secret_file", "/none/such", "YOUSAID_OIDC_CLIENT_SECRET_FILE is wrong: expected a file"),
            ("oidc_second_factor", "mfa", "YOUSAID_OIDC_SECOND_FACTOR is wrong: expected amr=VALUE"),
            ("oidc_second_factor", "amr=mfa, acr=gold", ""),
            ("oidc_isuer", "x", "YOUSAID_OIDC_ISUER is not a setting. Did you mean YOUSAID_OIDC_ISSUER?"),
        ] {
            let set: BTreeMap<&str, &str> = whole.into_iter().chain([(name, value)]).collect();
            let told = read(&set.into_iter().collect::<Vec<_>>(), None).err().map(|error| error.to_string());
            let told = told.unwrap_or_default();
            assert!(told.starts_with(says) && told.is_empty() == says.is_empty(), "{name}={value}: {told}");
        }
    }

    #[cfg(not(feature = "oidc"))]
    #[test]
    fn a_provider_needs_a_build_that_can_ask_one() {
        let wrong = read(&[("oidc_label", "Sign in with the trust")], None).unwrap_err().to_string();
        assert!(wrong.starts_with("YOUSAID_OIDC_LABEL needs a build with the Cargo feature `oidc`"), "{wrong}");
    }

    #[test]
    fn every_wrong_setting_is_named() {
        for (typed, right) in
            [("Trust.nhs.uk, example.org", true), ("@@", false), ("@trust.nhs.uk", false), ("a.org,,", false)]
        {
            assert_eq!(read(&[("staff_domains", typed)], None).is_ok(), right, "{typed}");
        }
        let file = Some("brand_colur = \"#123456\"\nsmtp_url = \"http://x\"");
        let wrong =
            read(&[("listen", "8080"), ("database_url", "mysql://x"), ("public_url", "https://x.example/a")], file);
        let lines = wrong.unwrap_err().0.join("\n");
        for expected in [
            "brand_colur in yousaid.toml is not a setting. Did you mean YOUSAID_BRAND_COLOUR?",
            "smtp_url in yousaid.toml is wrong",
            "YOUSAID_LISTEN is wrong",
            "YOUSAID_DATABASE_URL is wrong",
            "YOUSAID_PUBLIC_URL is wrong",
        ] {
            assert!(lines.contains(expected), "{expected} is not in:\n{lines}");
        }
    }
}
