"""The desk by role: what waits for whom, of its own and foreign countries, of others."""

import pytest

from tests.desk import counts, names
from tests.editors import make_focal_point, make_user, recorded
from tests.factories import make_activity, make_suggestion

pytestmark = pytest.mark.django_db


def test_each_role_sees_the_work_that_it_may_see(client):
    seen = {}
    for role in ("Contributor", "Focal point", "Editor", "Administrator"):
        client.force_login(make_user(role))
        seen[role] = set(counts(client))

    assert "Suggestions to decide" not in seen["Contributor"]
    assert "Suggestions to decide" in seen["Focal point"]
    assert seen["Editor"] == seen["Administrator"] > seen["Contributor"]


# Who waits for what: drafts and records in review, by who recorded them and of which country.
WAITING = {
    "Contributor": (
        ["Mine draft", "Mine draft abroad"],
        ["Mine in-review", "Mine in-review abroad"],
    ),
    "Focal point": (
        ["Mine draft", "Mine draft abroad"],
        ["Mine in-review", "Mine in-review abroad", "Theirs in-review"],
    ),
    "Editor": (
        ["Mine draft", "Mine draft abroad"],
        ["Mine in-review", "Mine in-review abroad", "Theirs in-review", "Theirs in-review abroad"],
    ),
}


@pytest.mark.parametrize("role", WAITING)
def test_each_role_has_its_own_work_on_the_desk(client, role):
    user = make_focal_point("KEN") if role == "Focal point" else make_user(role)
    client.force_login(user)
    for whose, recorder in (("Mine", user), ("Theirs", make_user())):
        for state in ("draft", "in-review"):
            for code, place in (("KEN", ""), ("FRA", " abroad")):
                name = f"{whose} {state}{place}"
                made = make_activity(name=name, publication_state=state, host=code)
                recorded(made, recorder)

    found = tuple(sorted(names(client, label)) for label in ("My drafts", "To review"))

    assert found == WAITING[role]


OF_OTHERS = ("Suggestions to decide", "Activities that may be duplicates")
OF_OTHERS_FOR = {
    "Contributor": dict(zip(OF_OTHERS, (None, 0), strict=True)),
    "Focal point": dict(zip(OF_OTHERS, (1, 2), strict=True)),
}


@pytest.mark.parametrize("role", ["Contributor", "Focal point"])
def test_work_on_what_is_not_public_waits_for_nobody_else(client, role):
    """Of possible duplicates, and of suggestions, each sees those among what it may see."""
    user = make_focal_point("KEN") if role == "Focal point" else make_user(role)
    client.force_login(user)
    for code in ("KEN", "FRA"):
        public = make_activity(name=f"Public {code}", participant=code)
        make_suggestion(slug=public.slug)
        make_suggestion(slug=public.slug, submitted_by=user if code == "KEN" else None)
        for _twin in range(2):
            make_activity(name=f"Course {code}", publication_state="draft", host=code)

    found = {label: counts(client).get(label) for label in OF_OTHERS}

    assert found == OF_OTHERS_FOR[role]
