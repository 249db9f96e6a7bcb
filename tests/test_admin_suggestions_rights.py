"""Suggestions in the admin: who sees, adds and decides them."""

import pytest

from initiatives.models import Suggestion, Workshop
from tests.admin_forms import address, errors_of, send_back
from tests.deciding import url
from tests.editors import make_focal_point, make_user
from tests.factories import make_activity, make_participation, make_suggestion

pytestmark = pytest.mark.django_db
PAGES = ["change", "history", "delete", "accept", "decline"]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", ["Contributor", "Focal point"])
def test_who_does_not_decide_reaches_no_page_of_others(client, course, role, page, method):
    suggestion = make_suggestion(contact="me@example.org", remark="A private remark")
    client.force_login(make_user(role))

    answer = getattr(client, method)(url(page, suggestion), {"change_reason": "x", "post": "yes"})
    listed = client.get(address(Suggestion, "changelist"))

    assert answer.status_code in ((404,) if page == "history" else (302, 403))
    for response in (answer, listed):
        assert "me@example.org" not in response.text
        assert "A private remark" not in response.text
        assert suggestion.number not in response.text
    assert Suggestion.objects.get().state == "open"


def test_a_focal_point_gets_from_a_public_record_to_the_form_about_it(client):
    user = make_focal_point("KEN")
    own, foreign = make_activity(name="Training in Nairobi"), make_activity()
    make_participation(own, "KEN")
    make_participation(foreign, "FRA")
    client.force_login(user)
    form = f"{address(Suggestion, 'add')}?noun=activity&slug={own.slug}"

    pages = [client.get(address(Workshop, "change", one.pk)) for one in (own, foreign)]
    asked = client.get(form)

    tools = [[label for _url, label in page.context["tools"]] for page in pages]
    assert tools == [["Propose a correction"], []]
    assert form.replace("&", "&amp;") in pages[0].text
    assert "Training in Nairobi" in asked.text
    assert '<option value="city">City</option>' in asked.text
    assert '<option value="promiser">' not in asked.text
    assert '<option value="vote">' not in asked.text
    assert "not recorded" not in asked.text
    sent = send_back(client, form, field="city", value="Mombasa", change_reason="Read there")
    assert sent.status_code == 302
    found = Suggestion.objects.get()
    assert (found.noun, found.slug, found.field, found.value, found.submitted_by) == (
        "activity", own.slug, "city", "Mombasa", user
    )  # fmt: skip


def test_who_may_change_a_record_is_sent_to_no_form_about_it(client):
    client.force_login(make_user("Editor"))

    page = client.get(address(Workshop, "change", make_activity().pk))

    assert "Propose a correction" not in page.text


@pytest.mark.parametrize("page", ["accept", "decline"])
def test_a_focal_point_decides_not_even_what_is_its_own(client, course, page):
    user = make_user("Focal point")
    suggestion = make_suggestion(submitted_by=user)
    client.force_login(user)

    shown = client.get(url("change", suggestion))
    sent = client.post(url(page, suggestion), {"change_reason": "x"})

    assert (shown.status_code, sent.status_code) == (200, 403)
    assert url(page, suggestion) not in shown.text
    assert Suggestion.objects.get().state == "open"


@pytest.mark.parametrize("role", ["Editor", "Administrator"])
def test_who_decides_reaches_every_page(client, course, role):
    suggestion = make_suggestion()
    client.force_login(make_user(role))

    statuses = [client.get(url(page, suggestion)).status_code for page in PAGES]
    client.post(url("decline", suggestion), {"change_reason": "No"})

    assert statuses == [200] * len(PAGES)
    assert Suggestion.objects.get().state == "declined"


def test_nobody_without_an_account_decides(client, course):
    suggestion = make_suggestion()

    answers = [client.post(url(page, suggestion), {"change_reason": "x"}) for page in PAGES]

    assert [answer.status_code for answer in answers] == [302] * len(PAGES)
    assert Suggestion.objects.get().state == "open"


# Focal points add


def test_a_focal_point_adds_a_suggestion_in_its_own_name(client, course):
    user = make_focal_point("KEN")
    make_participation(course, "KEN")
    client.force_login(user)
    given = {"noun": "activity", "slug": "course", "field": "city", "value": "Mombasa"}

    send_back(client, address(Suggestion, "add"), **given, state="accepted", number="S-1")

    suggestion = Suggestion.objects.get()
    assert {name: getattr(suggestion, name) for name in given} == given
    assert (suggestion.submitted_by, suggestion.state) == (user, "open")
    assert suggestion.number.startswith("S-20")
    assert suggestion.history.get().history_user == user
    assert suggestion.number in client.get(address(Suggestion, "changelist")).text


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"slug": "none"}, "slug"),
        ({"slug": "draft"}, "slug"),
        ({"noun": "country", "slug": "QQQ", "field": "names"}, "slug"),
        ({"field": "income"}, "field"),
        ({"value": ""}, "value"),
    ],
)
def test_a_suggestion_on_what_is_not_public_is_refused(client, course, given, field):
    client.force_login(make_focal_point("KEN"))
    make_participation(course, "KEN")
    make_activity(slug="draft", publication_state="draft")
    whole = {"noun": "activity", "slug": "course", "field": "city", "value": "Mombasa"}

    response = send_back(client, address(Suggestion, "add"), **(whole | given))

    assert list(errors_of(response)) == [field]
    assert not Suggestion.objects.exists()


def test_a_contributor_adds_none(client, course):
    client.force_login(make_user("Contributor"))

    assert client.get(address(Suggestion, "add")).status_code == 403
    assert client.post(address(Suggestion, "add"), {"noun": "activity"}).status_code == 403
