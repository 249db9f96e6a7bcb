"""A draft as the public will see it: the same page, for those alone who may see its form."""

import re

import pytest
from django.urls import reverse

from initiatives import facets, workflow
from initiatives.models import Activity, FacetSet, Forum, Initiative, Workshop
from tests.admin_forms import address
from tests.editors import make_superuser, make_user
from tests.factories import make_activity, make_organization
from tests.full_record import make_full_record
from tests.signatures import KINDS

pytestmark = pytest.mark.django_db

BANNER = re.compile(r"<div class=\"note\" data-preview>.*?</div>\s*", re.S)
NOINDEX = re.compile(r"\s*<meta name=\"robots\" content=\"noindex\">")
STATES = ("draft", "in-review", "withdrawn")


def make_draft(kind="workshop", state="draft", **fields):
    """Make an activity that is not public, with a row of everything."""
    record = make_full_record(kind, **fields)
    Activity.objects.filter(pk=record.pk).update(publication_state=state)
    record = Activity.objects.get(pk=record.pk)
    workflow.refresh(record)
    return record


def preview_of(record):
    return address(model_of(record), "preview", record.pk)


def model_of(record):
    return {"initiative": Initiative, "workshop": Workshop, "forum": Forum}[record.kind]


def body_of(html):
    """Return a page as the public has it: without the banner and the word to search engines."""
    return NOINDEX.sub("", BANNER.sub("", html)).split()


@pytest.mark.parametrize("kind", ["initiative", "workshop", "forum"])
def test_the_preview_is_the_page_that_publishing_brings(kind, client):
    record = make_draft(kind)
    client.force_login(make_superuser())

    preview = client.get(preview_of(record)).text
    Activity.objects.filter(pk=record.pk).update(publication_state="published")
    workflow.refresh(record)
    client.logout()
    page = client.get(record.get_absolute_url()).text

    assert "Preview: not published" in preview
    assert "Another activity" in preview
    assert "Preview" not in page
    assert body_of(preview) == body_of(page)


def test_the_preview_of_a_withdrawn_record_tells_what_the_public_was_told(client):
    editor = make_superuser()
    record = make_activity(city="Nairobi")
    record.city = "Mombasa"
    record._change_reason = "read again"
    record.save()
    workflow.withdraw(record, by=editor, reason="doubtful")
    client.force_login(editor)

    preview = client.get(preview_of(record)).text
    Activity.objects.filter(pk=record.pk).update(publication_state="published")
    page = client.get(record.get_absolute_url()).text

    assert "read again" in preview
    assert "doubtful" not in preview
    assert body_of(preview) == body_of(page)


@pytest.mark.parametrize("state", STATES)
def test_the_form_of_what_is_not_public_links_to_the_preview(state, client):
    client.force_login(make_superuser())
    record, public = make_activity(publication_state=state), make_activity()

    assert preview_of(record) in client.get(address(Workshop, "change", record.pk)).text
    assert "/preview/" not in client.get(address(Workshop, "change", public.pk)).text
    assert client.get(preview_of(public)).url == public.get_absolute_url()


def test_the_preview_may_not_be_kept_or_found(client):
    client.force_login(make_superuser())
    record = make_draft()

    response = client.get(preview_of(record))

    directives = {word.strip() for word in response.headers["Cache-Control"].split(",")}
    assert {"private", "no-store"} <= directives
    assert not response.has_header("ETag")
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.text
    policies = [
        page.headers["Content-Security-Policy"] for page in (response, client.get(reverse("home")))
    ]
    assert policies[0] == policies[1]
    assert "nonce" not in policies[0]


def test_the_preview_is_closed_to_the_public_and_to_who_may_not_see_the_record(client):
    record = make_draft()
    url = preview_of(record)

    assert client.get(url).url.startswith("/admin/login/")
    assert client.get(record.get_absolute_url()).status_code == 404
    nobody = make_user()
    nobody.groups.clear()
    client.force_login(nobody)
    assert client.get(url).status_code == 404
    client.force_login(make_user())
    assert client.get(url).status_code == 200
    assert client.post(url).status_code == 405
    assert client.get(address(Forum, "preview", record.pk)).status_code == 404
    assert client.get(address(Workshop, "preview", record.pk + 1_000_000)).status_code == 404
    assert client.get("/admin/initiatives/workshop/x/preview/").status_code == 404


def test_looking_at_a_draft_puts_nothing_of_it_where_the_public_looks(client):
    client.force_login(make_superuser())
    record = make_draft(name="Quokka training")
    facets.build()
    before = list(FacetSet.objects.order_by("pk").values_list("facet", "value", "members"))

    client.get(preview_of(record))

    client.logout()
    for name in ("search", "workshop-list", "activity-list"):
        assert "Quokka training" not in client.get(reverse(name), {"q": "quokka"}).text
    assert client.get(record.get_absolute_url()).status_code == 404
    assert list(FacetSet.objects.order_by("pk").values_list("facet", "value", "members")) == before
    assert Activity.objects.get(pk=record.pk).publication_state == "draft"


@pytest.mark.parametrize("model", KINDS)
def test_a_preview_asks_as_often_for_a_hundred_countries_as_for_ten(
    model, client, django_assert_max_num_queries
):
    client.force_login(make_superuser())
    record = make_activity(model.KIND, publication_state="draft")
    counts = []
    for size in (10, 100):
        for _number in range(size - record.organization_roles.count()):
            organization = make_organization()
            record.organization_roles.create(organization=organization, role="organizer")
        with django_assert_max_num_queries(25) as asked:
            assert client.get(preview_of(record)).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]
