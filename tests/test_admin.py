"""Every page of the admin answers, safely and in a bounded number of queries."""

import re
from html.parser import HTMLParser

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from initiatives.models import (
    Activity,
    ActivityVoice,
    Country,
    DataVersion,
    FacetSet,
    LoadedRecord,
    Milestone,
    Redirect,
    SourceVoice,
    Workshop,
)
from initiatives.templatetags.admin_sections import in_sections
from tests.admin_data import make_everything, make_one_of_each
from tests.editors import make_superuser, make_user
from tests.factories import make_activity, make_claim, make_country, make_participation, make_source

pytestmark = pytest.mark.django_db
MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
OURS = [model for model in MODELS if model._meta.app_label == "initiatives"]
READ_ONLY = {
    "Activity",
    "ActivityVoice",
    "DataVersion",
    "Distinction",
    "FacetSet",
    "LoadedRecord",
    "SourceVoice",
}
LIST_QUERIES_MAX = 40
FORM_QUERIES_MAX = 60
EDITED = [model for model in MODELS if model.__name__ not in READ_ONLY]


@pytest.fixture
def root(client):
    client.force_login(make_superuser())
    return client


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


class PolicyReader(HTMLParser):
    """Collects what the content security policy forbids."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.found += [(tag, name) for name in given if name == "style" or name.startswith("on")]
        if tag == "style" and not given.get("nonce"):
            self.found.append((tag, "without nonce"))
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            self.found.append((tag, "inline"))
        if "javascript:" in (given.get("href") or ""):
            self.found.append((tag, "javascript:"))


def get(client, url, status=200):
    """Fetch a page; it must answer and keep to the policy."""
    response = client.get(url)
    assert response.status_code == status, url
    if status == 200:
        assert PolicyReader(response.text).found == [], url
        policy = response.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
    return response


def test_every_model_of_the_app_is_in_the_admin():
    own = {
        model
        for model in apps.get_app_config("initiatives").get_models()
        if not model.__name__.startswith("Historical")
    }

    assert own == set(OURS)


def one_link_a_filter(page):
    """Return the links of a list's filters, one for each parameter."""
    links = re.findall(r'href="(\?[^"]+)"', page)
    return {re.split("[=&]", link)[0]: link.replace("&amp;", "&") for link in links}.values()


def test_every_list_its_search_and_its_filters_answer(root):
    make_everything(rows=1)

    for model in MODELS:
        url = address(model, "changelist")
        response = get(root, url)
        page = response.text
        assert 'id="changelist"' in page
        if model in OURS and admin.site._registry[model].list_filter:
            assert response.context["cl"].add_facets, f"no counts beside the filters at {url}"
        if admin.site._registry[model].search_fields:
            get(root, f"{url}?q=T%C3%BCrkiye+a")
        links = one_link_a_filter(page)
        assert links or not admin.site._registry[model].list_filter
        for link in links:
            get(root, url + link)


def test_every_page_of_a_row_answers_with_its_history(root):
    make_everything(rows=1)

    Group.objects.get_or_create(name="Editor")
    for model in EDITED:
        row = model._default_manager.first()
        get(root, address(model, "change", row.pk))
        get(root, address(model, "history", row.pk))
        can_delete = admin.site._registry[model].has_delete_permission(request_of(root), row)
        get(root, address(model, "delete", row.pk), status=200 if can_delete else 403)


def request_of(client):
    """Return what a permission check needs of a request."""
    return client.get(reverse("admin:index")).wsgi_request


def test_computed_rows_can_be_looked_at_and_no_more(root):
    make_everything(rows=1)

    for name in sorted(READ_ONLY - {"Activity", "Distinction"}):  # one is taken back
        model = apps.get_model("initiatives", name)
        row = model._default_manager.first()
        assert "Save" not in get(root, address(model, "change", row.pk)).text
        get(root, address(model, "delete", row.pk), status=403)
        get(root, address(model, "add"), status=403)


def test_the_list_of_all_activities_leads_to_the_page_of_the_kind(root):
    make_everything(rows=1)

    for activity in Activity.objects.all():
        response = get(root, address(Activity, "change", activity.pk), status=302)
        assert response.url == f"/admin/initiatives/{activity.kind}/{activity.pk}/change/"
    get(root, address(Activity, "change", 9999), status=302)
    get(root, address(Activity, "add"), status=403)


@pytest.mark.parametrize("model", EDITED, ids=lambda model: model.__name__)
def test_the_form_for_a_new_row_answers(model, root):
    get(root, address(model, "add"))


def test_the_first_pages_answer(root):
    assert "AI Capacity Record" in get(root, reverse("admin:index")).text
    get(root, reverse("admin:app_list", args=["initiatives"]))
    get(root, reverse("admin:password_change"))


def test_the_login_page_answers(client):
    get(client, reverse("admin:login"))


def queries_of(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_lists_take_as_many_queries_for_four_rows_as_for_two(root):
    urls = [address(model, "changelist") for model in OURS]
    make_everything(rows=2)
    few = [queries_of(root, url) for url in urls]

    make_one_of_each(2)
    make_one_of_each(3)

    assert [queries_of(root, url) for url in urls] == few
    assert max(few) <= LIST_QUERIES_MAX


def test_the_form_of_a_workshop_takes_as_many_queries_for_ten_rows_as_for_two(root):
    activity = make_activity("workshop", publication_state="draft")
    url = address(Workshop, "change", activity.pk)
    counts = []
    for wanted in (2, 10):
        while activity.participations.count() < wanted:
            number = activity.participations.count()
            make_participation(activity, f"X{number:02}").sources.add(make_source())
            make_claim(activity, "city", value=f"City {number}")
        counts.append(queries_of(root, url))

    assert counts[0] == counts[1] <= FORM_QUERIES_MAX


def test_a_user_who_may_only_look_sees_the_form_and_cannot_save(client):
    client.force_login(make_user("Contributor"))
    url = address(Country, "change", make_country("KEN").pk)

    page = get(client, url).text

    assert "change_reason" not in page
    assert client.post(url, {"name": "Elsewhere"}).status_code == 403


# What another kind of activity has, and this one never; what is shown in words.
NOT_THERE = {
    "Suggestion": {"slug", "field"},
    "Initiative": {
        "edition", "edition_number", "series", "city", "place_country", "venue", "format",
        "slogan", "audience", "participants", "participants_low", "participants_high",
        "countries", "countries_low", "countries_high", "countries_unit", "apply_by",
        "registration_url", "languages",
    },
    "Workshop": {"initiative_type", "announced_on", "adopted_on"},
    "Forum": {"initiative_type", "announced_on", "adopted_on"},
}  # fmt: skip


def test_every_field_of_every_model_is_on_its_form(root):
    make_everything(rows=1)
    request = request_of(root)

    for model in [model for model in EDITED if model in OURS]:
        fieldsets = admin.site._registry[model].get_fieldsets(request, model.objects.first())
        fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
        written = {field.name for field in fields if field.editable and not field.primary_key}
        written -= {field.name for field in fields if getattr(field, "generated", False)}
        missing = written - set(flatten_fieldsets(fieldsets))
        assert missing == NOT_THERE.get(model.__name__, set()), model


def test_the_first_page_gathers_all_models_in_sections(root):
    request = request_of(root)
    app_list = admin.site.get_app_list(request)
    record = next(app for app in app_list if app["app_label"] == "initiatives")

    sorted_apps = in_sections(app_list, request.user)

    sections = [app for app in sorted_apps if app["app_label"] == "initiatives"]
    gathered = [model["object_name"] for section in sections for model in section["models"]]
    assert sorted(gathered) == sorted(model["object_name"] for model in record["models"])
    assert str(sections[0]["name"]) == "What is done"


def test_tables_that_the_portal_keeps_for_itself_are_no_work_of_an_editor(client):
    page = {}
    for user in (make_user("Editor"), make_superuser()):
        client.force_login(user)
        page[user.is_superuser] = client.get(reverse("admin:index")).text

    for model in (ActivityVoice, SourceVoice, FacetSet, DataVersion, LoadedRecord):
        link = f'href="{address(model, "changelist")}"'
        assert (link in page[False], link in page[True]) == (False, True), model
    assert f'href="{address(Redirect, "changelist")}"' in page[False]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_no_two_filters_of_a_list_have_one_name(root, model):
    request = request_of(root)
    found = admin.site._registry[model].get_changelist_instance(request)
    titles = [str(spec.title) for spec in found.get_filters(request)[0]]

    assert sorted(titles) == sorted(set(titles))


def test_moments_are_written_in_one_form(root):
    record = Workshop.objects.get(pk=make_activity("workshop").pk)

    form = root.get(address(Workshop, "change", record.pk)).text

    assert record.last_changed_at.strftime("%Y-%m-%d %H:%M UTC") in form


def test_tables_without_rows_are_folded_but_for_those_that_every_record_needs(root):
    record = Workshop.objects.get(pk=make_activity("workshop").pk)
    Milestone.objects.create(activity=record, title="Opened")

    tables = admin.site._registry[Workshop].get_inline_instances(request_of(root), record)

    opened = [table.model.__name__ for table in tables if table.classes != ["collapse"]]
    assert opened == ["Participation", "OrganizationRole", "Claim", "Milestone"]
