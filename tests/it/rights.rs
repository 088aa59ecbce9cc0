//! Who may do what, as a table of rights, roles and grounds over the pure function.

use crate::world::definitions;
use std::collections::BTreeMap;
use yousaid::definition::Survey;
use yousaid::rights::{Duty, Ground, Person, Right, Role, Scope, Teams, may, may_anything, may_give, team_id};
use yousaid::store::Team;

/// The rights in the order of the table's columns.
const RIGHTS: [Right; 13] = Right::ALL;

/// A letter for each right that the role has: R reads results, M moderates, S safeguards, A authors, P publishes,
/// V reviews, L lays out places, X exact counts, E rows, W writes changes, O people, T the audit trail, G operates.
const TABLE: [(Role, &str); 6] = [
    (Role::Admin, "R..APVL...OTG"),
    (Role::Lead, "R....V..EW..."),
    (Role::Moderator, "RMS.........."),
    (Role::Reviewer, "R....V......."),
    (Role::ReturnOfficer, "R......X....."),
    (Role::Operator, "...........TG"),
];

fn ward_design() -> Survey {
    yousaid::publish::check_file(&definitions().join("ward-design.json")).0.survey.unwrap()
}

fn holder(role: Role, scope: &str) -> Person {
    Person::member("somebody@example.nhs.uk", vec![Duty { role, scope: Scope::parse(scope) }])
}

/// The rights that a person has on a ground, as the table writes them.
fn rights(person: &Person, ground: Ground<'_>) -> String {
    let letters = "RMSAPVLXEWOTG".chars();
    RIGHTS
        .into_iter()
        .zip(letters)
        .map(|(right, letter)| if may(person, right, ground) { letter } else { '.' })
        .collect()
}

#[test]
fn each_role_has_the_rights_of_the_table_where_it_holds_and_none_elsewhere() {
    const NONE: &str = ".............";
    let survey = ward_design();
    for (role, all) in TABLE {
        let member = holder(role, "own");
        for (ground, expected) in [
            (Ground::Survey(&survey, Some("own")), all),
            (Ground::Team("own"), all),
            (Ground::Survey(&survey, Some("other")), NONE),
            (Ground::Survey(&survey, None), NONE),
            (Ground::Team("other"), NONE),
            (Ground::Organisation, NONE),
        ] {
            assert_eq!(rights(&member, ground), expected, "{role:?} of a team on {ground:?}");
        }
        let everywhere = holder(role, "*");
        for ground in [Ground::Survey(&survey, None), Ground::Team("other"), Ground::Organisation] {
            assert_eq!(rights(&everywhere, ground), all, "{role:?} of the organisation on {ground:?}");
        }
    }
}

#[test]
fn an_address_that_a_definition_names_has_its_rights_on_that_survey_alone() {
    let survey = ward_design();
    for (email, expected) in [
        ("Ward.Design@example.nhs.uk", "RMS.....E...."),
        ("families@example.nhs.uk", "RMS.....E...."),
        ("safeguarding@example.nhs.uk", "..S.........."),
        ("somebody@example.nhs.uk", "............."),
    ] {
        let person = Person::new(email);
        assert_eq!(rights(&person, Ground::Survey(&survey, None)), expected, "{email}");
        assert!(!may_anything(&person, Ground::Organisation) && !may_anything(&person, Ground::Team("own")), "{email}");
    }
}

#[test]
fn nobody_gives_a_role_beyond_the_own_team() {
    let duty = |role, scope: &str| Duty { role, scope: Scope::parse(scope) };
    for role in Role::ALL {
        assert!(may_give(&holder(Role::Admin, "own"), &duty(role, "own")), "{role:?}");
        assert!(!may_give(&holder(Role::Admin, "own"), &duty(role, "other")), "{role:?}");
        assert!(!may_give(&holder(Role::Admin, "own"), &duty(role, "*")), "{role:?}");
        assert!(may_give(&holder(Role::Admin, "*"), &duty(role, "*")), "{role:?}");
        let other = Role::ALL.into_iter().filter(|holds| *holds != Role::Admin);
        other.for_each(|holds| assert!(!may_give(&holder(holds, "*"), &duty(role, "own")), "{holds:?} {role:?}"));
    }
}

#[test]
fn a_survey_belongs_to_the_team_that_it_was_given_to_or_else_to_the_one_that_it_names() {
    let survey = ward_design();
    let team = |id: &str, name: &str| Team { id: id.to_owned(), name: name.to_owned() };
    let all = || vec![team("wards", "Ward design team"), team("play", "Zespół projektujący oddział")];
    let given = |team: &str| BTreeMap::from([("ward-design".to_owned(), team.to_owned())]);
    let of = |teams: Teams| teams.of(&survey).map(|team| team.id.clone());
    assert_eq!(of(Teams::new(all(), BTreeMap::new())).as_deref(), Some("wards"), "in its first language");
    assert_eq!(of(Teams::new(all(), given("play"))).as_deref(), Some("play"));
    assert_eq!(of(Teams::new(all(), given("gone"))), None);
    assert_eq!(of(Teams::default()), None);
}

#[test]
fn a_short_name_is_made_of_letters_that_addresses_have() {
    for (name, id) in [
        ("Ward design team", Some("ward-design-team")),
        ("  Zespół A/E – 24h ", Some("zesp-a-e-24h")),
        ("*", None),
        ("وارڈ", None),
    ] {
        assert_eq!(team_id(name).as_deref(), id, "{name}");
    }
    assert_eq!(team_id(&"long ".repeat(20)).map(|id| id.len()), Some(39));
}
