"""A few dozen activities of all sorts, and queries of all sorts, the same each time."""

import random

from initiatives import models
from initiatives.codelists import CountryRole, Scope, Voice
from tests import factories as make

COUNTRIES = ["CHN", "CIV", "FRA", "KEN", "NAM", "ZMB"]
ROLES = [str(role) for role in list(CountryRole)[:4]]
DATES = ["", "2023", "2024-02", "2024-02-10", "2024-12-13", "2025", "2025-05-12", "2026-11", "2027"]
MEMBERSHIPS = [
    ("LDC", "ZMB", "", ""),
    ("LDC", "NAM", "2024-02-10", ""),
    ("LDC", "KEN", "", "2025-05"),
    ("AU", "KEN", "", ""),
    ("AU", "CIV", "2024-12-13", "2026"),
]
VALUES = {
    "q": ["course", "kenya"],
    "kind": ["initiative", "workshop", "forum"],
    "status": ["active", "completed", "cancelled", "proposed", "unknown"],
    "theme": ["skills", "data"],
    "organization": ["itu", "unesco"],
    "scope": ["global", "regional"],
    "sdg": ["4", "9"],
    "series": ["summit"],
    "from": ["2024-02-10", "2024", "2025-05"],
    "to": ["2025", "2026-11-20"],
    "year": ["2024", "2025", "2025-05", "2024-02-10", "unknown"],
    "voice": [str(voice) for voice in list(Voice)[:3]],
    "one_party": ["yes", "no", "unknown"],
    "differs": ["yes", "no"],
    "participants_known": ["all", "some", "none"],
    "country": COUNTRIES,
    "group": ["LDC", "AU"],
    "region": ["002", "202", "014", "142"],
    "income": ["low", "high"],
    "role": ROLES,
}


def fill(number: int = 40, seed: int = 7) -> None:
    """Make activities with every relation that a filter reads, some of them drafts."""
    dice = random.Random(seed)
    for at, code in enumerate(COUNTRIES):
        make.make_country(code, income_group=VALUES["income"][at % 2])
    for group, country, since, until in MEMBERSHIPS:
        make.make_membership(group, country, since=since, until=until)
    themes = [models.Theme.objects.create(slug=slug, name=slug) for slug in VALUES["theme"]]
    goals = [models.Goal.objects.create(number=int(text), name=text) for text in VALUES["sdg"]]
    bodies = [make.make_organization(slug=slug) for slug in VALUES["organization"]]
    series = models.Series.objects.create(slug="summit", name="Summit")
    for _ in range(number):
        one(dice, themes, goals, bodies, series)


def one(dice: random.Random, themes, goals, bodies, series) -> None:
    """Make one activity."""
    kind = dice.choice(VALUES["kind"])
    start = dice.choice(DATES)
    end = dice.choice([day for day in ["", *DATES] if not day or (start and day[:4] > start[:4])])
    own = {"series": dice.choice([None, series])} if kind != "initiative" else {}
    if kind != "initiative":
        own["status"] = dice.choice(["", "", "cancelled"])
    activity = make.make_activity(
        kind,
        name=f"{dice.choice(['Course', 'Meeting'])} {dice.choice(COUNTRIES)} {dice.random():.3f}",
        starts_on=start,
        ends_on=end,
        scope=dice.choice(["", *[str(scope) for scope in list(Scope)[:2]]]),
        one_party=dice.choice(VALUES["one_party"]),
        participants_known=dice.choice(VALUES["participants_known"]),
        has_differing_claims=dice.random() < 0.3,
        publication_state=dice.choice(["published"] * 5 + ["draft"]),
        search_words=dice.choice(["# a course", "# in kenya", "# course in kenya"]),
        recorded_countries=dice.randrange(5),
        **own,
    )
    activity.themes.set(dice.sample(themes, dice.randrange(3)))
    activity.sdgs.set(dice.sample(goals, dice.randrange(3)))
    for country in dice.sample(COUNTRIES, dice.randrange(4)):
        for role in dice.sample(ROLES, dice.randrange(1, 3)):
            make.make_participation(activity, country, role)
    for body in dice.sample(bodies, dice.randrange(3)):
        models.OrganizationRole.objects.create(activity=activity, organization=body, role="partner")
    for voice in dice.sample(VALUES["voice"], dice.randrange(3)):
        models.ActivityVoice.objects.create(activity=activity, voice=voice)


def queries(number: int = 80, seed: int = 11) -> list[dict[str, list[str]]]:
    """Return queries of up to four parameters, some of them repeated."""
    dice = random.Random(seed)
    found: list[dict[str, list[str]]] = [{}]
    while len(found) < number:
        names = dice.sample(sorted(VALUES), dice.randrange(1, 5))
        if {"from", "to"} <= {*names}:
            continue
        found.append({name: several(dice, name) for name in names})
    return found


def several(dice: random.Random, name: str) -> list[str]:
    """Return one value of a parameter, or two where it may be repeated."""
    is_single = name in {"q", "from", "to"} or len(VALUES[name]) == 1
    return dice.sample(VALUES[name], 1 if is_single else dice.randrange(1, 3))
