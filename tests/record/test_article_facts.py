"""The five founding articles are on record: each fact by value, from its own article."""

from tests.record.shipped import by_slug, plain, shipped, table

FACTS = table("article_facts.csv")
# Facts whose own source must be the article that they were read in.
SOURCED = {"claim", "statement", "observation"}
# The fields that name a record which has no slug.
KEYS = {
    "claim": ("activity", "field"),
    "milestone": ("activity",),
    "organizationrole": ("activity", "organization"),
    "outcome": ("activity",),
    "participation": ("activity", "country"),
    "activityrelation": ("from_activity", "to_activity"),
}
MODELS = {"organization_role": "organizationrole", "relation": "activityrelation"}
ARTICLES = {
    fields["founding_text"]: fields["slug"]
    for fields in shipped("source")
    if fields.get("founding_text")
}


def records_of(fact):
    """Return the records that a row names: one, or several of a key that is shared."""
    model = MODELS.get(fact["noun"], fact["noun"])
    keys = KEYS.get(model, ("slug",))
    found = [
        fields
        for fields in shipped(model)
        if "/".join(plain(fields.get(key)) for key in keys) == fact["record"]
    ]
    if model in SOURCED:
        found = [fields for fields in found if plain(fields["source"]) == ARTICLES[fact["article"]]]
    return found


def is_on_record(fact):
    values = [plain(fields.get(fact["field"])) for fields in records_of(fact)]
    if fact["match"] == "contains":
        return any(fact["value"] in value for value in values)
    return fact["value"] in values


def test_each_fact_of_the_articles_is_on_record():
    assert [fact for fact in FACTS if not is_on_record(fact)] == []


def test_only_prose_may_be_matched_in_part():
    in_part = {fact["field"] for fact in FACTS if fact["match"] == "contains"}

    assert in_part <= {"aliases", "audience", "note", "summary", "text", "verbatim"}
    assert {fact["match"] for fact in FACTS} == {"contains", "equal"}


def test_a_fact_that_no_article_gives_is_not_found():
    fact = FACTS[0] | {"value": "A title that nobody wrote"}

    assert records_of(fact) == [by_slug("source")[fact["record"]]]
    assert not is_on_record(fact)


def test_every_article_gives_at_least_thirty_facts():
    counts = {name: sum(fact["article"] == name for fact in FACTS) for name in sorted(ARTICLES)}

    assert len(FACTS) >= 120
    assert len(counts) == 5
    assert min(counts.values()) >= 30, counts


def test_every_person_quoted_is_named_by_the_facts():
    named = {
        fact["value"] for fact in FACTS if (fact["noun"], fact["field"]) == ("statement", "person")
    }
    speaking = {
        plain(fields["person"])
        for fields in shipped("statement")
        if plain(fields["source"]) in ARTICLES.values() and fields.get("person")
    }

    assert named == speaking
