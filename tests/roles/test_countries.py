"""A focal point records its own countries: what it types of others is refused by name."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from initiatives import entering
from initiatives.models import (
    Activity,
    Commitment,
    Organization,
    OrganizationRole,
    Participation,
    Statement,
    Workshop,
)
from tests.admin_forms import address, data_of, errors_of, row, send_back
from tests.editors import make_user, recorded
from tests.factories import (
    make_activity,
    make_commitment,
    make_country,
    make_organization,
    make_source,
)
from tests.spreadsheets.sheets import csv_of, download, mistakes, upload, workbook

pytestmark = pytest.mark.django_db
FRENCH = "Not among your countries (KEN): France (FRA)."
REASON = {"change_reason": "Because"}


def notes():
    return dict(Participation.objects.values_list("country__iso_alpha3", "note"))


def place_of(code, sent):
    """Return the number of the row of a country."""
    rows = {sent[f"participations-{number}-country"]: number for number in range(2)}
    return rows[make_country(code).pk]


def test_rows_of_other_countries_stay_as_they_are_whatever_is_sent(client, draft):
    url = address(Workshop, "change", draft.pk)
    sent = data_of(client.get(url)) | {"city": "Nairobi"} | REASON
    ours, theirs = place_of("KEN", sent), place_of("FRA", sent)
    sent |= {f"participations-{theirs}-note": "Mine", f"participations-{theirs}-DELETE": "on"}
    sent |= {f"participations-{ours}-note": "Ours, told anew"}

    answer = client.post(url, sent)

    assert answer.status_code == 302
    assert notes() == {"KEN": "Ours, told anew", "FRA": "Theirs"}
    assert Workshop.objects.get().city == "Nairobi"


def test_such_rows_are_greyed(client, draft):
    page = client.get(address(Workshop, "change", draft.pk))

    [rows] = [
        table.formset
        for table in page.context["inline_admin_formsets"]
        if table.formset.model is Participation
    ]
    assert {
        form.instance.country.iso_alpha3: form.fields["note"].disabled
        for form in rows.forms
        if form.instance.pk
    } == {"KEN": False, "FRA": True}


def test_a_browser_that_leaves_out_greyed_fields_changes_nothing_of_them(client, draft):
    url = address(Workshop, "change", draft.pk)
    sent = data_of(client.get(url)) | REASON
    theirs = place_of("FRA", sent)
    kept = {f"participations-{theirs}-id", f"participations-{theirs}-activity"}
    sent = {
        name: value
        for name, value in sent.items()
        if name in kept or not name.startswith(f"participations-{theirs}-")
    }

    assert client.post(url, sent).status_code == 302
    assert notes() == {"KEN": "Ours", "FRA": "Theirs"}


@pytest.mark.parametrize("is_new", [True, False])
def test_a_row_of_another_country_is_refused_by_its_name(client, draft, is_new):
    url = address(Workshop, "change", draft.pk)
    page = client.get(url)
    france = make_country("FRA").pk
    if is_new:
        fields = row(page, "participations", country=france, role="host", certainty="confirmed")
    else:
        sent = data_of(page)
        ours = place_of("KEN", sent)
        fields = {f"participations-{ours}-country": france, f"participations-{ours}-role": "host"}

    answer = send_back(client, url, **fields, **REASON)

    assert list(errors_of(answer).values()) == [[FRENCH]]
    assert notes() == {"KEN": "Ours", "FRA": "Theirs"}


def test_a_pasted_list_that_names_another_country_is_refused_by_its_name(client, draft):
    answer = send_back(
        client,
        address(Workshop, "change", draft.pk),
        pasted_countries="Kenya, France",
        pasted_role="host",
        **REASON,
    )

    assert errors_of(answer) == {"pasted_countries": [FRENCH]}
    assert Participation.objects.count() == 2


def test_what_enters_countries_asks_itself(draft, kenya):
    with pytest.raises(ValidationError) as refusal:
        entering.enter_countries(draft, ["KEN", "FRA"], "host", [], by=kenya, reason="x")

    assert refusal.value.messages == [FRENCH]
    assert Participation.objects.count() == 2


def part_of(model, record):
    """Return what a new row of another country of a model would be."""
    france, body = make_country("FRA").pk, make_organization(country="FRA").pk
    return {
        OrganizationRole: {
            "activity": record.pk, "organization": body, "role": "partner",
            "certainty": "confirmed",
        },
        Commitment: {
            "initiative": record.pk, "text": "To do", "slug": "to-do", "promiser_country": france,
        },
        Statement: {
            "activity": record.pk, "summary": "Said", "slug": "said", "speaker_kind": "unnamed",
            "speaker": "a minister", "country": france, "source": make_source().pk,
        },
        Organization: {"name": "Ministry", "slug": "ministry", "kind": "government",
                       "country": france},
    }[model]  # fmt: skip


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (OrganizationRole, "organization"),
        (Commitment, "promiser_country"),
        (Statement, "country"),
        (Organization, "country"),
    ],
)
def test_what_else_is_of_another_country_is_refused_by_its_name(client, kenya, model, field):
    record = recorded(make_activity("initiative", publication_state="draft"), kenya)
    given = part_of(model, record)
    before = model.objects.count()

    answer = send_back(client, address(model, "add"), **given)

    assert errors_of(answer) == {field: [FRENCH]}
    assert model.objects.count() == before


def test_what_is_of_no_country_is_recorded(client, kenya):
    record = recorded(make_activity("initiative", publication_state="draft"), kenya)
    given = part_of(OrganizationRole, record) | {"organization": make_organization().pk}

    assert send_back(client, address(OrganizationRole, "add"), **given).status_code == 302
    assert OrganizationRole.objects.count() == 1


def test_the_page_of_what_is_of_another_country_is_to_look_at(client, kenya):
    plan = recorded(make_activity("initiative", publication_state="draft"), kenya)
    promise = make_commitment(plan, promiser_country=make_country("FRA"))
    url = address(Commitment, "change", promise.pk)
    gone = address(Commitment, "delete", promise.pk)

    answers = (
        client.get(url),
        client.post(url, REASON),
        client.post(gone, {"post": "yes", **REASON}),
    )

    assert [answer.status_code for answer in answers] == [200, 403, 403]
    assert Commitment.objects.get().text == "To do something"


def test_a_draft_that_holds_rows_of_other_countries_is_not_deleted(client, draft):
    url = address(Workshop, "delete", draft.pk)

    refused = client.post(url, {"post": "yes", **REASON}).status_code
    Participation.objects.filter(country__iso_alpha3="FRA").delete()
    done = client.post(url, {"post": "yes", **REASON}).status_code

    assert (refused, done, Activity.objects.count()) == (403, 302, 0)


def test_a_focal_point_without_countries_records_none(client, kenya):
    client.force_login(make_user("Focal point"))

    answer = send_back(
        client, address(Workshop, "add"), name="New", slug="new", pasted_countries="Kenya",
        participants_known="some",
    )  # fmt: skip

    assert "none yet" in errors_of(answer)["pasted_countries"][0]
    assert not Workshop.objects.exists()


# Sheets


@pytest.mark.parametrize(
    "cell", ["participant: FRA, KEN; host: FRA", "participant: KEN", "host: France"]
)
def test_a_sheet_that_adds_or_takes_out_another_country_is_refused(client, draft, cell):
    [cells] = download(client, Workshop)

    page = upload(client, Workshop, workbook([cells | {"participations": cell}]))

    assert mistakes(page) == [(2, "participations", "Not among your countries: France (FRA).")]
    assert notes() == {"KEN": "Ours", "FRA": "Theirs"}


def test_the_console_takes_a_sheet_with_the_rights_of_its_user(draft, kenya, tmp_path):
    path = tmp_path / "workshops.csv"
    path.write_text(csv_of([{"slug": "new", "name": "New", "participations": "host: FRA"}]))
    given = {"kind": "workshop", "reason": "Because"}

    with pytest.raises(CommandError, match="France"):
        call_command("import_activities", str(path), user=kenya.username, **given)
    assert not Workshop.objects.filter(slug="new").exists()

    call_command("import_activities", str(path), **given)
    assert Workshop.objects.filter(slug="new").exists()
