"""Two thousand activities and what belongs to them, for tests of how the database finds rows."""

from itertools import count

from django.db import connection

from initiatives import models
from tests import factories as make
from tests.pages.filled import make_countries
from tests.pages.lists import bulk

ROWS = 2_000
SCOPES = ["global", "regional", "bilateral", "national"]
ROLES = ["host", "participant", "speaker", "signatory", "member"]


def fill() -> None:
    """Make rows of every noun, spread over the values that lists are filtered by."""
    countries = make_countries(60)
    rare = [country.pk for country in countries[::20]]
    models.Country.objects.filter(pk__in=rare).update(region="150", subregion="155")
    series = bulk(models.Series, ({"slug": f"s-{n}", "name": f"Series {n}"} for n in range(40)))
    activities = make_activities(series)
    bodies = bulk(
        models.Organization,
        (
            {
                "slug": f"body-{n}",
                "name": f"Body {n}",
                "kind": ("academia", "company", "government")[n % 3],
                "country": countries[n % 60],
            }
            for n in range(ROWS // 4)
        ),
    )
    make_links(activities, countries, bodies)
    make_memberships(countries)
    sources = make_sources(countries)
    make_facts(activities, countries, bodies, sources)
    make_outcomes(activities)
    count_rows()


def make_activities(series: list) -> list:
    """Make activities of three kinds over forty years."""
    made = [
        make.build_activity(
            ("workshop", "forum", "initiative")[n % 3],
            name=f"Activity {n * 7919 % ROWS}",
            starts_on=f"{1990 + n % 40}-0{n % 9 + 1}" if n % 20 else "",
            recorded_countries=n % 100,
            scope=SCOPES[n % 4],
            participants_known=("all", "some", "none")[n % 3],
            one_party=("yes", "no", "unknown")[n % 3],
            has_differing_claims=not n % 50,
            publication_state="draft" if n % 10 == 9 else "published",
            series=None if n % 3 == 2 else series[n % 40],
        )
        for n in range(ROWS)
    ]
    for row, n in zip(made, count(), strict=False):
        if row.kind != "initiative" and not n % 50:
            row.status = "cancelled"
    return models.Activity.objects.bulk_create(made)


def make_links(activities: list, countries: list, bodies: list) -> None:
    """Tie activities to themes, goals, countries, organizations and voices."""
    themes = bulk(models.Theme, ({"slug": f"t-{n}", "name": f"Theme {n}"} for n in range(9)))
    goals = bulk(models.Goal, ({"number": n, "name": f"Goal {n}"} for n in range(1, 18)))
    rows = list(enumerate(activities))
    bulk(models.Activity.themes.through, ({"activity": a, "theme": themes[n % 9]} for n, a in rows))
    bulk(models.Activity.sdgs.through, ({"activity": a, "goal": goals[n % 17]} for n, a in rows))
    voices = ("press", "host", "academia", "agency")
    bulk(models.ActivityVoice, ({"activity": a, "voice": voices[n % 4]} for n, a in rows))
    bulk(
        models.Participation,
        (
            {"activity": a, "country": countries[(n + step) % 60], "role": ROLES[step]}
            for n, a in rows
            for step in range(3)
        ),
    )
    bulk(
        models.OrganizationRole,
        (
            {
                "activity": a,
                "organization": bodies[n % len(bodies)],
                "role": ("organizer", "partner")[n % 2],
            }
            for n, a in rows
        ),
    )


def make_memberships(countries: list) -> None:
    """Make eight groups, one of all countries and seven of some."""
    groups = bulk(models.CountryGroup, ({"code": f"G{n}", "name": f"Group {n}"} for n in range(8)))
    bulk(
        models.GroupMembership,
        (
            {"group": group, "country": country, "since": "1995-06-10" if n % 2 else ""}
            for n, country in enumerate(countries)
            for g, group in enumerate(groups)
            if g == 0 or n % 8 == g
        ),
    )


def make_sources(countries: list) -> list:
    """Make sources of many publishers, one in five without a date."""
    kinds = ("press", "government", "academia", "agency", "united-nations")
    publishers = bulk(
        models.Publisher,
        (
            {"slug": f"p-{n}", "name": f"P {n}", "kind": kinds[n % 5], "country": countries[n % 60]}
            for n in range(200)
        ),
    )
    return bulk(
        models.Source,
        (
            {
                "slug": f"source-{n}",
                "title": f"Source {n * 7919 % ROWS}",
                "publisher": publishers[n % 200],
                "kind": ("news", "official-document", "report", "speech")[n % 4],
                "language": ("en", "fr", "zh", "zh-Hans", "ru")[n % 5],
                "published_on": f"{1990 + n % 40}-0{n % 9 + 1}" if n % 5 else "",
            }
            for n in range(ROWS)
        ),
    )


def make_facts(activities: list, countries: list, bodies: list, sources: list) -> None:
    """Make promises, evidence, claims, statements, figures and relations."""
    rows = list(zip(range(ROWS), activities, sources, strict=True))
    plans = [activity for activity in activities if activity.kind == "initiative"]
    promises = bulk(
        models.Commitment,
        (
            {
                "slug": f"promise-{n}",
                "number": str(n % 10),
                "text": f"Promise {n}",
                "initiative": plans[n % len(plans)],
                "due_on": f"{2020 + n % 20}" if n % 3 else "",
                "promiser_country": countries[n % 60] if n % 2 else None,
                "promiser_organization": None if n % 2 else bodies[n % len(bodies)],
            }
            for n in range(ROWS)
        ),
    )
    bulk(
        models.Evidence,
        (
            {"commitment": promise, "number": 1, "source": s, "activity": a,
             "bearing": ("full", "partial", "announcement", "contrary")[n % 4]}
            for promise, (n, a, s) in zip(promises, rows, strict=True)
        ),
    )  # fmt: skip
    bulk(
        models.Claim,
        ({"activity": a, "source": s, "basis": "record"} for _n, a, s in rows),
    )
    bulk(
        models.SourceVoice,
        ({"activity": a, "source": s, "voice": "press" if n % 20 else "host"} for n, a, s in rows),
    )
    people = bulk(models.Person, ({"slug": f"q-{n}", "name": f"Q {n}"} for n in range(100)))
    bulk(
        models.Statement,
        (
            {"slug": f"said-{n}", "activity": a, "source": s, "summary": "Said.",
             "speaker_kind": "person", "person": people[n % 100], "country": countries[n % 60],
             "body": bodies[n % len(bodies)],
             "made_on": f"{1990 + n % 40}" if n % 5 else ""}
            for n, a, s in rows
        ),
    )  # fmt: skip
    indicators = bulk(models.Indicator, ({"slug": f"i-{n}", "name": f"I {n}"} for n in range(50)))
    bulk(
        models.Observation,
        (
            {"slug": f"figure-{n}", "activity": a, "source": s, "indicator": indicators[n % 50],
             "country": countries[n % 60], "value": "37", "unit": "countries",
             "as_of": f"{1990 + n % 40}" if n % 5 else ""}
            for n, a, s in rows
        ),
    )  # fmt: skip
    bulk(
        models.ActivityRelation,
        (
            {"from_activity": a, "to_activity": plans[n % len(plans)],
             "kind": ("supports", "part-of", "implements")[n % 3]}
            for n, a, _s in rows if a != plans[n % len(plans)]
        ),
    )  # fmt: skip


def make_outcomes(activities: list) -> None:
    """Make an outcome for each event, and an activity that came of it."""
    plans = [activity for activity in activities if activity.kind == "initiative"]
    events = [activity for activity in activities if activity.kind != "initiative"]
    bulk(
        models.Outcome,
        (
            {"activity": event, "number": 1, "text": "A plan.", "concerns": plans[n % len(plans)]}
            for n, event in enumerate(events)
        ),
    )


def count_rows() -> None:
    """Let both engines know how the values are spread."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
