"""Rows that exchanged what only one of them may hold are put back both, or the other is named."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from initiatives.importers.derived import put_right
from initiatives.models import Claim, Evidence, Outcome, Participation
from tests.editors import make_superuser
from tests.factories import (
    make_activity,
    make_claim,
    make_commitment,
    make_evidence,
    make_participation,
    make_source,
)
from tests.restoring import edit, held, one_field, put_back, whole

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_superuser()


def make_outcomes(record, count):
    return [
        Outcome.objects.create(activity=record, number=number, text=f"Outcome {number}")
        for number in range(1, count + 1)
    ]


def renumber(rows, *numbers):
    """Give rows other numbers, one by one, with nothing in the way."""
    for row in rows:
        edit(row, number=row.number + 50)
    for row, number in zip(rows, numbers, strict=True):
        edit(row, number=number)


@pytest.mark.parametrize("numbers", [(2, 1, 3), (2, 3, 1), (3, 2, 1)])
def test_rows_that_exchanged_their_numbers_are_put_back(editor, numbers):
    record = make_activity()
    rows = make_outcomes(record, 3)
    moment, before = timezone.now(), held(type(record), record.pk)
    renumber(rows, *numbers)
    counts = [row.history.count() for row in rows]

    put_back(whole(record, moment), editor)

    assert held(type(record), record.pk) == before
    changed = [number != place for place, number in enumerate(numbers, 1)]
    assert [row.history.count() for row in rows] == [
        count + moved for count, moved in zip(counts, changed, strict=True)
    ]
    assert {row.history.latest().number for row in rows} == {1, 2, 3}
    assert put_right(check=True) == []


def test_claims_that_exchanged_their_values_are_put_back(editor):
    record, source = make_activity(), make_source()
    one, other = (make_claim(record, "city", source=source, value=city)
                  for city in ("Nairobi", "Mombasa"))  # fmt: skip
    moment = timezone.now()
    edit(one, value="Lamu")
    edit(other, value="Nairobi")
    edit(one, value="Mombasa")

    put_back(whole(record, moment), editor)

    assert dict(Claim.objects.values_list("pk", "value")) == {
        one.pk: "Nairobi",
        other.pk: "Mombasa",
    }


def test_one_row_alone_is_refused_and_the_other_is_named(editor):
    commitment = make_commitment()
    one, other = (make_evidence(commitment, number=number) for number in (1, 2))
    edit(one, number=50)
    edit(other, number=1)
    edit(one, number=2)

    with pytest.raises(ValidationError) as refusal:
        put_back(one_field(other, "number"), editor)

    assert f"“{one}” holds that (commitment, number)" in " ".join(refusal.value.messages)
    assert dict(Evidence.objects.values_list("pk", "number")) == {one.pk: 2, other.pk: 1}


def test_where_nothing_can_be_set_aside_the_other_is_named_and_nothing_is_written(editor):
    record = make_activity()
    one, other = make_participation(record, "KEN"), make_participation(record, "FRA")
    countries = one.country, other.country
    moment = timezone.now()
    edit(one, role="host")
    edit(other, country=countries[0])
    edit(one, country=countries[1], role="participant")

    with pytest.raises(ValidationError, match="holds that"):
        put_back(whole(record, moment), editor)

    assert dict(Participation.objects.values_list("pk", "country")) == {
        one.pk: countries[1].pk,
        other.pk: countries[0].pk,
    }
