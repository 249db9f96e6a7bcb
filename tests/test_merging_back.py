"""A merge taken back by hand, in the steps that docs/editing.md tells."""

import pytest
from django.core.exceptions import ValidationError

from initiatives import models
from tests.editors import make_superuser
from tests.merging_data import merge, pair, role
from tests.restoring import deleted, edit, put_back

pytestmark = pytest.mark.django_db


def test_a_merge_is_taken_back_by_hand_as_the_guide_tells():
    kept, given_up = pair(models.Organization, acronym="OTHER")
    own, moved = role(kept), role(given_up)
    models.Organization.objects.filter(pk=kept.pk).update(acronym="")
    editor = make_superuser()
    merge(kept, given_up, editor)
    key = moved.organization_id

    with pytest.raises(ValidationError, match="give another"):
        put_back(deleted(given_up, key), editor)
    put_back(deleted(given_up, key, "given-up-again"), editor)
    edit(models.OrganizationRole.objects.get(pk=moved.pk), editor, organization_id=key)

    back = models.Organization.objects.get(pk=key)
    assert (back.slug, back.acronym) == ("given-up-again", "OTHER")
    assert list(models.OrganizationRole.objects.filter(organization=back)) == [moved]
    assert list(models.OrganizationRole.objects.filter(organization=kept)) == [own]
