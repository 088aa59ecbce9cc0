//! The tables as diesel sees them: one description for both databases, which
//! `tests/it/store_schema.rs` compares with what the migrations make.

/// The organisation whose records these are. It stands in every primary key, so
/// that a distributed database can shard by it; for now there is one.
pub(super) const ORG: i64 = 1;

diesel::table! {
    surveys (org_id, id) {
        org_id -> BigInt,
        id -> Text,
        current_version -> Integer,
        state -> Text,
        first_published_day -> Integer,
        state_at -> BigInt,
        team -> Nullable<Text>,
    }
}

diesel::table! {
    places (org_id, id) {
        org_id -> BigInt,
        id -> Text,
        name -> Text,
        kind -> Text,
        parent -> Nullable<Text>,
        site -> Nullable<Text>,
        first_day -> Nullable<Integer>,
        last_day -> Nullable<Integer>,
        team -> Nullable<Text>,
    }
}

diesel::table! {
    collection_points (org_id, code) {
        org_id -> BigInt,
        code -> Text,
        survey -> Text,
        place -> Text,
        recipients -> Text,
        archived -> Bool,
    }
}

diesel::table! {
    versions (org_id, survey, number) {
        org_id -> BigInt,
        survey -> Text,
        number -> Integer,
        hash -> Text,
        definition -> Text,
        source -> Text,
        published_at -> BigInt,
        media -> Text,
    }
}

diesel::table! {
    media (org_id, hash) {
        org_id -> BigInt,
        hash -> Text,
        mime -> Text,
        bytes -> Binary,
    }
}

diesel::table! {
    arrivals (id) {
        id -> BigInt,
        body -> Binary,
    }
}

diesel::table! {
    responses (org_id, key) {
        org_id -> BigInt,
        key -> Binary,
        survey -> Text,
        version -> Integer,
        day -> Integer,
        language -> Text,
        role -> Nullable<Text>,
        help -> Nullable<Text>,
        band -> Nullable<Text>,
        mode -> Text,
        release -> Nullable<Integer>,
        body_hash -> Binary,
        answers -> Text,
    }
}

diesel::table! {
    comments (org_id, response_key, id) {
        org_id -> BigInt,
        id -> Binary,
        response_key -> Binary,
        survey -> Text,
        item -> Text,
        part -> Nullable<Text>,
        language -> Text,
        role -> Nullable<Text>,
        day -> Integer,
        text -> Text,
        shown -> Nullable<Text>,
        state -> Text,
        marked -> Bool,
        confirmed_small -> Bool,
        release -> Nullable<Integer>,
        decided_by -> Nullable<Text>,
        decided_at -> Nullable<BigInt>,
        thanks -> Bool,
        place -> Nullable<Text>,
        revision -> Integer,
    }
}

diesel::table! {
    themes (org_id, survey, id) {
        org_id -> BigInt,
        survey -> Text,
        id -> Text,
        name -> Text,
    }
}

diesel::table! {
    comment_themes (org_id, survey, comment, theme) {
        org_id -> BigInt,
        survey -> Text,
        comment -> Binary,
        theme -> Text,
    }
}

diesel::table! {
    theme_figures (org_id, survey, number, theme) {
        org_id -> BigInt,
        survey -> Text,
        number -> Integer,
        theme -> Text,
        day -> Integer,
        people -> BigInt,
    }
}

diesel::table! {
    form_counts (org_id, survey, day, what) {
        org_id -> BigInt,
        survey -> Text,
        day -> Integer,
        what -> Text,
        people -> BigInt,
    }
}

diesel::table! {
    return_totals (org_id, survey, month, place, what) {
        org_id -> BigInt,
        survey -> Text,
        month -> Text,
        place -> Text,
        what -> Text,
        people -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(comments, comment_themes);
diesel::allow_tables_to_appear_in_same_query!(comments, responses);

diesel::table! {
    withdrawn (org_id, key) {
        org_id -> BigInt,
        key -> Binary,
        survey -> Text,
    }
}

diesel::table! {
    releases (org_id, survey, number) {
        org_id -> BigInt,
        survey -> Text,
        number -> Integer,
        day -> Integer,
        responses -> Integer,
        figures -> Text,
        held -> Text,
        deletions -> Integer,
        settled -> Integer,
        expired -> Integer,
    }
}

diesel::table! {
    drafts (org_id, key) {
        org_id -> BigInt,
        key -> Binary,
        body -> Binary,
        expires_hour -> BigInt,
    }
}

diesel::table! {
    outbox (org_id, id) {
        org_id -> BigInt,
        id -> Text,
        report -> Text,
        recipient -> Text,
        period -> Text,
        survey -> Text,
        kind -> Text,
        payload -> Text,
        state -> Text,
        attempts -> Integer,
        next_at -> BigInt,
        lease_until -> Nullable<BigInt>,
        last_error -> Nullable<Text>,
        message_id -> Nullable<Text>,
        created_at -> BigInt,
    }
}

diesel::table! {
    sign_in (org_id, token_hash) {
        org_id -> BigInt,
        token_hash -> Binary,
        code_hash -> Binary,
        email -> Text,
        expires_at -> BigInt,
        spent_at -> Nullable<BigInt>,
        tries -> Integer,
    }
}

diesel::table! {
    sessions (org_id, token_hash) {
        org_id -> BigInt,
        token_hash -> Binary,
        email -> Text,
        created_at -> BigInt,
        seen_at -> BigInt,
        expires_at -> BigInt,
        awaits_factor -> Bool,
        factor_elsewhere -> Bool,
    }
}

diesel::table! {
    audit (org_id, id) {
        org_id -> BigInt,
        id -> Text,
        at -> BigInt,
        who -> Text,
        what -> Text,
        survey -> Nullable<Text>,
        detail -> Text,
        number -> Nullable<BigInt>,
        hash -> Nullable<Binary>,
    }
}

diesel::table! {
    audit_heads (org_id) {
        org_id -> BigInt,
        number -> BigInt,
        hash -> Binary,
        older -> BigInt,
    }
}

diesel::table! {
    organisations (org_id) {
        org_id -> BigInt,
        name -> Text,
        requires_factor -> Bool,
    }
}

diesel::table! {
    teams (org_id, id) {
        org_id -> BigInt,
        id -> Text,
        name -> Text,
    }
}

diesel::table! {
    people (org_id, email) {
        org_id -> BigInt,
        email -> Text,
        name -> Text,
        state -> Text,
        created_at -> BigInt,
        password_hash -> Nullable<Text>,
        factor -> Nullable<Binary>,
        factor_step -> BigInt,
    }
}

diesel::table! {
    roles (org_id, email, team, role) {
        org_id -> BigInt,
        email -> Text,
        team -> Text,
        role -> Text,
    }
}

diesel::table! {
    identities (org_id, issuer, subject) {
        org_id -> BigInt,
        issuer -> Text,
        subject -> Text,
        email -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    recovery_codes (org_id, email, code_hash) {
        org_id -> BigInt,
        email -> Text,
        code_hash -> Binary,
    }
}

diesel::table! {
    tokens (org_id, id) {
        org_id -> BigInt,
        id -> Text,
        token_hash -> Binary,
        name -> Text,
        email -> Text,
        scope -> Text,
        surveys -> Text,
        created_at -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(collection_points, places);
diesel::allow_tables_to_appear_in_same_query!(people, roles);

diesel::table! {
    survey_drafts (org_id, survey) {
        org_id -> BigInt,
        survey -> Text,
        team -> Nullable<Text>,
        revision -> Integer,
        base_version -> Nullable<Integer>,
        created_at -> BigInt,
    }
}

diesel::table! {
    survey_revisions (org_id, survey, number) {
        org_id -> BigInt,
        survey -> Text,
        number -> Integer,
        parent -> Nullable<Integer>,
        body -> Text,
        who -> Text,
        at -> BigInt,
        what -> Text,
    }
}

diesel::table! {
    survey_media (org_id, survey, name) {
        org_id -> BigInt,
        survey -> Text,
        name -> Text,
        hash -> Text,
    }
}

diesel::table! {
    survey_files (org_id, file) {
        org_id -> BigInt,
        file -> Text,
        survey -> Text,
        hash -> Text,
        text -> Text,
        waiting -> Nullable<Text>,
    }
}

diesel::table! {
    survey_translations (org_id, survey, language, place) {
        org_id -> BigInt,
        survey -> Text,
        language -> Text,
        place -> Text,
        source -> Text,
        who -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    draft_links (org_id, survey, id) {
        org_id -> BigInt,
        survey -> Text,
        id -> Text,
        language -> Nullable<Text>,
        name -> Text,
        created_by -> Text,
        created_at -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::table! {
    reviews (org_id, survey) {
        org_id -> BigInt,
        survey -> Text,
        opened_by -> Text,
        opened_at -> BigInt,
        lapses_at -> BigInt,
        shared -> Bool,
        body -> Text,
    }
}

diesel::table! {
    reviewers (org_id, survey, id) {
        org_id -> BigInt,
        survey -> Text,
        id -> Text,
        email -> Nullable<Text>,
        name -> Text,
        adult -> Nullable<Text>,
        lived_experience -> Bool,
        credit -> Nullable<Text>,
        credited -> Nullable<Text>,
        minutes -> Integer,
        created_by -> Text,
        created_at -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::table! {
    remarks (org_id, survey, id) {
        org_id -> BigInt,
        survey -> Text,
        id -> Text,
        reviewer -> Text,
        at -> BigInt,
        page -> Text,
        item -> Nullable<Text>,
        language -> Text,
        role -> Nullable<Text>,
        band -> Nullable<Text>,
        ready -> Nullable<Text>,
        words -> Text,
        said -> Text,
        part -> Text,
        shared -> Bool,
        state -> Text,
        answer -> Text,
        now_said -> Text,
        answered_by -> Nullable<Text>,
        answered_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    sign_offs (org_id, survey, reviewer) {
        org_id -> BigInt,
        survey -> Text,
        reviewer -> Text,
        at -> BigInt,
        body -> Text,
    }
}

diesel::table! {
    changes (org_id, survey, id) {
        org_id -> BigInt,
        survey -> Text,
        id -> Text,
        revision -> Integer,
        body -> Text,
        writers -> Text,
        written_at -> BigInt,
        reviewed_by -> Nullable<Text>,
        reviewed_at -> Nullable<BigInt>,
        published -> Nullable<Text>,
        published_by -> Nullable<Text>,
        published_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    co_signers (org_id, survey, change, id) {
        org_id -> BigInt,
        survey -> Text,
        change -> Text,
        id -> Text,
        name -> Text,
        young -> Bool,
        credit -> Nullable<Text>,
        signed -> Nullable<Text>,
        created_by -> Text,
        expires_at -> BigInt,
    }
}

diesel::table! {
    news (org_id, key) {
        org_id -> BigInt,
        key -> Binary,
        survey -> Text,
        sealed -> Binary,
    }
}

diesel::table! {
    digests (org_id, email) {
        org_id -> BigInt,
        email -> Text,
        often -> Text,
        surveys -> Text,
        places -> Text,
        attached -> Nullable<Text>,
        zone -> Text,
        key -> Binary,
    }
}

diesel::table! {
    digest_marks (org_id, email, survey) {
        org_id -> BigInt,
        email -> Text,
        survey -> Text,
        release -> Integer,
    }
}
