"""Records to which many rows of everything belong, for tests that count queries."""

from datetime import date

from initiatives import models
from tests import factories as make
from tests.pages.lists import add_sources, bulk


def make_crowded(kind, countries):
    """Make an activity to which as many rows of each kind belong as there are countries."""
    count, activity = len(countries), make.make_activity(kind, starts_on="2025", name="Crowded")
    sources = bulk(
        models.Source,
        (
            make.slugged("source", {"title": "A source", "kind": "news"})
            | {"publisher": make_publisher()}
            for _number in range(count)
        ),
    )
    bodies = bulk(
        models.Organization,
        (make.slugged("body", {"name": "A body", "kind": "academia"}) for _number in sources),
    )
    others = models.Activity.objects.bulk_create(make.build_activity("forum") for _ in sources)
    fill_vocabulary(activity, count)
    fill_participants(activity, countries, bodies, sources)
    fill_provenance(activity, countries, bodies, sources)
    fill_parts(activity, others, bodies, sources)
    if kind == "initiative":
        fill_promises(activity, countries, others, sources)
    return activity


def make_publisher():
    """Return the publisher of all sources of crowded records."""
    return models.Publisher.objects.get_or_create(
        slug="crowded", defaults={"name": "A paper", "kind": "press"}
    )[0]


def numbered(rows):
    return enumerate(rows, start=1)


def fill_vocabulary(activity, count):
    themes = bulk(
        models.Theme, (make.slugged("theme", {"name": "A theme"}) for _number in range(count))
    )
    activity.themes.set(themes)
    pillars = bulk(
        models.Pillar,
        (
            make.slugged("pillar", {"name": "A pillar", "number": number, "initiative": activity})
            for number in range(count)
        ),
    )
    links = models.Pillar.themes.through
    bulk(links, ({"pillar": p, "theme": t} for p, t in zip(pillars, themes, strict=True)))
    for number in range(1, min(count, 17) + 1):
        goal, _ = models.Goal.objects.get_or_create(number=number, defaults={"name": "Goal"})
        activity.sdgs.add(goal)
    bulk(models.ActivityVoice, ({"activity": activity, "voice": v} for v in ("host", "press")))


def fill_participants(activity, countries, bodies, sources):
    parts = bulk(
        models.Participation,
        ({"activity": activity, "country": country, "role": "host"} for country in countries),
    )
    add_sources(models.Participation, parts, sources)
    roles = bulk(
        models.OrganizationRole,
        ({"activity": activity, "organization": body, "role": "organizer"} for body in bodies),
    )
    add_sources(models.OrganizationRole, roles, sources)


def fill_provenance(activity, countries, bodies, sources):
    bulk(models.Claim, ({"activity": activity, "source": s, "basis": "record"} for s in sources))
    checked = {"looked_for": "A date", "result": "not-found", "checked_on": "2026"}
    bulk(models.Check, (make.slugged("check", checked) | {"activity": activity} for _ in sources))
    people = bulk(models.Person, (make.slugged("person", {"name": "Speaker"}) for _ in sources))
    indicator = models.Indicator.objects.create(**make.slugged("indicator", {"name": "A share"}))
    said = {"summary": "Something", "speaker_kind": "person", "activity": activity}
    figure = {"value": "nearly 40", "value_high": 40, "unit": "per cent", "activity": activity}
    rows = list(zip(countries, bodies, people, sources, strict=True))
    bulk(
        models.Statement,
        (
            make.slugged("statement", said)
            | {"country": country, "body": body, "person": person, "source": source}
            for country, body, person, source in rows
        ),
    )
    bulk(
        models.Observation,
        (
            make.slugged("figure", figure)
            | {"indicator": indicator, "country": country, "source": source}
            for country, _body, _person, source in rows
        ),
    )


def fill_parts(activity, others, bodies, sources):
    for mine, theirs in (("from_activity", "to_activity"), ("to_activity", "from_activity")):
        relations = bulk(
            models.ActivityRelation,
            ({mine: activity, theirs: far, "kind": "supports"} for far in others),
        )
        add_sources(models.ActivityRelation, relations, sources)
    own = {"activity": activity}
    bulk(models.Outcome, (own | {"number": n, "concerns": far} for n, far in numbered(others)))
    milestones = bulk(
        models.Milestone,
        (own | {"happened_on": "2025", "title": f"Step {n}"} for n, _far in numbered(others)),
    )
    add_sources(models.Milestone, milestones, sources)
    text = own | {"kind": "text"}
    bulk(models.Document, (text | {"title": f"Text {n}"} for n, _far in numbered(others)))
    money = own | {"amount": "5 million", "amount_low": 5_000_000, "currency": "USD"}
    bulk(
        models.Funding,
        (
            make.slugged("funding", money) | {"organization": body, "source": source}
            for body, source in zip(bodies, sources, strict=True)
        ),
    )


def fill_promises(activity, countries, others, sources):
    promise = {"text": "To do something", "due_on": "2027", "initiative": activity}
    commitments = bulk(
        models.Commitment,
        (make.slugged("promise", promise) | {"promiser_country": country} for country in countries),
    )
    fullest = commitments[0]
    links = ({"commitment": fullest, "source": source} for source in sources)
    bulk(models.Commitment.sources.through, links)
    rows = list(numbered(zip(others, sources, strict=True)))
    evidence = {"commitment": fullest, "bearing": "partial"}
    bulk(
        models.Evidence,
        (evidence | {"number": n, "activity": far, "source": s} for n, (far, s) in rows),
    )
    checked = {"looked_for": "Evidence", "result": "not-found", "checked_on": "2026"}
    bulk(models.Check, (make.slugged("look", checked) | {"commitment": fullest} for _row in rows))
    judged = {"level": "limited", "reason": "Judged", "author_role": "editor"}
    judged |= {"commitment": fullest, "expires_on": "9999-01-01"}
    bulk(models.CommitmentOverride, (judged | {"made_on": date(1900 + n, 1, 1)} for n, _ in rows))
