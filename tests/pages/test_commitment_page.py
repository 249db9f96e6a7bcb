"""The page of one commitment."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives import models
from tests import factories as make
from tests.pages.hub import SECRET
from tests.pages.reading import facts, section, words

pytestmark = pytest.mark.django_db


def make_promise(**fields):
    """Make a promise of ten workshops by the end of 2025, of which two are on record."""
    plan = make.make_activity("initiative", name="A plan")
    target = {"target": "ten", "target_low": 10, "target_high": 10, "unit": "workshops"}
    commitment = make.make_commitment(
        plan, text="To hold ten workshops", measure="activities", due_on="2025", **target | fields
    )
    for number, day in enumerate(("2025-03", "2025-11-05")):
        make.make_evidence(
            commitment,
            activity=make.make_activity(name=f"Workshop {number}"),
            happened_on=day,
            note=f"Held {number}",
            source=make.make_source(make.make_publisher("state-media", country="CHN")),
        )
    return commitment


def get(client, commitment, **query):
    return client.get(commitment.get_absolute_url(), query)


def test_a_due_date_in_words_of_its_own_is_shown_as_given_everywhere(client):
    promise = make.make_commitment(
        slug="half", text="To meet", due_on="2024-06", due_as_worded="the first half of 2024"
    )
    given = "the first half of 2024 (counted to 30 June 2024)"

    shown = {
        address: words(client.get(address).content.decode())
        for address in (
            *("/commitments/half/", "/commitments/", promise.initiative.get_absolute_url()),
            *("/calendar/?from=2024-06&to=2024-06", "/timeline/?year=2024"),
        )
    }

    assert {address for address, text in shown.items() if given not in text} == set()
    assert {address for address, text in shown.items() if "the end of" in text} == set()
    assert client.get("/api/v1/commitments/half/").json()["due_as_worded"] == (
        "the first half of 2024"
    )


def test_the_promise_is_told_with_what_is_known_of_it(client):
    commitment = make_promise(
        promiser_country=make.make_country("KEN"),
        addressees="developing countries",
        made_on="2024-09",
        verbatim="We will hold ten workshops",
    )

    found = facts(get(client, commitment), "promise")

    assert found == {
        "Initiative": "A plan",
        "Promised by": "Kenya",
        "To whom": "developing countries",
        "Made on": "September 2024 (day not stated)",
        "Due on": "2025 (day and month not stated)",
        "Target": "ten workshops",
        "Measured by": "Distinct activities",
        "Word for word": "We will hold ten workshops",
    }


def test_what_is_not_stated_is_a_dash(client):
    found = facts(get(client, make.make_commitment(text="x")), "promise")

    assert found["Promised by"] == "–not stated"
    assert found["To whom"] == "–not stated"
    assert found["Made on"] == "no date known"
    assert found["Due on"] == "no due date stated"
    assert found["Target"] == "–no number stated"


@pytest.mark.parametrize(
    ("day", "level", "term", "counted"),
    [
        ("2025-01-01", "Not checked", "Not yet due", "Nothing that counts is recorded, of 10"),
        ("2025-04-01", "Limited", "Not yet due", "At least 1 of 10 workshops"),
        ("2025-11-06", "Limited", "Due soon", "At least 2 of 10 workshops"),
        ("2026-01-01", "Limited", "Overdue", "At least 2 of 10 workshops"),
    ],
)
def test_a_day_asked_for_tells_level_and_term_of_that_day(day, level, term, counted, client):
    response = get(client, make_promise(), on=day)

    found = facts(response, "status")
    assert response.status_code == 200
    assert found["Level"] == level
    assert found["Term"] == f"{term} due 2025 (day and month not stated)"
    assert found["Counted"].startswith(counted)


def test_a_day_asked_for_is_told_without_any_write(client):
    promise = make_promise()

    with CaptureQueriesContext(connection) as asked:
        get(client, promise, on="2020-01-01")
        client.get("/commitments/?on=2020-01-01&level=limited")
        client.get("/api/v1/commitments/?on=2020-01-01")

    assert asked.captured_queries
    first_words = {query["sql"].split()[0].lstrip("(") for query in asked.captured_queries}
    assert first_words == {"SELECT"}


@pytest.mark.parametrize(
    "day", ["bogus", "2025-13-01", "2025", "2025-02-30", "1\x00", "9" * 10_000]
)
def test_a_day_that_is_none_answers_400_beside_its_field(day, client):
    response = get(client, make_promise(), on=day)

    html = response.content.decode()
    assert response.status_code == 400
    assert 'id="on-error"' in html
    assert "Write a day as 2025-05-12." in words(html)


def test_evidence_shows_date_bearing_activity_and_voice(client):
    commitment = make_promise()
    hidden = make.make_activity(name=SECRET, publication_state="draft")
    make.make_evidence(commitment, "announcement", note="Said so", activity=hidden, amount="over 3")

    found = section(get(client, commitment, on="2025-04-01"), "evidence")

    assert "Held 0 Workshop 0 March 2025 (day not stated) Counts towards it" in found
    assert (
        "Held 1 Workshop 1 5 November 2025 Counts towards it after the day asked: not counted"
        in found
    )
    assert "Said so no date known Announcement over 3" in found
    assert "State media (China)" in found
    assert SECRET not in found


def test_without_evidence_it_says_whether_somebody_looked(client):
    looked, not_looked = make.make_commitment(text="x"), make.make_commitment(text="y")
    make.make_check(commitment=looked, checked_on="2025-06", looked_for="Any sign of it")

    assert section(get(client, looked), "evidence").endswith(
        "No evidence is recorded. It was looked for; what was searched stands below."
    )
    assert section(get(client, looked), "checks").endswith(
        "Looked, found nothing Any sign of it June 2025 (day not stated) editor"
    )
    assert section(get(client, not_looked), "evidence").endswith(
        "No evidence is recorded. No search for it is recorded either."
    )
    assert section(get(client, looked, on="2025-05-31"), "checks") == ""


def test_more_than_promised_is_not_told_as_a_part_of_it(client):
    less = make_promise()
    more = make_promise(target="one", target_low=1, target_high=1, slug="more")

    assert facts(get(client, less), "status")["Counted"].startswith("At least 2 of 10 workshops")
    assert facts(get(client, more), "status")["Counted"].startswith(
        "At least 2, of 1 workshops promised"
    )


def test_a_judgment_stands_beside_what_was_computed_until_it_expires(client):
    commitment = make_promise()
    make.make_override(
        commitment,
        level="substantial",
        reason="More were held than are named",
        expires_on="2026-06-01",
    )

    during = get(client, commitment, on="2026-02-01")
    after = get(client, commitment, on="2026-06-01")

    assert facts(during, "status")["Level"] == "Substantial Judged by an editor. Computed: Limited"
    assert (
        "on the level. More were held than are named By: editor, 1 January 2026. "
        "In force until 1 June 2026" in section(during, "status")
    )
    assert "unless an editor judged otherwise, which is then said with the reason." in section(
        after, "status"
    )
    assert facts(after, "status")["Level"] == "Limited"
    assert "More were held" not in section(after, "status")


def test_what_is_reported_stands_beside_with_who_says_so(client):
    source = make.make_source(make.make_publisher(name="The Paper"))
    commitment = make_promise(reported_status="delivered", reported_source=source)
    unsourced = make.make_commitment(text="x", reported_status="planned")

    assert facts(get(client, commitment, on="2026-01-01"), "status")["Reported as"] == (
        "Delivered According to The Paper. Shown beside, never used to compute."
    )
    assert facts(get(client, unsourced), "status")["Reported as"].startswith(
        "Planned As the compilers of this record put it"
    )
    assert "Reported as" not in facts(get(client, make.make_commitment(text="y")), "status")


def test_other_promises_are_those_of_the_same_initiative(client):
    commitment = make_promise()
    make.make_commitment(commitment.initiative, text="To build a centre")
    make.make_commitment(text="Of another initiative")

    found = section(get(client, commitment), "promises")

    assert "To build a centre Not checked" in found
    assert "ten workshops" not in found
    assert "Of another initiative" not in found


def test_a_promise_of_a_draft_is_not_found(client):
    draft = make.make_activity("initiative", publication_state="draft")

    assert get(client, make.make_commitment(draft)).status_code == 404


def test_it_takes_as_many_queries_for_100_rows_as_for_10(
    client, settings, django_assert_max_num_queries
):
    settings.SIMPLE_HISTORY_ENABLED = False  # a thousand rows are made here

    def fill(commitment, count):
        for number in range(count):
            sibling = make.make_commitment(commitment.initiative, text=f"Sibling {number}")
            for one in (commitment, sibling):
                source = make.make_source(reprint_of=make.make_source())
                one.sources.add(source)
                make.make_evidence(one, source=source, activity=make.make_activity())
                make.make_check(commitment=one, checked_on="2026")
            models.Funding.objects.create(
                **make.slugged("funding", {"amount": "5", "currency": "USD"}),
                commitment=commitment,
                organization=make.make_organization(),
                source=make.make_source(),
            )

    counts = []
    client.get(make.make_commitment().get_absolute_url())  # asks what the database can do
    for size in (10, 100):
        commitment = make.make_commitment(
            promiser_country=make.make_country("KEN"),
            promiser_organization=make.make_organization(),
            reported_status="planned",
            reported_source=make.make_source(),
        )
        fill(commitment, size)
        with django_assert_max_num_queries(15) as captured:
            assert client.get(f"/fr/commitments/{commitment.slug}/").status_code == 200
        counts.append(len(captured))

    assert counts[0] == counts[1]
