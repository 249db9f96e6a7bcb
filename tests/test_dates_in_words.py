"""Claims on dates in words: they support the dates on record, or are told not to be read."""

import pytest

from initiatives import workflow
from initiatives.models import Claim, Workshop
from tests import factories as make
from tests.admin_data import make_workshop
from tests.admin_forms import address, errors_of, row, send_back

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "words",
    ["Monday 12 to Friday 16 May 2025", "2025-05-12/2025-05-16", "du 12 au 16 mai 2025"],
)
def test_dates_in_words_support_the_same_dates_on_record(client, words):
    activity = make.make_activity(starts_on="2025-05-12", ends_on="2025-05-16")
    make.make_claim(activity, "dates", value=words)
    workflow.refresh(activity)

    html = client.get(activity.get_absolute_url()).text

    dates = html.split("<dt>Dates</dt>")[1].split("<dt>")[0]
    assert '<details class="mark" name="mark">' in dates
    assert "other reading" not in html
    assert activity.unsourced_fields == ["name"]


def test_words_that_are_no_date_are_told_as_such_and_deny_no_source(client):
    activity = make.make_activity(starts_on="2025-05-12", ends_on="2025-05-16")
    make.make_claim(activity, "dates", value="five days in spring")
    workflow.refresh(activity)

    html = client.get(activity.get_absolute_url()).text

    assert "1 other reading: In words that could not be read as dates" in html
    assert "No source was read to state this very value." not in html


def test_both_dates_are_normalised_in_one_form_and_words_that_are_none_are_told(client, editor):
    record = make_workshop()
    url = address(Workshop, "change", record.pk)
    source = make.make_source(title="Programme")
    claims = [
        ("five days in spring", "2025-05-12/2025-05-16", ""),
        ("from 12 to 16 May 2025", "", "p. 1"),
        ("some time in May", "", "p. 2"),
    ]

    told = []
    for value, normalised, locator in claims:
        given = {"field": "dates", "basis": "stated", "source": source.pk}
        given |= {"value": value, "normalised": normalised, "locator": locator}
        added = row(client.get(url), "claims", **given)
        response = send_back(client, url, **added, change_reason="read", _continue="1")
        told.append(client.get(response.url).text.count("could not be read as dates"))
    refused = row(client.get(url), "claims", **given | {"value": "May", "normalised": "05/2025"})
    response = send_back(client, url, **refused, change_reason="read")

    kept = Claim.objects.filter(field="dates").order_by("pk").values_list("normalised", flat=True)
    assert list(kept) == ["2025-05-12 to 2025-05-16", "", ""]
    assert told == [0, 0, 1]
    assert errors_of(response) == {
        "claims-3-normalised": [
            "“05/2025” is no date. Write 2025-05-12 to 2025-05-16, or one date."
        ]
    }
