"""What the forms of the admin read, refuse, rename and find."""

import json

import pytest
from django.urls import reverse

from initiatives.models import (
    Activity,
    Claim,
    Commitment,
    Country,
    CountryName,
    Document,
    Funding,
    Initiative,
    Organization,
    Participation,
    Publisher,
    Redirect,
    Source,
    Workshop,
)
from tests.admin_data import make_workshop
from tests.admin_forms import address, data_of, errors_of, row, send_back
from tests.editors import make_superuser
from tests.factories import (
    make_activity,
    make_claim,
    make_commitment,
    make_country,
    make_organization,
    make_participation,
    make_publisher,
    make_source,
    name_country,
)

pytestmark = pytest.mark.django_db


# What the forms refuse and read


def test_money_for_nothing_is_refused_in_words(client, editor):
    make_activity()

    answer = client.post(address(Funding, "add"), {})

    [told] = errors_of(answer)["__all__"]
    assert told == "Choose an activity or a commitment, and not both: money is for one of them."


def test_bounds_are_read_from_the_words(client, editor):
    record = make_workshop()
    url = address(Workshop, "change", record.pk)

    send_back(client, url, participants="over 180", change_reason="counted")
    first = Activity.objects.get()
    send_back(client, url, participants="nearly 40", change_reason="counted again")
    second = Activity.objects.get()
    send_back(client, url, participants="a dozen", participants_low="12", change_reason="third")
    third = Activity.objects.get()
    send_back(client, url, participants=None, change_reason="not stated")
    fourth = Activity.objects.get()

    bounds = [
        (record.participants, record.participants_low, record.participants_high)
        for record in (first, second, third, fourth)
    ]
    assert bounds == [
        ("over 180", 181, None),
        ("nearly 40", None, 39),
        ("a dozen", 12, None),
        ("", None, None),
    ]


def test_words_without_a_number_are_refused_with_an_example(client, editor):
    record = make_workshop()

    response = send_back(
        client, address(Workshop, "change", record.pk), countries="many", change_reason="x"
    )

    assert errors_of(response) == {
        "countries": ["Write it with a number: “nearly 40”, “over 180”, “37”."]
    }


def test_amounts_in_rows_are_read_from_their_words_too(client, editor):
    commitment, source = make_commitment(), make_source()
    url = address(Commitment, "change", commitment.pk)
    page = client.get(url)
    new = row(page, "evidence", number=1, bearing="partial", amount="over 2.5", source=source.pk)

    client.post(url, data_of(page) | new | {"change_reason": "found", "target": "74.7"})

    commitment.refresh_from_db()
    evidence = commitment.evidence.get()
    assert (str(evidence.amount_low), evidence.amount_high) == ("2.5000", None)
    assert str(commitment.target_low) == str(commitment.target_high) == "74.7000"


@pytest.mark.parametrize(
    ("model", "values", "field"),
    [
        (Workshop, {"starts_on": "2025-05-12", "ends_on": "2025-05-01"}, "__all__"),
        (Workshop, {"starts_on": "2025-02-30"}, "starts_on"),
        (Workshop, {"participants": "9", "participants_low": "9", "participants_high": "8"},
         "__all__"),
        (Workshop, {"status": "active"}, "status"),
        (Workshop, {"slug": "taken"}, "slug"),
        (Initiative, {"initiative_type": ""}, "initiative_type"),
        (Initiative, {"status": ""}, "status"),
        (Initiative, {"announced_on": "2025", "adopted_on": "2024"}, "__all__"),
    ],
)  # fmt: skip
def test_impossible_values_are_refused_before_the_database_sees_them(model, values, field, client):
    client.force_login(make_superuser())
    make_activity(slug="taken")
    needed = {"initiative_type": "programme", "status": "active"} if model is Initiative else {}

    response = send_back(
        client, address(model, "add"), **({"name": "New", "slug": "new"} | needed | values)
    )

    assert list(errors_of(response)) == [field]


def test_a_country_twice_in_one_role_is_refused(client, editor):
    record, kenya = make_workshop(), make_country("KEN")
    make_participation(record, "KEN", "host")
    url = address(Workshop, "change", record.pk)
    page = client.get(url)
    twice = row(page, "participations", country=kenya.pk, role="host", certainty="confirmed")

    response = client.post(url, data_of(page) | twice | {"change_reason": "x"})

    assert response.status_code == 200
    assert Participation.objects.count() == 1


def test_a_stated_claim_that_says_nothing_is_refused(client, editor):
    record, source = make_workshop(), make_source()
    url = address(Workshop, "change", record.pk)
    page = client.get(url)
    empty = row(page, "claims", basis="stated", field="city", source=source.pk)

    response = client.post(url, data_of(page) | empty | {"change_reason": "x"})

    assert "A stated claim names its field" in response.text
    assert not Claim.objects.exists()


def test_lists_are_written_line_by_line(client, editor):
    record, body = make_workshop(languages=["en"]), make_organization(aliases=["Old"])

    send_back(client, address(Workshop, "change", record.pk), languages="en\r\n fr \r\n",
              change_reason="both languages")  # fmt: skip
    send_back(client, address(Organization, "change", body.pk), aliases="", change_reason="none")

    assert Activity.objects.get().languages == ["en", "fr"]
    assert Organization.objects.get().aliases == []


def test_a_change_needs_a_reason(client, editor):
    record = make_workshop()

    response = send_back(client, address(Workshop, "change", record.pk), name="Other")

    assert list(errors_of(response)) == ["change_reason"]


# Names and search


def test_a_slug_is_fixed_and_renamed_on_its_own_page(client, editor):
    record = make_workshop(slug="first")
    url = address(Workshop, "change", record.pk)
    send_back(client, url, slug="second", change_reason="try")
    assert Activity.objects.get().slug == "first"
    rename = address(Workshop, "rename", record.pk)
    assert rename in client.get(url).text
    assert 'value="first"' in client.get(rename).text

    client.post(rename, {"slug": "second", "change_reason": "year added"})

    assert Activity.objects.get().slug == "second"
    assert Redirect.objects.get().new_slug == "second"


def test_a_record_without_public_address_is_not_renamed(client, editor):
    publisher = make_publisher()

    assert client.get(address(Publisher, "rename", publisher.pk)).status_code == 403
    assert "rename" not in client.get(address(Publisher, "change", publisher.pk)).text


def test_what_names_a_record_renews_what_is_derived_from_it(client, editor):
    country = make_country("KEN")
    record = make_activity(host="KEN")
    source = make_source(make_publisher("unclassified"))
    make_claim(record, source=source)

    send_back(client, address(Publisher, "change", source.publisher.pk), kind="press",
              change_reason="it is a newspaper")  # fmt: skip
    send_back(client, address(Country, "change", country.pk), name="Kenia", change_reason="x")

    record = Activity.objects.get()
    assert [voice.voice for voice in record.voices.all()] == ["press"]
    assert "kenia" in record.search_text


@pytest.mark.parametrize("typed", ["Türkiye", "turkiye", "TÜRKIYE"])
def test_search_reads_folded_and_unfolded(typed, client, editor):
    make_organization(name="Bank of Türkiye")
    make_organization(name="Another bank")

    found = client.get(address(Organization, "changelist"), {"q": typed}).context["cl"].queryset

    assert [body.name for body in found] == ["Bank of Türkiye"]


def test_a_promise_is_looked_for_among_initiatives(client, editor):
    make_activity("workshop", name="Training plan", slug="w")
    plan = make_activity("initiative", name="Training plan", slug="i")
    query = {"app_label": "initiatives", "model_name": "commitment", "field_name": "initiative"}

    answer = client.get(reverse("admin:autocomplete"), query | {"term": "training"})

    assert [found["id"] for found in json.loads(answer.content)["results"]] == [str(plan.pk)]


def test_countries_with_a_name_that_begins_as_typed_come_first(client, editor):
    make_country("MOZ", name="Mozambique")
    make_country("FRA")
    name_country("CHN", "fr", "Zambie lointaine")
    make_country("ZMB")
    query = {"app_label": "initiatives", "model_name": "participation", "field_name": "country"}

    answer = client.get(reverse("admin:autocomplete"), query | {"term": "Zamb"})

    names = [found["text"] for found in json.loads(answer.content)["results"]]
    assert names == ["China", "Zambia", "Mozambique"]


def test_deleting_a_source_that_is_used_is_refused(client, editor):
    source = make_source()
    make_claim(make_activity(), source=source)

    response = client.post(
        address(Source, "delete", source.pk), {"post": "yes", "change_reason": "no"}
    )

    assert "Cannot delete source" in response.text
    assert Source.objects.exists()


# Reasons


def test_a_change_without_a_reason_is_refused_beside_the_field_of_the_reason(client, editor):
    record = make_workshop()

    response = send_back(client, address(Workshop, "change", record.pk), city="Nairobi")

    html = response.content.decode()
    assert list(errors_of(response)) == ["change_reason"]
    assert 'id="id_change_reason_error"' in html.partition("Why</h2>")[2]
    assert Activity.objects.get().city == ""


def test_a_new_claim_in_the_form_of_a_record_is_one_that_is_stated(client, editor):
    page = client.get(address(Workshop, "add"))
    (rows,) = [each.formset for each in page.context["inline_admin_formsets"]
               if each.formset.model is Claim]  # fmt: skip

    assert rows.empty_form["basis"].value() == "stated"


def test_a_claim_that_is_there_keeps_its_basis_in_the_form(client, editor):
    workshop = make_workshop()
    make_claim(workshop)

    page = client.get(address(Workshop, "change", workshop.pk))

    (rows,) = [each.formset for each in page.context["inline_admin_formsets"]
               if each.formset.model is Claim]  # fmt: skip
    assert [row["basis"].value() for row in rows.initial_forms] == ["record"]


@pytest.mark.parametrize("model", [Source, Organization, Document, CountryName])
def test_a_kind_that_was_not_chosen_is_told_once(model, client, editor):
    page = send_back(client, address(model, "add"))

    assert page.status_code == 200
    assert errors_of(page)["kind"] == ["This field is required."]
    assert "violated" not in page.content.decode()
