"""Rows for lists: as many of each noun as a test asks for, with every relation filled."""

from initiatives import models
from tests import factories as make
from tests.pages.filled import make_countries


def fill_lists(count):
    """Make ``count`` initiatives, workshops and forums, and what the other lists show of them."""
    group = make.make_group("LDC")
    series = models.Series.objects.create(**make.slugged("series", {"name": "A series"}))
    for number, country in enumerate(make_countries(count)):
        models.GroupMembership.objects.create(group=group, country=country)
        theme = models.Theme.objects.create(slug=f"theme-{number}", name=f"Theme {number}")
        for kind in make.KINDS:
            event = {"place_country": country, "series": series, "city": "A city"}
            own = {} if kind == "initiative" else event
            activity = make.make_activity(
                kind, name=f"{kind} {number}", starts_on=f"20{number % 20 + 10}", **own
            )
            activity.themes.add(theme)
            add_rows(activity, number, country)


def add_rows(activity, number, country):
    """Tie to an activity what lists of other nouns show."""
    agency = make.make_publisher("agency", country="CHN")
    original = make.make_source(agency, title=f"Original {number}")
    source = make.make_source(reprint_of=original, origin_publisher=agency, published_on="2025")
    make.make_claim(activity, source=source)
    models.ActivityVoice.objects.create(activity=activity, voice="press")
    part = make.make_participation(activity, country.iso_alpha3)
    part.sources.add(source)
    body = make.make_organization(name=f"Body {number}")
    models.Organization.objects.filter(pk=body.pk).update(country=country)
    models.OrganizationRole.objects.create(
        activity=activity, organization=body, role="organizer"
    ).sources.add(source)
    models.Observation.objects.create(
        **make.slugged("observation", {"value": "nearly 40", "unit": "countries"}),
        indicator=models.Indicator.objects.create(**make.slugged("indicator", {"name": "Count"})),
        activity=activity,
        country=country,
        source=source,
        as_of="2025",
    )
    if activity.kind == "initiative":
        promise = make.make_commitment(activity, promiser_country=country, due_on="2027")
        promise.sources.add(source)
        make.make_evidence(promise, source=source)
        make.make_check(commitment=promise, checked_on="2026")
