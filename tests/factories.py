"""Rows for tests: plain functions with good defaults; what a test is about, it says itself."""

from itertools import count
from typing import Any

from initiatives import derived, models, workflow
from initiatives.agreement import shown_values

NUMBERS = count(1)
KINDS = {"initiative": models.Initiative, "workshop": models.Workshop, "forum": models.Forum}
# What an initiative cannot do without.
INITIATIVE = {"initiative_type": "programme", "status": "active"}
# Alpha-2, M49, name, region, subregion, intermediate region (UN Statistics Division).
COUNTRIES = {
    "CHN": ("CN", "156", "China", "142", "030", ""),
    "CIV": ("CI", "384", "Côte d’Ivoire", "002", "202", "011"),
    "FRA": ("FR", "250", "France", "150", "155", ""),
    "KEN": ("KE", "404", "Kenya", "002", "202", "014"),
    "NAM": ("NA", "516", "Namibia", "002", "202", "018"),
    "ZMB": ("ZM", "894", "Zambia", "002", "202", "014"),
}
COUNTRY_COLUMNS = ("iso_alpha2", "m49", "name", "region", "subregion", "intermediate_region")


def slugged(noun: str, fields: dict[str, Any]) -> dict[str, Any]:
    """Return fields with a slug that no other row has, and a name or title made from it."""
    return {"slug": f"{noun}-{next(NUMBERS)}"} | fields


def build_activity(kind: str = "workshop", **fields: Any) -> models.Activity:
    """Return a published activity that is not saved yet."""
    own = INITIATIVE if kind == "initiative" else {}
    values = slugged(kind, {"name": f"A {kind}", "publication_state": "published"} | own | fields)
    return KINDS[kind](**values)


def make_activity(
    kind: str = "workshop", *, host: str = "", participant: str = "", **fields: Any
) -> models.Activity:
    """Make a published activity; ``host`` and ``participant`` are alpha-3 codes."""
    activity = build_activity(kind, **fields)
    activity.save()
    for code, role in ((host, "host"), (participant, "participant")):
        if code:
            make_participation(activity, code, role)
    return models.Activity.objects.get(pk=activity.pk)


def make_participation(
    activity: models.Activity, code: str, role: str = "participant", **fields: Any
) -> models.Participation:
    """Give the country of an alpha-3 code a role in an activity."""
    return models.Participation.objects.create(
        activity=activity, country=make_country(code), role=role, **fields
    )


def make_country(code: str = "KEN", **fields: Any) -> models.Country:
    """Return the country of an alpha-3 code, made if need be; unknown codes are invented."""
    number = next(NUMBERS)
    invented = (f"{number % 100:02}", f"x{number % 100:02}", f"Country {code}", "009", "053", "")
    defaults = dict(zip(COUNTRY_COLUMNS, COUNTRIES.get(code, invented), strict=True)) | fields
    return models.Country.objects.get_or_create(iso_alpha3=code, defaults=defaults)[0]


def name_country(code: str, language: str, text: str, kind: str = "common") -> models.Country:
    """Give the country of an alpha-3 code a name by which it is found, as an editor would."""
    country = make_country(code)
    name = models.CountryName(country=country, language=language, text=text, kind=kind)
    name.save()
    derived.renew_words_after(name)
    return country


def make_found(kind: str = "workshop", **fields: Any) -> models.Activity:
    """Make an activity that search finds, as after every change of one."""
    activity = make_activity(kind, **fields)
    workflow.refresh(activity)
    return activity


def make_person(name: str, **fields: Any) -> models.Person:
    """Make somebody who spoke."""
    return models.Person.objects.create(**slugged("person", {"name": name} | fields))


def make_statement(person: models.Person | None = None, **fields: Any) -> models.Statement:
    """Make what somebody said, by default nobody named and about no activity."""
    speaker = {"speaker_kind": "person", "person": person}
    values = speaker if person else {"speaker_kind": "unnamed", "speaker": "sources involved"}
    values |= {"summary": "Said something", "source": fields.pop("source", None) or make_source()}
    return models.Statement.objects.create(**slugged("statement", values | fields))


def make_group(code: str = "LDC", **fields: Any) -> models.CountryGroup:
    """Return the country group of a code, made if need be."""
    return models.CountryGroup.objects.get_or_create(
        code=code, defaults={"name": f"Group {code}"} | fields
    )[0]


def make_membership(group: str, country: str, **fields: Any) -> models.GroupMembership:
    """Make a country a member of a group; both are codes."""
    return models.GroupMembership.objects.create(
        group=make_group(group), country=make_country(country), **fields
    )


def make_publisher(kind: str = "press", *, country: str = "", **fields: Any) -> models.Publisher:
    """Make a publisher; ``country`` is an alpha-3 code."""
    values = slugged("publisher", {"name": "A publisher", "kind": kind} | fields)
    if country:
        values["country"] = make_country(country)
    return models.Publisher.objects.create(**values)


def make_source(publisher: models.Publisher | None = None, **fields: Any) -> models.Source:
    """Make a source, by default of a newspaper of its own."""
    values = slugged("source", {"title": "A source", "kind": "news"} | fields)
    return models.Source.objects.create(publisher=publisher or make_publisher(), **values)


def make_claim(
    activity: models.Activity,
    field: str = "",
    *,
    source: models.Source | None = None,
    **fields: Any,
) -> models.Claim:
    """Make a claim: on the record as a whole, or, with a field, a stated one."""
    basis = "stated" if field else "record"
    values = {"basis": basis, "value": "as worded" if field else ""} | fields
    return models.Claim.objects.create(
        activity=activity, field=field, source=source or make_source(), **values
    )


def make_support(activity: models.Activity, *fields: str) -> None:
    """Make a claim for each field that says what the record holds; "" is the whole record."""
    for field in fields:
        shown = sorted(shown_values(activity, field), key=len) or ["nothing"]
        make_claim(activity, field, **({"value": shown[-1]} if field else {}))


def make_organization(
    kind: str = "academia", *, country: str = "", **fields: Any
) -> models.Organization:
    """Make an organization; ``country`` is an alpha-3 code."""
    values = slugged("organization", {"name": "An organization", "kind": kind} | fields)
    if country:
        values["country"] = make_country(country)
    return models.Organization.objects.create(**values)


def make_check(**fields: Any) -> models.Check:
    """Make a check that found nothing."""
    values = {"looked_for": "A date", "checked_by": "editor", "result": "not-found"}
    return models.Check.objects.create(**slugged("check", values | fields))


def make_commitment(initiative: models.Activity | None = None, **fields: Any) -> models.Commitment:
    """Make a commitment, by default of an initiative of its own."""
    values = slugged("commitment", {"text": "To do something"} | fields)
    initiative = initiative or make_activity("initiative")
    return models.Commitment.objects.create(initiative=initiative, **values)


def make_override(commitment: models.Commitment, **fields: Any) -> models.CommitmentOverride:
    """Put an editor's judgment in the place of a computed level, for long."""
    values = {
        "level": "limited",
        "reason": "A reason",
        "author_role": "editor",
        "made_on": "2026-01-01",
        "expires_on": "2100-01-01",
    }
    return models.CommitmentOverride.objects.create(commitment=commitment, **values | fields)


def make_evidence(
    commitment: models.Commitment,
    bearing: str = "partial",
    *,
    source: models.Source | None = None,
    **fields: Any,
) -> models.Evidence:
    """Make the next piece of evidence for a commitment."""
    values = {"number": commitment.evidence.count() + 1, "bearing": bearing} | fields
    return models.Evidence.objects.create(
        commitment=commitment, source=source or make_source(), **values
    )


def make_suggestion(
    noun: str = "activity", slug: str = "course", **fields: Any
) -> models.Suggestion:
    """Make an open suggestion on the city of an activity, or on another fact."""
    own = {"field": "city", "value": "Mombasa", "number": f"S-2026-{next(NUMBERS):010}"}
    return models.Suggestion.objects.create(noun=noun, slug=slug, **(own | fields))
