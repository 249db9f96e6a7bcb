"""What is not published is in no list of the API, and neither it nor a part of it has an address.

Every noun of the API is looked at: whoever adds one has to say here whether it is public itself.
"""

from types import SimpleNamespace

import pytest

from initiatives import workflow
from initiatives.api.urls import NOUNS
from initiatives.codelists import PublicationState
from initiatives.models import Activity, ActivityRelation
from tests.api_answers import read
from tests.full_record import make_full_record

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

KINDS = ("initiative", "workshop", "forum")
SECRET = "not-for-the-public"
# What belongs to no activity.
PUBLIC = {
    "countries", "groups", "organizations", "sources", "publishers", "indicators", "themes",
    "series",
}  # fmt: skip
OF_ACTIVITIES = sorted(NOUNS.keys() - PUBLIC - {"changes"})
NOT_PUBLIC = sorted(set(PublicationState) - {PublicationState.PUBLISHED})


def keys_of(noun: str) -> set[str]:
    """Return the keys of what a noun shows, without asking the API."""
    viewset = NOUNS[noun][1]
    columns = getattr(viewset, "lookup_parts", None) or [viewset.lookup_field]
    rows = viewset.queryset.order_by().values_list(*columns)
    return {":".join(map(str, key)) for key in rows}


def keys() -> dict[str, set[str]]:
    return {noun: keys_of(noun) for noun in [*PUBLIC, *OF_ACTIVITIES]}


@pytest.fixture
def record(request):
    """A record of everything, and as much that was published and is in another state now."""
    public = [make_full_record(kind, name=f"Public {kind}") for kind in KINDS]
    shown = keys()
    for kind in KINDS:
        make_full_record(kind, name=f"{SECRET} {kind}", slug=f"{SECRET}-{kind}")
    hidden = {noun: found - shown[noun] for noun, found in keys().items()}
    secret = Activity.objects.exclude(slug__in=shown["activities"])
    for activity in secret:
        ActivityRelation.objects.create(
            from_activity=public[0], to_activity=activity, kind="part-of"
        )
    secret.update(publication_state=request.param)
    workflow.bump()
    return SimpleNamespace(shown=shown, hidden=hidden)


@pytest.mark.no_cover
@pytest.mark.parametrize("record", NOT_PUBLIC, indirect=True)
def test_what_is_not_published_is_in_no_list_and_has_no_address(client, record):
    statuses = {
        noun: {client.get(f"/api/v1/{noun}/{key}/").status_code for key in record.hidden[noun]}
        for noun in OF_ACTIVITIES
    }
    counts = {noun: read(client, f"{noun}/?page_size=100")["count"] for noun in OF_ACTIVITIES}

    assert statuses == {noun: {404} for noun in OF_ACTIVITIES}
    assert counts == {noun: len(record.shown[noun]) for noun in OF_ACTIVITIES}


@pytest.mark.parametrize("record", [PublicationState.DRAFT], indirect=True)
def test_what_is_public_names_nothing_that_is_not(client, record):
    addresses = [f"{noun}/?page_size=100" for noun in NOUNS]
    for noun, shown in record.shown.items():
        if hasattr(NOUNS[noun][1], "retrieve"):  # claims have a list alone
            addresses += [f"{noun}/{key}/" for key in sorted(shown)[:4]]
    answers = {address: client.get(f"/api/v1/{address}") for address in addresses}

    assert {answer.status_code for answer in answers.values()} == {200}
    assert [address for address, answer in answers.items() if SECRET in answer.text] == []
    assert "Public workshop" in answers["activities/?page_size=100"].text
