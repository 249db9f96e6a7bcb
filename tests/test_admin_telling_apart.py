"""Records that look alike and are two are told apart in the admin, with a reason."""

import pytest

from initiatives import duplicates, models
from tests.admin_forms import address
from tests.editors import make_user
from tests.merging_data import MAKERS, pair
from tests.signatures import signed
from tests.test_admin_merging import ADMINS, merge_url

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_two_that_are_told_apart_no_longer_wait_as_duplicates(client, editor, model):
    kept, other = pair(model)
    column = "title" if model is models.Source else "name"
    for record in (kept, other):
        model.objects.filter(pk=record.pk).update(**{column: "A headline"}, sort_key="a headline")
    third = MAKERS[model](**{column: "A headline"})
    preview = client.get(merge_url(other, kept))
    url = address(ADMINS[model], "tell_apart", other.pk, kept.pk)
    before = set(duplicates.possible(model.objects.all()))

    unsaid = client.post(url, {"change_reason": " "})
    said = client.post(url, {"change_reason": "Two papers, one headline"})
    with_third = set(duplicates.possible(model.objects.all()))
    model.objects.filter(pk=third.pk).update(sort_key="another")
    alone = list(duplicates.possible(model.objects.all()))

    found = models.Distinction.objects.get()
    assert url in preview.text
    assert (unsaid.status_code, said.status_code) == (200, 302)
    assert before == with_third == {kept, other, third}
    assert alone == []
    assert (found.first, found.second) == tuple(sorted((kept.pk, other.pk)))
    assert signed(found) == ("+", editor, "Two papers, one headline")
    client.post(address(models.Distinction, "delete", found.pk), {
        "post": "yes", "change_reason": "The same after all"
    })  # fmt: skip
    assert set(duplicates.possible(model.objects.all())) == {kept, other}


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_the_page_names_both_and_what_was_told_apart_is_offered_no_more(client, editor, model):
    column = "title" if model is models.Source else "name"
    kept, other = pair(model, **{column: "A headline of two papers"})
    url = address(ADMINS[model], "tell_apart", other.pk, kept.pk)
    choose = address(ADMINS[model], "merge", kept.pk)
    offered = [row for row, _url in client.get(choose).context["near"]]

    asked = client.get(url)
    said = client.post(url, {"change_reason": "Two papers"}, follow=True)
    after = client.get(choose, {"other": other.pk})
    direct = client.get(merge_url(kept, other))
    client.post(merge_url(kept, other), {"stamp": direct.context["form"].initial["stamp"],
                                         "change_reason": "The same"})  # fmt: skip

    assert (kept.slug in asked.text, other.slug in asked.text) == (True, True)
    told = [str(message) for message in said.context["messages"]]
    assert told == ["“A headline of two papers” and “A headline of two papers” are told apart."]
    assert (offered, client.get(choose).context["near"]) == ([other], [])
    assert "were told apart: “Two papers”." in after.context["form"].errors["other"][0]
    assert "were told apart: “Two papers”." in direct.text
    assert "They are not the same" not in direct.text
    assert set(model.objects.filter(pk__in=[kept.pk, other.pk])) == {kept, other}


def test_the_list_of_duplicates_says_what_to_do(client, editor):
    queue = {"queue": "same"}

    lists = [client.get(address(model, "changelist"), queue).text for model in MAKERS]
    plain = client.get(address(models.Source, "changelist")).text
    client.force_login(make_user("Contributor"))
    looking = client.get(address(models.Source, "changelist"), queue).text

    assert all("shows what would become of two" in page for page in lists)
    assert "name the original in “Reprint of”" in " ".join(lists)
    assert "shows what would become of two" not in plain + looking


def test_who_may_not_merge_tells_nothing_apart(client):
    kept, other = pair(models.Source)
    client.force_login(make_user("Contributor"))

    answer = client.post(
        address(models.Source, "tell_apart", kept.pk, other.pk), {"change_reason": "Two"}
    )

    assert answer.status_code == 403
    assert client.get(address(models.Distinction, "changelist")).status_code == 403
    assert not models.Distinction.objects.exists()
