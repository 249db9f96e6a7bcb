"""An index serves each order and the common filters of the lists of activities."""

import pytest
from django.db import connection
from django.http import QueryDict

from initiatives.filters import ActivityFilterSet
from initiatives.filters.activities import ORDERS
from initiatives.models import Activity, Workshop
from tests.factories import build_activity

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_only]
ROWS, PAGE = 2_000, 25
SORT = "USE TEMP B-TREE FOR ORDER BY"
SCAN = "SCAN initiatives_activity"


@pytest.fixture
def _many():
    """Two thousand activities of two kinds over forty years."""
    Activity.objects.bulk_create(
        build_activity(
            ("workshop", "forum")[number % 2],
            starts_on=f"{1990 + number % 40}-0{number % 9 + 1}",
            recorded_countries=number % 100,
        )
        for number in range(ROWS)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def plan_of(model, query):
    """Return how SQLite finds the first page of a list."""
    rows = ActivityFilterSet(QueryDict(query), queryset=model.objects.published()).qs
    return rows.values("pk")[:PAGE].explain()


@pytest.mark.usefixtures("_many")
@pytest.mark.parametrize("model", [Activity, Workshop])
@pytest.mark.parametrize("order", ORDERS)
def test_no_order_sorts_the_whole_table(model, order):
    plan = plan_of(model, f"order={order}")

    assert "USING" in plan
    assert "INDEX activity_by_" in plan
    assert SORT not in plan


@pytest.mark.usefixtures("_many")
@pytest.mark.parametrize(
    "query",
    ["kind=workshop", "status=cancelled", "year=2001", "scope=global", "one_party=yes",
     "differs=yes", "participants_known=all"],
)  # fmt: skip
def test_an_index_serves_each_filter(query):
    plan = plan_of(Activity, f"{query}&order=-starts_on")

    assert "INDEX activity_by_" in plan
