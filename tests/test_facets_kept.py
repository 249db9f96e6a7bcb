"""Sets are kept in step with the rows by each change, and read again when they have changed."""

import pytest

from initiatives import facets, workflow
from initiatives.facets import store
from initiatives.models import Activity, FacetSet
from tests import factories as make
from tests.editors import make_user

pytestmark = pytest.mark.django_db


def test_nothing_is_kept_until_the_sets_are_built():
    activity = make.make_activity()
    workflow.touch(activity)

    assert not FacetSet.objects.exists()
    assert facets.current().everything == facets.members_of(Activity.objects.all())


def test_each_change_renews_the_sets_of_its_activity_alone():
    activity, other = make.make_activity(host="KEN", starts_on="2024-05"), make.make_activity()
    facets.rebuild()
    workflow.bump()
    before = {row.pk: row.version for row in FacetSet.objects.all()}
    activity.participations.update(role="speaker")
    Activity.objects.filter(pk=activity.pk).update(starts_on="2025", scope="global")

    workflow.touch(activity)

    assert facets.differing() == []
    index, kenya = facets.current(), make.make_country("KEN").pk
    assert (set(index.part(kenya)), set(index.of("scope", "global"))) == ({activity.pk},) * 2
    assert set(index.of("kind", "workshop")) == {activity.pk, other.pk}
    changed = {
        f"{row.facet} {row.value}"
        for row in FacetSet.objects.all()
        if before.get(row.pk) != row.version
    }
    assert changed == {
        f"part {kenya} host", f"part {kenya} speaker", "starts 2024-05", "starts 2025-01",
        "ends 2024-05", "ends 2025-12", "scope ", "scope global",
    }  # fmt: skip


def test_what_is_withdrawn_or_deleted_leaves_every_set():
    editor = make_user("Administrator")
    public = make.make_activity(host="KEN")
    facets.rebuild()

    workflow.withdraw(public, by=editor, reason="wrong")

    assert facets.differing() == []
    assert not facets.current().everything


def test_sets_that_do_not_fit_are_named():
    activity = make.make_activity(scope="global")
    facets.rebuild()
    Activity.objects.filter(pk=activity.pk).update(scope="regional")

    assert facets.differing() == ["scope global", "scope regional"]


@pytest.mark.django_db(transaction=True)
def test_a_process_keeps_what_it_read_until_something_changes(django_assert_num_queries):
    activity = make.make_activity()
    facets.rebuild()
    index = facets.current()

    with django_assert_num_queries(1):
        assert facets.current() is index
    workflow.touch(activity)
    Activity.objects.filter(pk=activity.pk).update(scope="global")
    workflow.touch(activity)

    with django_assert_num_queries(2):
        assert set(facets.current().of("scope", "global")) == {activity.pk}


@pytest.mark.django_db(transaction=True)
def test_what_was_computed_of_the_record_before_is_given_back_and_its_pages_still_answer():
    activity = make.make_activity(scope="global")
    facets.rebuild()
    before = facets.current()
    before.once("key", lambda: "computed")
    before.counted("key", dict)
    before.drawn("key", lambda: "drawn")
    workflow.touch(activity)

    assert facets.current() is not before
    assert not any([before.remembered, before.counts, before.drawings, before.letters])
    assert before.once("key", lambda: "again") == "again"
    assert set(before.of("scope", "global")) == {activity.pk}


@pytest.mark.django_db(transaction=True)
def test_lists_remember_until_something_changes_and_never_for_an_older_record():
    activity = make.make_activity()
    assert facets.memory().once("key", lambda: "first") == "first"
    assert facets.memory().once("key", lambda: "again") == "again"  # sets were never built

    facets.rebuild()
    before = store.version()
    assert facets.memory().once("key", lambda: "kept") == "kept"
    assert facets.memory(before).once("key", lambda: "again") == "kept"
    workflow.touch(activity)

    assert facets.memory().once("key", lambda: "after a change") == "after a change"
    assert facets.current(before) is facets.current()
    assert facets.memory(before).once("key", lambda: "older") == "older"
    assert facets.memory().once("key", lambda: "again") == "after a change"
