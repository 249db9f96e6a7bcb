"""The drawn neighbourhood of a record: each relation once, in its direction, as a link."""

import re

import pytest
from django.utils import translation

from initiatives import models
from initiatives.templatetags.neighbourhood import MOST_DRAWN, neighbourhood
from tests import factories as make
from tests.pages.reading import section

pytestmark = pytest.mark.django_db

LINK = re.compile(r'<a href="([^"]*)" aria-label="([^"]*)"><title>.*?<text x="(-?\d+)" y="(\d+)"')


def relate(origin, target, kind, *, is_sourced=True):
    relation = models.ActivityRelation.objects.create(
        from_activity=origin, to_activity=target, kind=kind
    )
    if is_sourced:
        relation.sources.add(make.make_source())


def drawn(html):
    """Return the address and the words of each neighbour from top to bottom."""
    found = sorted(LINK.findall(html), key=lambda link: int(link[3]))
    return [(address, told) for address, told, _x, _y in found]


def test_what_a_record_leads_to_stands_above_it_and_what_leads_to_it_below(client):
    plan = make.make_activity("initiative", name="The plan", slug="plan")
    forum = make.make_activity("forum", name="The forum", slug="forum")
    course = make.make_activity(name="The course", short_name="Course", slug="course")
    draft = make.make_activity(name="Hidden", publication_state="draft")
    relate(plan, forum, "launched-at")
    relate(course, plan, "implements")
    relate(course, plan, "supports", is_sourced=False)
    relate(draft, plan, "implements")

    html = client.get(plan.get_absolute_url()).content.decode()

    assert drawn(html) == [
        ("/forums/forum/", "The forum, Launched at: The forum"),
        ("/workshops/course/", "Course, Implemented by · Supported by: The course"),
    ]
    heights = [int(y) for _address, _told, _x, y in LINK.findall(html)]
    centre = int(re.search(r'<text class="here" x="\d+" y="(\d+)"', html)[1])
    assert heights[0] < centre < heights[1]
    assert html.count('class="way loose" d="M') == 1 + 1  # one neighbour, and the legend
    assert html.count('class="head"') == 2


def test_the_list_beside_it_says_the_same(client):
    plan = make.make_activity("initiative", name="The plan")
    relate(make.make_activity(name="The course"), plan, "implements")

    response = client.get(plan.get_absolute_url())

    assert section(response, "relations").startswith(
        "Relations 1 relation, all sourced Implemented by The course Workshop source [1]"
    )
    assert 'aria-label="Neighbourhood: the same relations, drawn"' in response.content.decode()


def test_a_record_without_relations_draws_nothing(client):
    assert 'class="net"' not in client.get(make.make_activity().get_absolute_url()).content.decode()


def neighbours(count):
    own = {"kind": "workshop", "url": "/", "words": "Implements", "is_sourced": True}
    return [own | {"name": f"Course {number}", "is_outgoing": True} for number in range(count)]


def test_of_many_neighbours_some_are_drawn_and_the_others_counted():
    html = neighbourhood({"name": "A plan", "kind": "initiative"}, neighbours(18), "Drawn")

    assert len(LINK.findall(html)) == MOST_DRAWN
    assert '<a href="#relations">2 more stand in the list</a>' in html
    assert "more" not in neighbourhood({"name": "A plan"}, neighbours(MOST_DRAWN), "Drawn")


def test_from_right_to_left_it_is_mirrored():
    with translation.override("ar"):
        html = neighbourhood({"name": "A plan", "kind": "forum"}, neighbours(1), "Drawn")

    assert '<svg x="100%"' in html
    assert [int(x) for _url, _told, x, _y in LINK.findall(html)] == [-60]
