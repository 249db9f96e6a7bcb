"""Records of which every relation holds as many rows as a test asks for."""

from string import ascii_uppercase

from initiatives import models
from tests import factories as make

OTHERS = ("supports", "implements", "follows-up")


def make_countries(count):
    """Make countries of one area, each with a name in French."""
    countries = models.Country.objects.bulk_create(
        models.Country(
            iso_alpha3=f"Q{ascii_uppercase[number // 26]}{ascii_uppercase[number % 26]}",
            iso_alpha2=f"{number:02x}",
            m49=f"q{number:02x}",
            name=f"Land {number:02}",
            region="002",
            subregion="202",
            intermediate_region="014",
            sort_key=f"land {number:02}",
        )
        for number in range(count)
    )
    models.CountryName.objects.bulk_create(
        models.CountryName(country=country, language="fr", text=f"Pays {country}", kind="official")
        for country in countries
    )
    return countries


def fill(activity, countries, numbers):
    """Add one row of everything to an activity for each number, each with its own source."""
    for number in numbers:
        origin = make.make_source(make.make_publisher("agency", country="CHN"))
        source = make.make_source(reprint_of=origin)
        add_vocabulary(activity, number)
        add_people(activity, number, countries[number], source)
        add_claims(activity, number, source)
        add_parts(activity, number, source)
        if activity.kind == "initiative":
            add_commitment(activity, number, countries[number], source)


def add_vocabulary(activity, number):
    theme = models.Theme.objects.create(slug=f"theme-{number}", name=f"Theme {number}")
    activity.themes.add(theme)
    if number < 17:
        activity.sdgs.add(models.Goal.objects.create(number=number + 1, name=f"Goal {number}"))


def add_people(activity, number, country, source):
    part = models.Participation.objects.create(
        activity=activity, country=country, role="participant", note="A note", since="2025"
    )
    part.sources.add(source)
    body = make.make_organization("government", name=f"Body {number}")
    body.country = country
    body.save()
    role = models.OrganizationRole.objects.create(
        activity=activity, organization=body, role="partner"
    )
    role.sources.add(source)
    models.Statement.objects.create(
        **make.slugged("statement", {"summary": "Said something", "speaker_kind": "person"}),
        activity=activity,
        person=models.Person.objects.create(**make.slugged("person", {"name": "A speaker"})),
        body=body,
        country=country,
        source=source,
    )


def add_claims(activity, number, source):
    make.make_claim(activity, source=source)
    make.make_claim(activity, "name", source=source, value=f"Name {number}")
    make.make_claim(activity, "parts", source=source, value=f"Part {number}")
    make.make_check(activity=activity, checked_on="2026")
    models.Observation.objects.create(
        **make.slugged("observation", {"value": "nearly 40", "unit": "countries"}),
        indicator=models.Indicator.objects.create(**make.slugged("indicator", {"name": "Count"})),
        activity=activity,
        source=source,
    )


def add_parts(activity, number, source):
    other = make.make_activity(starts_on="2025", name=f"Other {number}")
    ends = {"from_activity": activity, "to_activity": other}
    for kind in OTHERS:
        models.ActivityRelation.objects.create(**ends, kind=kind).sources.add(source)
    models.ActivityRelation.objects.create(
        from_activity=other, to_activity=activity, kind="part-of"
    )
    models.Outcome.objects.create(activity=activity, number=number, text="A plan", concerns=other)
    models.Outcome.objects.create(activity=other, number=1, concerns=activity)
    models.Milestone.objects.create(
        activity=activity, happened_on="2025-06", title=f"Milestone {number}"
    ).sources.add(source)
    models.Document.objects.create(activity=activity, title=f"Text {number}", kind="text")
    models.Funding.objects.create(
        **make.slugged("funding", {"amount": "5 million", "currency": "USD"}),
        activity=activity,
        organization=make.make_organization(),
        source=source,
    )
    make.make_evidence(make.make_commitment(), source=source, activity=activity)


def add_commitment(activity, number, country, source):
    models.Pillar.objects.create(
        **make.slugged("pillar", {"name": f"Vision {number}", "kind": "vision"}),
        initiative=activity,
        number=number,
    )
    commitment = make.make_commitment(activity, promiser_country=country, due_on="2027")
    commitment.sources.add(source)
    make.make_evidence(commitment, source=source, activity=make.make_activity())
    make.make_check(commitment=commitment, checked_on="2026")
    make.make_override(commitment)
