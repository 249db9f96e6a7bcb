"""Dated rows for calendar and time line, and how their pages are read."""

import re
from html import unescape

from initiatives import models
from tests import factories as make
from tests.pages.reading import words


def fill(number, day="2025-05-12"):
    """Make as many events, milestones and promises due on a day, each of an activity of its own."""
    country = make.make_country("KEN")
    events = models.Activity.objects.bulk_create(
        make.build_activity(starts_on=day, place_country=country, city="Nairobi")
        for _number in range(number)
    )
    plans = models.Activity.objects.bulk_create(
        make.build_activity("initiative") for _number in range(number)
    )
    models.Milestone.objects.bulk_create(
        models.Milestone(activity=event, happened_on=day, title="A step") for event in events
    )
    models.Commitment.objects.bulk_create(
        models.Commitment(
            **make.slugged("promise", {"text": "To act"}), initiative=plan, due_on=day
        )
        for plan in plans
    )


def main_of(response):
    """Return the result that a page shows, without filters, masthead and footer."""
    html = response.content.decode()
    return re.search(r'<div class="results">(.*?)</main>', html, re.S)[1]


# Numbers that count nothing: days of the grid, and pages.
NO_COUNTS = re.compile(r'<table class="month">.*?</table>|<nav class="pager".*?</nav>', re.S)
COUNT = re.compile(r"(?:[A-Z][a-z]+ )?(\d{1,3})(?: (?:dated|workshop|activit).*)?")


def counts_in(response):
    """Return each number that a link to a list shows, and where it leads."""
    html = NO_COUNTS.sub("", main_of(response))
    found = re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', html, re.S)
    numbers = [(unescape(address), COUNT.fullmatch(words(text))) for address, text in found]
    return [(address, int(match[1])) for address, match in numbers if match and "?" in address]


def facets_of(response):
    """Return the count of each filter value, and where it leads."""
    found = re.findall(r'<a href="([^"]*)" aria-label="[^"]*: (\d+)"', response.content.decode())
    return [(unescape(address), int(number)) for address, number in found]


def groups_of(response):
    """Return what stands under each heading of the list."""
    html = main_of(response)
    found = re.findall(r'<section class="agenda">\s*<h4>(.*?)</h4>(.*?)</section>', html, re.S)
    return {
        words(title): [words(item) for item in re.findall(r"<li>(.*?)</li>", body, re.S)]
        for title, body in found
    }


def days_of(response):
    """Return the words of each day of the grid that has any but its number."""
    cells = re.findall(r"<td(?: aria-current=\"date\")?>(.*?)</td>", grid_of(response), re.S)
    told = [words(cell).partition(" ") for cell in cells]
    return {int(day): rest for day, _space, rest in told if rest}


def grid_of(response):
    """Return the table of a month."""
    return re.search(r'<table class="month">(.*?)</table>', main_of(response), re.S)[1]
