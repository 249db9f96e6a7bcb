"""The page of a record falls to the other value when the chosen claim is withdrawn."""

import pytest

from initiatives import workflow
from tests import factories as make
from tests.editors import make_user
from tests.pages.reading import facts, section

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("field", "label", "chosen", "other"), [
    ("countries", "Countries", "34", "nearly 40"),
    ("participants", "Participants", "over 180", "37"),
    ("venue", "Venue", "Old hall", "New hall"),
])  # fmt: skip
def test_the_page_shows_the_other_value_and_no_difference_any_more(
    client, field, label, chosen, other
):
    activity = make.make_activity(**{field: chosen})
    claim = make.make_claim(activity, field, value=chosen)
    make.make_claim(activity, field, value=other)
    before = client.get(activity.get_absolute_url())

    workflow.withdraw_claim(claim, by=make_user(), reason="misread")

    after = client.get(activity.get_absolute_url())
    assert facts(before)[label].startswith(chosen)
    assert chosen in section(before, "differ")
    assert other in section(before, "differ")
    assert facts(after)[label].startswith(other)
    assert chosen not in facts(after)[label]
    assert section(after, "differ") == ""
