"""Which index serves each parameter of the lists, and which parameters need none."""

from initiatives.filters import ChangeFilterSet

# By noun and query: what serves it on SQLite, and on PostgreSQL; "" where so few rows
# are read as quickly without.
FILTERS = {
    ("activities", "kind=forum"): ("activity_by_",) * 2,
    ("activities", "status=cancelled"): ("activity_by_status",) * 2,
    ("activities", "status=completed"): ("activity_by_status",) * 2,
    ("activities", "scope=global"): ("activity_by_scope",) * 2,
    ("activities", "one_party=yes"): ("activity_by_one_party",) * 2,
    ("activities", "differs=yes"): ("activity_by_differs",) * 2,
    ("activities", "participants_known=none"): ("activity_by_known",) * 2,
    ("activities", "series=s-7"): ("initiatives_activity_series_id",) * 2,
    ("activities", "from=2010-02&to=2010-03"): ("activity_by_earliest", "activity_by_until"),
    ("activities", "year=2010"): ("activity_by_earliest", "activity_by_until"),
    ("activities", "theme=t-3"): ("initiatives_activity_themes_",) * 2,
    ("activities", "sdg=4"): ("initiatives_activity_sdgs_",) * 2,
    ("activities", "organization=body-7"): (
        "sqlite_autoindex_initiatives_organizationrole_1",
        "initiatives_organiz_8a6e8b_idx",
    ),
    ("activities", "voice=press"): (
        "sqlite_autoindex_initiatives_activityvoice_1",
        "activity_voice_once",
    ),
    ("activities", "country=QAF"): (
        "sqlite_autoindex_initiatives_participation_1",
        "initiatives_country_c01f15_idx",
    ),
    ("activities", "role=host"): (
        "sqlite_autoindex_initiatives_participation_1",
        "initiatives_role_d6bec0_idx",
    ),
    ("activities", "income=high"): ("initiatives_country_income_group",) * 2,
    ("activities", "group=G3"): (
        "sqlite_autoindex_initiatives_groupmembership_1",
        "initiatives_group_i",
    ),
    ("activities", "region=155"): (
        "sqlite_autoindex_initiatives_participation_1",
        "initiatives_country_c01f15_idx",
    ),
    ("countries", "group=G3"): (
        "initiatives_groupmembership_group_id",
        "initiatives_group_i_ebd626_idx",
    ),
    ("countries", "region=155"): ("", "country_by_subregion"),
    ("countries", "income=high"): ("initiatives_country_income_group",) * 2,
    ("countries", "participating=yes"): (
        "sqlite_autoindex_initiatives_participation_1",
        "initiatives_participation_country_id",
    ),
    ("countries", "role=host"): (
        "initiatives_country_c01f15_idx",
        "initiatives_role_d6bec0_idx",
    ),
    ("countries", "kind=forum"): ("activity_by_kind_", "initiatives_participation_country_id"),
    ("countries", "theme=t-3"): ("initiatives_activity_themes_theme_id",) * 2,
    ("organizations", "kind=academia"): ("initiatives_kind_ac6753_idx",) * 2,
    ("organizations", "country=QAF"): ("initiatives_organization_country_id",) * 2,
    ("organizations", "role=partner"): (
        "initiatives_organiz_8a6e8b_idx",
        "initiatives_organizationrole_",
    ),
    ("commitments", "initiative=plan"): (
        "initiatives_commitment_initiative_id",
        "commitment_in_text",
    ),
    ("commitments", "promiser=QAF&promiser=body-8"): (
        "initiatives_commitment_promiser_",
        "initiatives_commitment_promiser_",
    ),
    ("commitments", "due_from=2031&due_to=2032"): (
        "commitment_by_due",
        "initiatives_due_on__7476fc_idx",
    ),
    ("sources", "publisher=p-9"): (
        "initiatives_source_publisher_id",
        "initiatives_publish_45da3d_idx",
    ),
    ("sources", "kind=speech"): ("initiatives_source_kind",) * 2,
    ("sources", "language=zh"): ("initiatives_source_language",) * 2,
    ("sources", "year=2010"): ("initiatives_publish_ab4948_idx",) * 2,
    ("sources", "voice=host"): ("initiatives_voice_468c49_idx",) * 2,
    ("statements", "from=1990&to=1990"): ("statement_by_latest",) * 2,
    ("statements", "person=q-7"): ("initiatives_statement_person_id",) * 2,
    ("observations", "indicator=i-7"): ("initiatives_observation_indicator_id",) * 2,
    ("publishers", "kind=press"): ("initiatives_kind_44a964_idx",) * 2,
    ("countries", "year=2010"): (
        "sqlite_autoindex_initiatives_participation_1",
        "initiatives_participation_country_id",
    ),
    ("groups", "country=QAF"): ("initiatives_groupmembership_country_id",) * 2,
    ("participations", "activity=plan"): ("initiatives_participation_activity_id",) * 2,
    ("participations", "kind=forum"): ("activity_by_",) * 2,
    ("participations", "country=QAF"): ("initiatives_country_c01f15_idx",) * 2,
    ("participations", "group=G3"): (
        "sqlite_autoindex_initiatives_groupmembership_1",
        "initiatives_group_i",
    ),
    ("participations", "region=155"): (
        "sqlite_autoindex_initiatives_participation_1",
        "initiatives_country_c01f15_idx",
    ),
    ("participations", "income=high"): ("initiatives_country_income_group",) * 2,
    ("participations", "role=host"): (
        "sqlite_autoindex_initiatives_participation_1",
        "initiatives_role_d6bec0_idx",
    ),
    ("evidence", "commitment=promise-0"): ("initiatives_evidence_",) * 2,
    ("evidence", "activity=plan"): ("initiatives_evidence_activity_id",) * 2,
    ("evidence", "source=source-7"): ("initiatives_evidence_source_id",) * 2,
    ("statements", "activity=plan"): ("initiatives_statement_activity_id",) * 2,
    ("statements", "organization=body-7"): ("initiatives_statement_body_id",) * 2,
    ("statements", "country=QAF"): ("initiatives_statement_country_id",) * 2,
    ("statements", "source=source-7"): ("initiatives_statement_source_id",) * 2,
    ("claims", "activity=plan"): ("initiatives_claim_activity_id",) * 2,
    ("claims", "source=source-7"): ("initiatives_source__147846_idx",) * 2,
    ("relations", "activity=plan"): ("initiatives_activityrelation_to_activity_id",) * 2,
    ("outcomes", "activity=plan"): ("initiatives_outcome_activity_id",) * 2,
    # On PostgreSQL the index has the name of the column before it was renamed.
    ("outcomes", "concerns=plan"): ("initiatives_outcome_concerns_id", "Index Cond: (concerns_id"),
    ("outcomes", "series=s-7"): ("initiatives_activity_series_id",) * 2,
    ("observations", "country=QAF"): ("initiatives_observation_country_id",) * 2,
    ("observations", "activity=plan"): ("initiatives_observation_activity_id",) * 2,
    ("observations", "source=source-7"): ("initiatives_observation_source_id",) * 2,
    ("publishers", "country=QAF"): ("initiatives_publisher_country_id",) * 2,
}

# Nouns that have the parameters of another.
SAME = dict.fromkeys(("initiatives", "workshops", "forums"), "activities")

HISTORY = "the log unites the histories, which no index spans (docs/architecture.md)"
FEW_CODES = "two to eight codes that most rows share: all are read as quickly"
UNINDEXED = {
    "q": "words have an index of their own, see test_search_index.py",
    "order": "see ORDERS of test_list_plans.py",
    "on": "the day that is counted for; it leaves out no row",
    ("commitments", "level"): "computed from evidence, checks and overrides",
    ("commitments", "timeliness"): "computed from evidence, checks and overrides",
    ("outcomes", "follow_up"): "told from dates of what is tied to each",
    ("participations", "certainty"): FEW_CODES,
    ("evidence", "bearing"): FEW_CODES,
    ("statements", "kind"): FEW_CODES,
    ("claims", "field"): "those of an activity or of a source are asked for",
    ("claims", "basis"): FEW_CODES,
    ("relations", "kind"): FEW_CODES,
    **{("changes", name): HISTORY for name in ChangeFilterSet.base_filters},
}
