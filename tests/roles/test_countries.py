"""A focal point records its own countries: what it types of others is refused by name."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from initiatives import entering
from initiatives.models import (
    Participation,
    Workshop,
)
from tests.admin_forms import address, data_of, errors_of, row, send_back
from tests.editors import make_user
from tests.factories import (
    make_country,
)
from tests.pages.reading import words
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
    theirs = next(n for n, form in enumerate(rows.forms) if form.fields["note"].disabled)
    assert f'name="participations-{theirs}-note"' not in page.text  # told, not typed
    assert f'name="participations-{theirs}-id"' in page.text
    assert "<p>Theirs</p>" in page.text


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


def test_the_preview_of_a_pasted_list_says_which_countries_are_not_ones_own(client, kenya):
    url = address(Workshop, "read_countries")

    foreign = client.post(url, {"text": "Kenya, France"})
    own = client.post(url, {"text": "Kenya"})
    client.force_login(make_user("Editor"))
    unbound = client.post(url, {"text": "Kenya, France"})

    assert (foreign.context["count"], foreign.context["foreign"]) == (1, 1)
    assert [one["is_foreign"] for one in foreign.context["readings"]] == [False, True]
    assert "is not among your countries: the list is refused with it" in words(foreign.text)
    assert "not among your countries" not in own.text + unbound.text
    assert (own.context["count"], unbound.context["count"]) == (1, 2)


def test_what_enters_countries_asks_itself(draft, kenya):
    with pytest.raises(ValidationError) as refusal:
        entering.enter_countries(draft, ["KEN", "FRA"], "host", [], by=kenya, reason="x")

    assert refusal.value.messages == [FRENCH]
    assert Participation.objects.count() == 2


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
