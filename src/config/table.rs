//! The table of settings, which `yousaid --help` and the README print.

/// A setting.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Its name in `yousaid.toml`; in the environment it is in capitals behind `YOUSAID_`.
    pub name: &'static str,
    /// What it is for.
    pub purpose: &'static str,
    /// What holds where it is not given.
    pub default: &'static str,
}

const fn setting(name: &'static str, purpose: &'static str, default: &'static str) -> Setting {
    Setting { name, purpose, default }
}

/// Every setting.
pub const SETTINGS: &[Setting] = &[
    setting("database_url", "where records are kept: sqlite:PATH or postgres://…", "sqlite:DATA_DIR/yousaid.db"),
    setting("data_dir", "the folder for everything that is written", "data"),
    setting("listen", "the address that is listened on", "127.0.0.1:8080"),
    setting("public_url", "the address that families and staff use; all links in mail begin with it", "http://LISTEN"),
    setting("surveys", "the folder of the definitions", "survey-definitions"),
    setting(
        "smtp_url",
        "how mail is sent: smtps://user:password@host, or smtp://host for STARTTLS; ?ca=FILE trusts your own authority",
        ".eml files in DATA_DIR/outbox",
    ),
    setting("mail_from", "the sender of mails, as \"Name <address>\"", "yousaid <yousaid@localhost>"),
    setting("secret_file", "the file with the service key, made at the first start", "DATA_DIR/secret"),
    setting("staff_domains", "the domains that owners and recipients may have, with commas between them", "all"),
    setting(
        "oidc_issuer",
        "the provider that staff may sign in through (OpenID Connect), as its tokens name it",
        "none",
    ),
    setting("oidc_client_id", "what the provider knows this service as", "none"),
    setting(
        "oidc_client_secret_file",
        "the file with the secret that the provider has given it",
        "no secret: PKCE alone",
    ),
    setting("oidc_label", "the words of the button", "Sign in with your organisation"),
    setting(
        "oidc_second_factor",
        "what in the provider's tokens counts as a second factor, as amr=mfa, with commas between them; or acr=LEVEL",
        "nothing: ours is asked for",
    ),
    setting("brand_name", "the name in the head of every page", "yousaid"),
    setting("brand_logo", "a logo beside the name: an .svg or .png file of at most 100 kB", "none"),
    setting("brand_colour", "the colour of buttons and links, as #12436d", "our own"),
    setting("brand_dark_colour", "the same on dark ground", "our own"),
    setting(
        "safety",
        "whom to turn to in danger, shown where people write; lines with | between them",
        "999, a nurse, Childline",
    ),
    setting("contact", "whom to ask about privacy and accessibility", "the owner of each survey"),
    setting(
        "contacts",
        "whom families can talk to, as the ward and PALS, where they have sent their answers and where you say what you \
         did; lines with | between them",
        "the owner of each survey",
    ),
    setting(
        "talk_inbox",
        "the address that is told when a family would like to be talked to",
        "the owner of each survey",
    ),
    setting(
        "fonts",
        "font files for PDFs and pictures in letters that ours lack, as Urdu: .ttf or .otf with commas between them",
        "Noto Sans, DejaVu Sans",
    ),
    setting("workers", "how many threads answer requests", "one for each core"),
    setting("log", "readable or json, then a filter, as json,info", "readable,info"),
];
