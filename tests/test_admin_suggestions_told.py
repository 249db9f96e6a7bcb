"""What the page that decides a suggestion says will be written, before it is sent."""

import pytest

from initiatives.codelists import Noun
from tests.deciding import url
from tests.factories import make_organization, make_suggestion
from tests.full_record import make_full_record
from tests.pages.reading import words

pytestmark = pytest.mark.django_db

NO_CLAIM = "Accepting records the decision and changes nothing else"


@pytest.mark.parametrize(
    ("noun", "field", "is_told"),
    [
        *((noun, "", True) for noun in Noun),
        ("country", "names", True),
        ("organization", "kind", True),
        ("activity", "website", True),
        ("activity", "city", False),
    ],
)
def test_before_it_is_sent_the_page_says_that_accepting_writes_no_claim(
    client, editor, noun, field, is_told
):
    full = make_full_record(slug="full")
    slugs = {"activity": full.slug, "country": "KEN", "organization": make_organization().slug}
    suggestion = make_suggestion(noun, slugs.get(noun, "any"), field=field, value="New")

    page = client.get(url("accept", suggestion))

    assert (NO_CLAIM in words(page.text)) == is_told
    assert ("value" in page.context["form"].fields) != is_told
