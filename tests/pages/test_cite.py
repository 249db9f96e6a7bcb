"""What the page of every record says of itself: how to cite it, its dates, and itself as data."""

import json
import re
from datetime import UTC, datetime

import pytest
from django.utils import timezone
from lxml import html

from initiatives.datewords import words as date_words
from initiatives.models import Activity, Commitment, Organization
from initiatives.signing import save_signed
from initiatives.views.nouns import NOUNS
from tests import factories as make
from tests.exports.readers import read_ris
from tests.pages.hub import addresses, fill, make_hub
from tests.pages.reading import section, words

pytestmark = pytest.mark.django_db

FILES = ("bib", "ris", "csl.json")


def every_record():
    """Return the address of a record of every noun that has pages."""
    hub = make_hub()
    fill(hub, 1)
    found = [*addresses(hub), make.make_country("KEN").get_absolute_url()]
    found.append(Commitment.objects.get().get_absolute_url())
    found += [row.get_absolute_url() for row in Activity.objects.all()]
    found.append(make.make_activity("workshop").get_absolute_url())
    return found


def test_every_record_is_cited_in_words_and_files_and_leads_to_its_changes(client):
    found = every_record()
    assert {address.split("/")[1] for address in found} == {
        noun for noun, item in NOUNS.items() if item.record
    }

    for address in found:
        response = client.get(address)
        cited = section(response, "cite")
        today = date_words(timezone.now().date().isoformat())
        assert f"http://testserver{address} (read on {today})" in cited, address
        assert "AI Capacity Record, “" in cited, address
        linked = html.fromstring(response.content).xpath("//main//a/@href")
        assert {f"{address.rstrip('/')}.{file}" for file in FILES} <= set(linked), address
        (changes,) = [href for href in linked if href.startswith("/changes/?")]
        assert client.get(changes).status_code == 200
        for file in FILES:
            assert client.get(f"{address.rstrip('/')}.{file}").status_code == 200


def test_the_citation_is_of_the_last_change_and_keeps_to_one_address(client):
    make.make_organization(name="A body", slug="a-body")
    moment = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)
    Organization.history.model.objects.update(history_date=moment)

    cited = section(client.get("/fr/organizations/a-body/?x=1"), "cite")

    assert "http://testserver/organizations/a-body/ " in cited
    page = client.get("/organizations/a-body/")
    assert "“A body”, record a-body, as of 4 March 2026." in section(page, "cite")
    (reference,) = read_ris(client.get("/organizations/a-body.ris").getvalue().decode())
    assert reference["DA"] == "2026/03/04/"


def test_a_record_tells_when_it_was_recorded_changed_and_checked(client):
    country = make.make_country("KEN")
    first = datetime(2026, 1, 2, tzinfo=UTC)
    country.history.update(history_date=first)
    country.income_group = "low"
    save_signed(country, by=None, reason="A new year")
    country.history.filter(history_type="~").update(history_date=datetime(2026, 2, 3, tzinfo=UTC))
    make.make_check(country=country, checked_on="2026-05")
    make.make_check(country=make.make_country("ZMB"), checked_on="2026-07")

    text = words(client.get("/countries/KEN/").content.decode())

    assert "First recorded 2 January 2026 Last changed 3 February 2026" in text
    assert "Last checked May 2026" in text


def test_what_cannot_be_checked_does_not_say_that_it_was_not(client):
    hub = make_hub()

    for record in (hub.theme, hub.series, hub.group, hub.indicator, hub.organization):
        text = words(client.get(record.get_absolute_url()).content.decode())
        assert "First recorded" in text
        assert "Last checked" not in text


def test_rows_without_a_history_have_no_dates_made_up(client):
    organization = make.make_organization()
    Organization.history.model.objects.all().delete()

    response = client.get(organization.get_absolute_url())

    text = words(response.content.decode())
    assert "First recorded" not in text
    assert "1970" not in text
    assert f"record {organization.slug}. http" in section(response, "cite")


def test_pages_carry_themselves_and_their_path_as_data(client):
    name = "A </script><script>alert(1)</script> & \u2028 forum"
    forum = make.make_activity("forum", name=name, starts_on="2025-05", slug="a-forum")

    body = client.get(forum.get_absolute_url()).content.decode()

    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', body, re.S)
    event, path = map(json.loads, blocks)
    assert "<script>alert" not in body
    assert (event["@type"], event["startDate"]) == ("Event", "2025-05")
    assert event["name"] == "A </script><script>alert(1)</script> & \u2028 forum"
    assert [step["item"]["@id"] for step in path["itemListElement"]] == [
        "http://testserver/",
        "http://testserver/forums/",
    ]
