//! The survey as a whole.

use super::conditions::Scope;
use super::{dates, figures, items, media, people, settings, tags, texts, variants};
use crate::definition::survey::{Owner, Privacy, Reviewed, Survey};
use crate::json::{Findings, Pointer, did_you_mean};
use crate::question::{Build, Label, Variant, Wording, check_name};
use crate::texts::Language;
use crate::typed;
use std::collections::BTreeMap;

/// The grounds of UK GDPR, article 6(1), a to f.
const LAWFUL_BASES: &[&str] =
    &["consent", "contract", "legalObligation", "vitalInterests", "publicTask", "legitimateInterests"];

/// Checks everything; the survey is `None` only where it has no language to speak of.
pub(super) fn check(
    typed: &typed::Survey,
    served: &BTreeMap<String, String>,
    findings: &mut Findings,
) -> Option<Survey> {
    let root = Pointer::root();
    if let Err(message) = check_name(&typed.id) {
        findings.error(&root.key("id"), message);
    }
    let languages = languages(&typed.languages, findings);
    let default = languages.first()?.clone();
    let no_lists = BTreeMap::new();
    let lists = typed.option_lists.as_ref().unwrap_or(&no_lists);
    let mut build = Build { default: default.clone(), media: served, lists, findings };
    let roles = people::roles(typed.roles.as_deref().unwrap_or_default(), &mut build);
    let role_ids = people::named(typed.roles.as_deref().unwrap_or_default());
    let no_conditions = BTreeMap::new();
    let all_items = all_items(typed);
    let mut scope = Scope {
        named: typed.conditions.as_ref().unwrap_or(&no_conditions),
        all_items: &all_items,
        roles: &role_ids,
        languages: &languages,
        kept_for: typed.retention_days,
        earlier: BTreeMap::new(),
    };
    let pages = items::pages(&typed.pages, &mut scope, &mut build);
    settings::once(typed, build.findings);
    let wording = wording(typed, &build);
    let owner = typed.owner.as_ref().map(|owner| self::owner(owner, &mut build));
    let privacy = typed.privacy.as_ref().map(|privacy| self::privacy(privacy, &mut build));
    let credits = texts::credits(typed).into_iter().map(|credit| build.text(credit)).collect();
    let findings = build.findings;
    let opens = dates::day(typed.opens.as_ref(), &root.key("opens"), findings);
    let closes = dates::day(typed.closes.as_ref(), &root.key("closes"), findings);
    if opens.zip(closes).is_some_and(|(opens, closes)| closes < opens) {
        findings.error(&root.key("closes"), "The survey closes before it opens.");
    }
    let survey = Survey {
        id: typed.id.clone(),
        wording,
        reviewed: reviewed(typed.reviewed.as_ref(), &languages, findings),
        expected: figures::expected(typed.expected.as_ref(), &roles, findings),
        roles,
        owner,
        privacy,
        opens,
        closes,
        timezone: dates::zone(typed.timezone.as_ref(), &root.key("timezone"), findings),
        retention_days: typed.retention_days,
        reports: reports(typed.reports.as_deref().unwrap_or_default(), &default, findings),
        release: dates::release(typed.release.as_ref(), findings),
        comments_from: figures::comments(typed.comments.as_ref(), findings),
        frame_allowed: frames(typed.frame_allowed.as_deref().unwrap_or_default(), findings),
        sign_offs: figures::sign_offs(typed.sign_offs.as_ref(), findings),
        credits,
        pages,
        languages,
    };
    if survey.retention_days == Some(0) {
        findings.error(&root.key("retentionDays"), "An answer is kept for 1 day at least.");
    }
    variants::check(typed, &role_ids, findings);
    tags::check(typed, &survey.languages, findings);
    media::check(typed, findings);
    needs(&survey, findings);
    Some(survey)
}

fn languages(tags: &[String], findings: &mut Findings) -> Vec<Language> {
    let at = Pointer::root().key("languages");
    if tags.is_empty() {
        findings.error(&at, "A survey has at least one language, such as \"en\".");
    }
    let mut languages: Vec<Language> = Vec::new();
    for (index, tag) in tags.iter().enumerate() {
        match Language::parse(tag) {
            None => findings.error(
                &at.index(index),
                format!("\"{tag}\" is not a language tag. Write it as \"en\", \"cy\" or \"en-simple\"."),
            ),
            Some(language) if languages.contains(&language) => {
                findings.error(&at.index(index), format!("\"{tag}\" stands twice."))
            }
            Some(language) => languages.push(language),
        }
    }
    languages
}

fn all_items(typed: &typed::Survey) -> Vec<String> {
    let items = typed.pages.iter().flat_map(|page| &page.items);
    items
        .flat_map(|item| std::iter::once(&item.id).chain(item.items.iter().flatten().map(|inner| &inner.id)))
        .cloned()
        .collect()
}

fn wording(typed: &typed::Survey, build: &Build<'_>) -> Wording {
    let base = Variant {
        hint: typed.introduction.as_ref().map(|text| build.text(text)),
        ..items::media(typed.image.as_ref(), typed.audio.as_ref(), typed.signed_video.as_ref(), build)
    };
    Wording {
        label: Label::Own(build.text(&typed.title)),
        base,
        by_role: build.variants(typed.by_role.as_ref()),
        by_band: build.variants(typed.by_band.as_ref()),
    }
}

fn owner(typed: &typed::Owner, build: &mut Build<'_>) -> Owner {
    let at = Pointer::root().key("owner");
    let team = build.text(&typed.team);
    let mut address = |address: &String, key: &str| dates::email(address, &at.key(key), build.findings);
    Owner {
        team,
        email: address(&typed.email, "email"),
        deputy: typed.deputy.as_ref().map(|deputy| address(deputy, "deputy")),
        safeguarding: typed.safeguarding.as_ref().map(|inbox| address(inbox, "safeguarding")),
    }
}

fn privacy(typed: &typed::Privacy, build: &mut Build<'_>) -> Privacy {
    if !LAWFUL_BASES.contains(&typed.lawful_basis.as_str()) {
        let hint = did_you_mean(&typed.lawful_basis, LAWFUL_BASES.iter().copied());
        let hint = hint.map(|meant| format!(" Did you mean \"{meant}\"?")).unwrap_or_default();
        let message =
            format!("\"{}\" is not a lawful basis.{hint} Known are: {}.", typed.lawful_basis, LAWFUL_BASES.join(", "));
        build.findings.error(&Pointer::root().key("privacy").key("lawfulBasis"), message);
    }
    Privacy {
        controller: build.text(&typed.controller),
        lawful_basis: typed.lawful_basis.clone(),
        principles: typed.principles.as_ref().map(|text| build.text(text)),
    }
}

fn reviewed(
    typed: Option<&BTreeMap<String, typed::Reviewed>>,
    languages: &[Language],
    findings: &mut Findings,
) -> BTreeMap<Language, Reviewed> {
    let mut read = BTreeMap::new();
    for (tag, one) in typed.into_iter().flatten() {
        let at = Pointer::root().key("reviewed").key(tag);
        let Some(language) = Language::parse(tag).filter(|language| languages.contains(language)) else {
            findings.error(&at, format!("\"{tag}\" is not one of this survey's languages."));
            continue;
        };
        if one.by.trim().is_empty() {
            findings.error(&at.key("by"), "Name the person who read it.");
        }
        if let Some(on) = dates::day(Some(&one.on), &at.key("on"), findings) {
            read.insert(language, Reviewed { by: one.by.clone(), on });
        }
    }
    read
}

fn reports(
    typed: &[typed::Report],
    default: &Language,
    findings: &mut Findings,
) -> Vec<crate::definition::ReportSchedule> {
    let at = Pointer::root().key("reports");
    typed.iter().enumerate().filter_map(|(i, one)| dates::report(one, &at.index(i), default, findings)).collect()
}

fn frames(sites: &[String], findings: &mut Findings) -> Vec<String> {
    let at = Pointer::root().key("frameAllowed");
    for (index, site) in sites.iter().enumerate() {
        let right = url::Url::parse(site).is_ok_and(|url| {
            url.scheme() == "https"
                && url.path() == "/"
                && url.query().is_none()
                && url.fragment().is_none()
                && url.username().is_empty()
        });
        if !right || site.contains([';', ',', ' ', '\'']) {
            findings.error(
                &at.index(index),
                format!("\"{site}\" is not a site. Write it as \"https://www.example.nhs.uk\", without a path."),
            );
        }
    }
    sites.iter().map(|site| site.trim_end_matches('/').to_owned()).collect()
}

/// What a survey can't be published without.
fn needs(survey: &Survey, findings: &mut Findings) {
    let root = Pointer::root();
    if survey.privacy.is_none() {
        findings.error(
            &root.key("privacy"),
            "A survey needs \"privacy\": who is responsible for the data, and the lawful basis.",
        );
    }
    match &survey.owner {
        None => findings.error(
            &root.key("owner"),
            "A survey needs an \"owner\": the team that reads the answers, and its email address.",
        ),
        Some(owner) if survey.takes_comments() && owner.deputy.is_none() => {
            findings.error(
                &root.key("owner").key("deputy"),
                "A survey with free text needs a \"deputy\" who reads it when the owner is away.",
            );
        }
        Some(_) => {}
    }
}
