"""Rows for lists: as many of each noun as a test asks for, with every relation filled."""

from django.db import connection

from initiatives import facets, models
from tests import factories as make
from tests.pages.filled import make_countries


def fill_lists(count):
    """Make ``count`` initiatives, workshops and forums, and what the other lists show of them."""
    countries = make_countries(count)
    group = make.make_group("LDC")
    memberships = (models.GroupMembership(group=group, country=country) for country in countries)
    models.GroupMembership.objects.bulk_create(memberships)
    themes = models.Theme.objects.bulk_create(
        models.Theme(slug=f"theme-{number}", name=f"Theme {number}") for number in range(count)
    )
    series = models.Series.objects.create(**make.slugged("series", {"name": "A series"}))
    agency = make.make_publisher("agency", country="CHN")
    for kind in make.KINDS:
        activities = make_activities(kind, countries, series)
        pairs = zip(activities, themes, strict=True)
        bulk(models.Activity.themes.through, ({"activity": a, "theme": t} for a, t in pairs))
        tie(activities, countries, make_sources(count, agency))


def make_activities(kind, countries, series):
    """Make an activity a country; events take place there."""
    rows = [
        make.build_activity(kind, name=f"{kind} {number}", starts_on=f"20{number % 20 + 10}")
        for number in range(len(countries))
    ]
    if kind != "initiative":
        for row, country in zip(rows, countries, strict=True):
            row.place_country, row.city, row.series = country, "A city", series
    return models.Activity.objects.bulk_create(rows)


def make_sources(count, agency):
    """Make sources that carry the texts of others."""
    values = {"publisher": agency, "kind": "news"}
    originals = models.Source.objects.bulk_create(
        models.Source(**make.slugged("original", {"title": "Original"}), **values)
        for _number in range(count)
    )
    carried = {"origin_publisher": agency, "published_on": "2025"}
    return models.Source.objects.bulk_create(
        models.Source(
            **make.slugged("source", {"title": "Copy"}), **values, **carried, reprint_of=original
        )
        for original in originals
    )


def tie(activities, countries, sources):
    """Tie to activities what lists of other nouns show, each with a source of its own."""
    rows = list(zip(activities, countries, sources, strict=True))
    bulk(models.ActivityVoice, ({"activity": row[0], "voice": "press"} for row in rows))
    bulk(models.Claim, ({"activity": row[0], "source": row[2], "basis": "record"} for row in rows))
    parts = bulk(
        models.Participation,
        ({"activity": a, "country": c, "role": "participant"} for a, c, _ in rows),
    )
    add_sources(models.Participation, parts, sources)
    bodies = bulk(
        models.Organization,
        (
            make.slugged("body", {"name": f"Body {number}", "kind": "academia", "country": row[1]})
            for number, row in enumerate(rows)
        ),
    )
    roles = bulk(
        models.OrganizationRole,
        (
            {"activity": activity, "organization": body, "role": "organizer"}
            for activity, body in zip(activities, bodies, strict=True)
        ),
    )
    add_sources(models.OrganizationRole, roles, sources)
    add_figures(rows)
    if activities[0].kind == "initiative":
        add_promises(rows)


def bulk(model, rows):
    """Make rows of a model in one query."""
    return model.objects.bulk_create(model(**row) for row in rows)


def add_sources(model, rows, sources):
    """Give each row a source."""
    links = model.sources.through
    name = model._meta.model_name
    links.objects.bulk_create(
        links(**{name: row}, source=source) for row, source in zip(rows, sources, strict=True)
    )


def add_figures(rows):
    """Make an indicator with one figure for each row."""
    indicators = bulk(
        models.Indicator, (make.slugged("indicator", {"name": "Count"}) for _row in rows)
    )
    figure = {"value": "nearly 40", "unit": "countries", "as_of": "2025"}
    bulk(
        models.Observation,
        (
            make.slugged("figure", figure)
            | {"indicator": indicator, "activity": row[0], "country": row[1], "source": row[2]}
            for indicator, row in zip(indicators, rows, strict=True)
        ),
    )


def add_promises(rows):
    """Make a commitment with evidence and a check for each row."""
    promise = {"text": "To do something", "due_on": "2027"}
    commitments = bulk(
        models.Commitment,
        (
            make.slugged("promise", promise) | {"initiative": row[0], "promiser_country": row[1]}
            for row in rows
        ),
    )
    sources = [row[2] for row in rows]
    add_sources(models.Commitment, commitments, sources)
    bulk(
        models.Evidence,
        (
            {"commitment": item, "source": source, "number": 1, "bearing": "partial"}
            for item, source in zip(commitments, sources, strict=True)
        ),
    )
    checked = {"looked_for": "Evidence", "result": "not-found", "checked_on": "2026"}
    bulk(models.Check, (make.slugged("check", checked) | {"commitment": c} for c in commitments))


def keep_sets() -> None:
    """Build the sets that lists count with, and read them as a running process has."""
    facets.rebuild()
    building, number = facets.store.version()
    index = facets.current()
    assert index.memberships is not None
    assert index.countries is not None
    facets.store.kept = facets.store.Kept(building, number, index)
    count_rows()


def forget() -> None:
    """Let nothing be kept that a page or an answer of before has drawn, written or counted."""
    index = facets.current()
    index.drawings.clear()
    index.remembered.clear()
    index.counts.clear()


def count_rows() -> None:
    """Have PostgreSQL count rows before they are committed, else it joins them one by one."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
