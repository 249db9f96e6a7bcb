"""Countries pasted into the form of an activity, and the sources of the whole record."""

import pytest

from initiatives.models import Forum, Initiative, Participation, Workshop
from tests.admin_data import make_workshop
from tests.admin_forms import address, errors_of, send_back
from tests.editors import make_focal_point, make_user
from tests.factories import make_country, make_participation, make_source, name_country

pytestmark = pytest.mark.django_db

REASON = {"change_reason": "Entered after the organizer's list"}


@pytest.fixture
def countries():
    for code, name in {"KEN": "Kenya", "ZMB": "Zambia", "COG": "Congo", "COD": "DR Congo"}.items():
        make_country(code, name=name)
    name_country("KEN", "fr", "Kénya")


def rows_of(activity):
    return [
        (row.country.iso_alpha3, row.role, sorted(row.sources.values_list("slug", flat=True)))
        for row in activity.participations.order_by("country__iso_alpha3", "role")
    ]


@pytest.mark.parametrize(
    ("model", "needed"),
    [
        (Workshop, {}),
        (Forum, {}),
        (Initiative, {"initiative_type": "programme", "status": "active"}),
    ],
)
def test_a_new_record_gets_its_countries_and_sources_in_one_step(
    client, editor, countries, model, needed
):
    sources = [make_source(slug="agency"), make_source(slug="ministry")]

    response = send_back(
        client,
        address(model, "add"),
        name="Training in Nairobi",
        slug="training-nairobi-2025",
        participants_known="all",
        pasted_countries="Kénya; ZMB",
        pasted_role="member",
        record_sources=[source.pk for source in sources],
        **needed,
    )

    activity = model.objects.get()
    assert response.status_code == 302
    assert rows_of(activity) == [
        ("KEN", "member", ["agency", "ministry"]),
        ("ZMB", "member", ["agency", "ministry"]),
    ]
    assert sorted(activity.claims.values_list("source__slug", "field", "basis")) == [
        ("agency", "", "record"),
        ("ministry", "", "record"),
    ]
    assert activity.recorded_countries == 2


@pytest.mark.parametrize(("role", "is_there"), [("Contributor", False), ("Editor", True)])
def test_who_may_only_look_is_not_offered_the_step(client, role, is_there):
    workshop = make_workshop("published")
    client.force_login(make_user(role))

    page = client.get(address(Workshop, "change", workshop.pk)).text

    assert ("Sources and countries in one step" in page) is is_there
    assert ("asted countries" in page) is False
    assert ('name="pasted_countries"' in page) is is_there


def test_what_is_there_is_kept_and_gets_the_source(client, editor, countries):
    workshop = make_workshop(participants_known="some")
    make_participation(workshop, "KEN", "participant", note="As the host tells")
    make_participation(workshop, "ZMB", "host")
    source = make_source(slug="list")

    page = send_back(
        client,
        address(Workshop, "change", workshop.pk),
        pasted_countries="Kenya, Kenya and Zambbia",
        record_sources=[source.pk],
        **REASON,
    )
    told = [str(message) for message in client.get(page["Location"]).context["messages"]]

    assert rows_of(workshop) == [
        ("KEN", "participant", ["list"]),
        ("ZMB", "host", []),
        ("ZMB", "participant", ["list"]),
    ]
    assert workshop.participations.get(country__iso_alpha3="KEN").note == "As the host tells"
    assert told[:3] == [
        "1 country recorded as participant.",
        "1 was recorded already.",
        "Read in spite of a slip: “Zambbia” (ZMB).",
    ]


def test_each_row_is_signed(client, editor, countries):
    workshop = make_workshop(participants_known="some")
    source = make_source()

    send_back(
        client,
        address(Workshop, "change", workshop.pk),
        pasted_countries="Kenya",
        record_sources=[source.pk],
        **REASON,
    )

    rows = [*Participation.history.all(), *workshop.claims.get().history.all()]
    signed = {(row.history_user, row.history_change_reason) for row in rows}
    assert signed == {(editor, REASON["change_reason"])}


def test_a_pasted_country_leaves_one_row_of_history_with_its_sources(client, editor, countries):
    sources = [make_source(slug="agency"), make_source(slug="ministry")]

    send_back(
        client,
        address(Workshop, "add"),
        name="Training",
        slug="training-2025",
        participants_known="all",
        pasted_countries="Kenya, Zambia",
        record_sources=[source.pk for source in sources],
    )

    rows = Participation.history.order_by("history_id")
    told = [
        (row.country.iso_alpha3, row.history_type, {link.source for link in row.sources.all()})
        for row in rows
    ]
    assert told == [("KEN", "+", set(sources)), ("ZMB", "+", set(sources))]


def test_what_is_not_clear_is_named_and_nothing_is_written(client, editor, countries):
    workshop = make_workshop(participants_known="some")

    response = send_back(
        client,
        address(Workshop, "change", workshop.pk),
        pasted_countries="Kenya, Congo, Geneva",
        city="Mombasa",
        **REASON,
    )

    assert errors_of(response)["pasted_countries"] == [
        "“Congo” may be DR Congo (COD) or Congo (COG): write the code instead.",
        "“Geneva” is no country on record: correct it or take it out.",
    ]
    assert "Kenya, Congo, Geneva" in response.content.decode()
    assert rows_of(workshop) == []
    assert Workshop.objects.get().city != "Mombasa"


def test_all_that_is_wrong_with_a_list_and_its_naming_is_told_at_once(client, countries):
    user = make_focal_point("KEN")
    client.force_login(user)
    make_country("FRA", name="France")

    response = send_back(
        client,
        address(Workshop, "add"),
        name="",
        slug="course",
        participants_known="none",
        pasted_countries="France, Geneva, Congo",
        starts_on="12 May",
    )

    refused = errors_of(response)
    assert set(refused) == {"name", "participants_known", "pasted_countries", "starts_on"}
    assert refused["pasted_countries"] == [
        "“Geneva” is no country on record: correct it or take it out.",
        "“Congo” may be DR Congo (COD) or Congo (COG): write the code instead.",
        "Not among your countries (KEN): France (FRA).",
    ]


def test_a_form_without_a_list_changes_no_participation(client, editor, countries):
    workshop = make_workshop(participants_known="some")
    make_participation(workshop, "KEN", "host")

    send_back(client, address(Workshop, "change", workshop.pk), city="Mombasa", **REASON)

    assert rows_of(workshop) == [("KEN", "host", [])]
    assert Workshop.objects.get().city == "Mombasa"


def test_what_a_list_says_is_shown_before_anything_is_written(client, editor, countries):
    text = "Kenya, Zambbia\r\n🙂 Congo, KEN <b>"

    response = client.post(address(Workshop, "read_countries"), {"text": text})

    html = response.content.decode()
    assert [(one["text"], one["way"]) for one in response.context["readings"]] == [
        ("Kenya", "name"),
        ("Zambbia", "slip"),
        ("🙂 Congo", "ambiguous"),
        ("KEN <b>", "unknown"),
    ]
    assert (response.context["count"], response.context["unclear"]) == (2, 2)
    assert 'data-start="15" data-entry="🙂 Congo" data-write="COD"' in html
    assert "<b>" not in html
    assert not Participation.objects.exists()


def test_only_who_may_enter_records_has_lists_read(client, countries):
    url = address(Workshop, "read_countries")
    reader = make_user("Editor")
    reader.groups.clear()

    anonymous = client.post(url, {"text": "Kenya"}).status_code
    client.force_login(reader)
    without_rights = client.post(url, {"text": "Kenya"}).status_code
    client.force_login(make_user("Contributor"))
    contributor = client.post(url, {"text": "Kenya"}).status_code

    assert (anonymous, without_rights, contributor) == (302, 403, 200)
    assert client.get(url).status_code == 405


def test_countries_that_are_listed_are_not_unnamed(client, editor, countries):
    response = send_back(
        client,
        address(Workshop, "add"),
        name="Training",
        slug="training",
        participants_known="none",
        pasted_countries="Kenya",
    )

    assert errors_of(response) == {
        "participants_known": ["Countries are listed: say whether all or some are."]
    }
