"""What the desk counts, and what stands in its lists, for tests."""

from django.urls import reverse


def desk_of(client):
    return client.get(reverse("admin:index")).context["desk"]


def counts(client):
    return {str(work["label"]): work["count"] for work in desk_of(client)}


def names(client, label):
    """Return what stands in the list of one kind of work."""
    [work] = [work for work in desk_of(client) if str(work["label"]) == label]
    page = client.get(work["address"])
    assert str(page.context["title"]) == label
    rows = [str(row) for row in page.context["cl"].result_list]
    assert len(rows) == work["count"] == page.context["cl"].result_count
    return rows
