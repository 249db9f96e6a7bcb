"""The parameters that the addresses promise, noun by noun, on the page as in the API."""

import pytest
from django.urls import resolve

OF_ACTIVITIES = (
    "q kind status theme organization scope sdg series from to year voice one_party differs "
    "participants_known country group region income role order"
)
PROMISED = {
    "activities": OF_ACTIVITIES,
    "initiatives": OF_ACTIVITIES,
    "workshops": OF_ACTIVITIES,
    "forums": OF_ACTIVITIES,
    "countries": "q group region income participating role kind theme year on order",
    "organizations": "q kind country role order",
    "commitments": "q initiative promiser level timeliness due_from due_to on order",
    "sources": "q publisher kind language voice year order",
    "indicators": "q order",
    "coverage": "group kind theme role year on",
}
ORDERS = {"starts_on", "name", "last_changed_at", "countries"}


def filters_at(address: str) -> dict:
    """Return the filters of a page or of an endpoint by the names of their parameters."""
    view = resolve(address).func
    return getattr(view, "view_class", getattr(view, "cls", None)).filterset_class.base_filters


@pytest.mark.parametrize("before", ["", "/api/v1"], ids=["page", "API"])
@pytest.mark.parametrize(("noun", "names"), PROMISED.items(), ids=PROMISED)
def test_every_promised_parameter_is_a_filter(before, noun, names):
    assert set(names.split()) - filters_at(f"{before}/{noun}/").keys() == set()


@pytest.mark.parametrize("noun", PROMISED)
def test_page_and_endpoint_have_the_same_parameters(noun):
    assert filters_at(f"/{noun}/") is filters_at(f"/api/v1/{noun}/")


def test_activities_are_ordered_both_ways_by_each_promised_column():
    offered = set(filters_at("/activities/")["order"].orders)

    assert offered == ORDERS | {f"-{name}" for name in ORDERS}
