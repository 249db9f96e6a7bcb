"""An index serves each order and each filter of the lists, on either engine.

Lists of activities count, select and page by sets of keys; the database filters them for
files, for walks along a cursor and among what words find.
"""

import re
from datetime import date

import pytest
from django.db import connection, transaction
from django.http import QueryDict

from initiatives import facets
from initiatives.api.urls import NOUNS
from initiatives.happenings.parts import PARTS, What
from initiatives.models import Activity
from tests import plan_data

pytestmark = pytest.mark.django_db

PAGE = 25
LISTS = {
    noun: (viewset.filterset_class, viewset.queryset) for noun, (_name, viewset) in NOUNS.items()
}
# What sorts all rows, not only those that are equal so far.
WHOLE_SORT = {"sqlite": r"USE TEMP B-TREE FOR ORDER BY", "postgresql": r"(?<!Incremental )Sort  \("}
# Orders by a number that is counted when it is asked for.
COUNTED = {
    (noun, order)
    for noun in ("countries", "organizations")
    for order in ("activities", "-activities")
}
LATEST = {"-starts_on": "latest", "starts_on": "earliest"}
NAMES = {"name": "name", "-name": "name"}
CHANGES = {"last_changed_at": "change", "-last_changed_at": "change"}
COUNTRIES = {"-countries": "countries", "countries": "fewest"}
OF_ACTIVITIES = LATEST | NAMES | CHANGES | COUNTRIES
# By noun and order; the others follow a column that is unique or indexed by itself.
ORDERS = {
    **{("activities", order): f"activity_by_{name}" for order, name in OF_ACTIVITIES.items()},
    **{("workshops", order): f"activity_by_kind_{name}" for order, name in OF_ACTIVITIES.items()},
    ("commitments", "due_on"): "commitment_by_earliest",
    ("commitments", "-due_on"): "commitment_by_latest",
    ("commitments", "initiative"): "activity_by_name",
    ("commitments", "-initiative"): "activity_by_name",
    ("statements", "made_on"): "statement_by_earliest",
    ("statements", "-made_on"): "statement_by_latest",
    ("observations", "as_of"): "observation_by_earliest",
    ("observations", "-as_of"): "observation_by_latest",
    ("sources", "published_on"): "source_by_earliest",
    ("sources", "-published_on"): "initiatives_publish_ab4948_idx",
    ("sources", "title"): "initiatives_source_sort_key",
    ("organizations", "name"): "initiatives_organization_sort_key",
    ("indicators", "name"): "initiatives_indicator_sort_key",
}
# By noun and query: what serves it on SQLite, and on PostgreSQL; "" where so few rows
# are read as quickly without.
FILTERS = {
    ("activities", "kind=forum"): ("activity_by_",) * 2,
    ("activities", "status=cancelled"): ("activity_by_status",) * 2,
    ("activities", "status=completed"): ("activity_by_status",) * 2,
    ("activities", "scope=global"): ("activity_by_scope",) * 2,
    ("activities", "one_party=yes"): ("activity_by_one_party",) * 2,
    ("activities", "differs=yes"): ("activity_by_differs",) * 2,
    ("activities", "participants_known=none"): ("activity_by_known",) * 2,
    ("activities", "series=s-7"): ("initiatives_activity_series_id",) * 2,
    ("activities", "from=2010-02&to=2010-03"): ("activity_by_earliest", "activity_by_until"),
    ("activities", "year=2010"): ("activity_by_earliest", "activity_by_until"),
    ("activities", "theme=t-3"): ("initiatives_activity_themes_",) * 2,
    ("activities", "sdg=4"): ("initiatives_activity_sdgs_",) * 2,
    ("activities", "organization=body-7"): (
        "sqlite_autoindex_initiatives_organizationrole_1",
        "initiatives_organiz_8a6e8b_idx",
    ),
    ("activities", "voice=press"): (
        "sqlite_autoindex_initiatives_activityvoice_1",
        "activity_voice_once",
    ),
    ("activities", "country=QAF"): (
        "sqlite_autoindex_initiatives_participation_1",
        "initiatives_country_c01f15_idx",
    ),
    ("activities", "role=host"): (
        "sqlite_autoindex_initiatives_participation_1",
        "initiatives_role_d6bec0_idx",
    ),
    ("activities", "income=high"): ("initiatives_country_income_group",) * 2,
    ("activities", "group=G3"): (
        "sqlite_autoindex_initiatives_groupmembership_1",
        "initiatives_group_i",
    ),
    ("activities", "region=155"): (
        "sqlite_autoindex_initiatives_participation_1",
        "initiatives_country_c01f15_idx",
    ),
    ("countries", "group=G3"): (
        "initiatives_groupmembership_group_id",
        "initiatives_group_i_ebd626_idx",
    ),
    ("countries", "region=155"): ("", "country_by_subregion"),
    ("countries", "income=high"): ("initiatives_country_income_group",) * 2,
    ("countries", "participating=yes"): (
        "sqlite_autoindex_initiatives_participation_1",
        "initiatives_participation_country_id",
    ),
    ("countries", "role=host"): (
        "initiatives_country_c01f15_idx",
        "initiatives_role_d6bec0_idx",
    ),
    ("countries", "kind=forum"): ("activity_by_kind_", "initiatives_participation_country_id"),
    ("countries", "theme=t-3"): ("initiatives_activity_themes_theme_id",) * 2,
    ("organizations", "kind=academia"): ("initiatives_kind_ac6753_idx",) * 2,
    ("organizations", "country=QAF"): ("initiatives_organization_country_id",) * 2,
    ("organizations", "role=partner"): (
        "initiatives_organiz_8a6e8b_idx",
        "initiatives_organizationrole_",
    ),
    ("commitments", "initiative=plan"): (
        "initiatives_commitment_initiative_id",
        "commitment_in_text",
    ),
    ("commitments", "promiser=QAF&promiser=body-8"): (
        "initiatives_commitment_promiser_",
        "initiatives_commitment_promiser_",
    ),
    ("commitments", "due_from=2031&due_to=2032"): (
        "commitment_by_due",
        "initiatives_due_on__7476fc_idx",
    ),
    ("sources", "publisher=p-9"): (
        "initiatives_source_publisher_id",
        "initiatives_publish_45da3d_idx",
    ),
    ("sources", "kind=speech"): ("initiatives_source_kind",) * 2,
    ("sources", "language=zh"): ("initiatives_source_language",) * 2,
    ("sources", "year=2010"): ("initiatives_publish_ab4948_idx",) * 2,
    ("sources", "voice=host"): ("initiatives_sourcevoice_", "initiatives_voice_468c49_idx"),
    ("statements", "from=2010&to=2010"): ("statement_by_latest",) * 2,
    ("statements", "person=q-7"): ("initiatives_statement_person_id",) * 2,
    ("observations", "indicator=i-7"): ("initiatives_observation_indicator_id",) * 2,
    ("publishers", "kind=press"): ("initiatives_kind_44a964_idx",) * 2,
}

# By what the time line says of a date.
DATES = {
    What.ANNOUNCED: "activity_by_announced",
    What.ADOPTED: "activity_by_adopted",
    What.START: "activity_by_start",
    What.END: "activity_by_end",
}


@pytest.fixture(scope="module", autouse=True)
def _filled(django_db_setup, django_db_blocker):
    """Rows of every noun, made once for all tests here."""
    with django_db_blocker.unblock(), transaction.atomic():
        plan_data.fill()
        if connection.vendor == "postgresql":  # which reads all of what is small
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL enable_seqscan = off")
        yield
        transaction.set_rollback(True)


def rows_of(noun, query):
    filterset, rows = LISTS[noun]
    asked = filterset(QueryDict(query), queryset=rows.all())
    assert asked.is_valid(), asked.errors
    return asked.qs


def test_no_order_sorts_the_whole_table():
    asked = {
        (noun, order)
        for noun, (filterset, _rows) in LISTS.items()
        for order in getattr(filterset.base_filters.get("order"), "orders", ())
    }
    whole_sort = WHOLE_SORT[connection.vendor]

    plans = {
        (noun, order): rows_of(noun, f"order={order}").values("pk")[:PAGE].explain()
        for noun, order in asked
    }

    sorted_whole = {key for key, plan in plans.items() if re.search(whole_sort, plan)}
    assert sorted_whole == COUNTED
    assert {key: plans[key] for key, name in ORDERS.items() if name not in plans[key]} == {}


def test_an_index_serves_each_filter():
    place = ["sqlite", "postgresql"].index(connection.vendor)
    plan = Activity.objects.published().filter(commitments__isnull=False).first()
    Activity.objects.filter(pk=plan.pk).update(slug="plan")

    plans = {
        (noun, query): rows_of(noun, query).order_by().values("pk").explain()
        for noun, query in FILTERS
    }

    unserved = {key: plans[key] for key, names in FILTERS.items() if names[place] not in plans[key]}
    assert unserved == {}


def test_an_index_serves_each_date_of_the_time_line():
    selection = facets.Selection(facets.current(), {}, date(2026, 11, 1))
    parts = [part for part in PARTS if part.what in DATES]

    plans = {
        part.what: part.among(selection).filter(part.touching("2001-02-01", "2001-02-28")).explain()
        for part in parts
    }

    assert {what: plans[what] for what, name in DATES.items() if name not in plans[what]} == {}


def test_no_index_of_activities_serves_nothing():
    of_filters = {name for names in FILTERS.values() for name in names}
    served = {*ORDERS.values(), *of_filters, *DATES.values()}

    assert {index.name for index in Activity._meta.indexes} - served == set()
