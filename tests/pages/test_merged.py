"""What readers find of two records that became one: addresses, the page, the log, the API."""

import pytest

from initiatives import models, workflow
from initiatives.changelog import Log
from tests import factories as make
from tests.editors import make_user
from tests.merging_data import REASON, merge, pair

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("model", "page"),
    [
        (models.Activity, "/workshops/{}/"),
        (models.Organization, "/organizations/{}/"),
        (models.Source, "/sources/{}/"),
    ],
    ids=["activity", "organization", "source"],
)
def test_former_addresses_lead_on_in_pages_and_in_the_api(client, model, page):
    kept, given_up = pair(model)
    editor = make_user()
    workflow.rename(given_up, "later", by=editor, reason="called so")

    merge(kept, given_up, editor)

    for former in ("given-up", "later"):
        for at in (page, f"/api/v1{page}"):
            answer = client.get(at.format(former))
            assert (answer.status_code, answer.headers["Location"]) == (301, at.format("kept"))
    assert client.get(page.format("kept")).status_code == 200


def test_claims_and_sources_of_both_stand_on_the_page(client):
    kept, given_up = pair(city="Nairobi")
    make.make_claim(given_up, source=make.make_source(title="A source of the other"))
    make.make_participation(given_up, "KEN")

    merge(kept, given_up)

    page = client.get(kept.get_absolute_url()).content.decode()
    assert "A source of the other" in page
    assert "Kenya" in page
    assert client.get("/workshops/").content.decode().count("/workshops/given-up/") == 0


def test_the_log_tells_what_came_and_what_became_of_the_other(client):
    kept, given_up = pair(name="A course")
    make.make_claim(given_up, "city", value="Nairobi")

    merge(kept, given_up)

    told = [(row.part, row.action, row.record_name, row.reason) for row in Log()[:10]
            if not row.is_first and row.noun == "activity"]  # fmt: skip
    assert sorted(told) == [
        ("", "removed", "A course", f"Merged into “A course” (kept): {REASON}"),
        ("claim", "added", "A course", f"Merged with “A course” (given-up): {REASON}"),
    ]
    page = client.get("/changes/").content.decode()
    rows = client.get("/api/v1/changes/").json()["results"]
    assert f"Merged into “A course” (kept): {REASON}" in page
    removed = [row["record"] for row in rows if row["action"] == "removed"]
    assert removed == [{"noun": "activity", "key": None, "name": "A course", "url": None}]
    for address in ("/changes.csv", "/changes.atom"):
        assert "Merged into “A course” (kept)" in client.get(address).getvalue().decode()


def test_the_log_tells_nothing_once_the_kept_record_is_withdrawn(client):
    kept, given_up = pair(name="A course")
    make.make_claim(given_up, "city", value="Nairobi")
    editor = merge(kept, given_up)

    workflow.withdraw(kept, by=editor, reason="wrong")

    assert [row for row in Log()[:10] if row.noun == "activity"] == []
    assert "A course" not in client.get("/changes/").content.decode()


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_the_log_tells_nothing_of_what_was_not_public(client, state):
    kept, secret = make.make_activity(), make.make_activity(name="Secret", publication_state=state)
    make.make_claim(secret)

    merge(kept, secret)

    assert "Secret" not in str([vars(row) for row in Log()[:100]])
    assert "Secret" not in client.get("/changes/").content.decode()


def test_the_log_tells_of_bodies_that_became_one(client):
    kept, given_up = pair(models.Organization)

    merge(kept, given_up)

    [removed] = [row for row in Log()[:10] if row.action == "removed"]
    assert removed.reason == f"Merged into “An organization” (kept): {REASON}"
