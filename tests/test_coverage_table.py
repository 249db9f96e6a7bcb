"""Every cell of coverage against a count by hand, and against the lists that it opens."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.db import transaction
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives import filters, models
from initiatives.coverage import Membership, Naming, Part, cover, members_on
from initiatives.fields import first_day_of, last_day_of
from initiatives.views.coverage_links import Links
from tests import factories as make
from tests.filtering import theme

pytestmark = pytest.mark.django_db

INCOMES = {"CHN": "upper-middle", "FRA": "high", "KEN": "low", "ZMB": "low"}
CODES = [*INCOMES, "CIV", "NAM"]
ROLES = ["host", "signatory", "participant"]
VALUES = {
    "group": ["LDC", "AU"],
    "region": ["002", "202", "014", "142"],
    "income": ["low", "high"],
    "role": ROLES,
    "kind": list(make.KINDS),
    "theme": ["data", "skills"],
    "year": ["2024", "2025-05", "2025-05-12"],
}

days = st.dates(date(2023, 1, 1), date(2027, 12, 31)).map(date.isoformat)
partial = st.just("") | days | days.map(lambda day: day[:7]) | days.map(lambda day: day[:4])


@dataclass(frozen=True)
class Drawn:
    """An activity with everything that coverage looks at."""

    kind: str
    day: str
    themes: frozenset[str]
    known: str
    is_published: bool
    parts: frozenset[tuple[str, str]]

    @property
    def span(self) -> tuple[str, str]:
        end = "9999-12-31" if self.kind == "initiative" else last_day_of(self.day)
        return first_day_of(self.day), end

    def meets(self, asked) -> bool:
        """Is this activity of the kind, theme and year asked?"""
        return (
            self.is_published
            and (not asked["kind"] or self.kind in asked["kind"])
            and (not asked["theme"] or bool(self.themes & {*asked["theme"]}))
            and (not asked["year"] or any(map(self.touches, asked["year"])))
        )

    def touches(self, period: str) -> bool:
        first, last = self.span
        return bool(self.day) and first <= last_day_of(period) and last >= first_day_of(period)


activities = st.builds(
    Drawn,
    st.sampled_from(VALUES["kind"]),
    partial,
    st.frozensets(st.sampled_from(VALUES["theme"])),
    st.sampled_from(["all", "some", "none"]),
    st.integers(0, 4).map(bool),
    st.frozensets(st.tuples(st.sampled_from(CODES), st.sampled_from(ROLES)), max_size=4),
)
memberships = st.tuples(
    st.sampled_from(VALUES["group"]),
    st.builds(Membership, st.sampled_from(CODES), partial, partial),
).filter(lambda drawn: is_in_order(drawn[1]))
questions = st.fixed_dictionaries(
    {"by": st.sampled_from(["kind", "theme", "role", "year"]), "on": days},
    optional={
        name: st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True)
        for name, values in VALUES.items()
    },
)


def is_in_order(held: Membership) -> bool:
    if not (held.since and held.until):
        return True
    return first_day_of(held.since) <= last_day_of(held.until)


@pytest.fixture
def vocabulary(settings):
    settings.SIMPLE_HISTORY_ENABLED = False  # nobody asks, and it doubles what is written
    for code in CODES:
        make.make_country(code, income_group=INCOMES.get(code, ""))
    for group in VALUES["group"]:
        make.make_group(group)
    for slug in VALUES["theme"]:
        theme(slug)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(activities, max_size=7),
    st.lists(
        memberships, max_size=7, unique_by=lambda item: (item[0], item[1].country, item[1].since)
    ),
    questions,
    st.integers(0, 1000),
)
def test_every_cell_is_what_a_count_by_hand_and_its_lists_say(
    vocabulary, drawn, held, question, place
):
    with transaction.atomic():
        record(drawn, held)
        check(drawn, held, query_of(question), place)
        transaction.set_rollback(True)


def record(drawn, held):
    """Put into the database what was drawn."""
    for item in drawn:
        column = "adopted_on" if item.kind == "initiative" else "starts_on"
        state = "published" if item.is_published else "draft"
        known = {"participants_known": item.known, "publication_state": state}
        activity = make.make_activity(item.kind, **known, **{column: item.day})
        activity.themes.set([theme(slug) for slug in item.themes])
        for code, role in item.parts:
            make.make_participation(activity, code, role)
    for group, item in held:
        make.make_membership(group, item.country, since=item.since, until=item.until)


def query_of(question) -> QueryDict:
    query = QueryDict(mutable=True)
    for name, value in question.items():
        query.setlist(name, value if isinstance(value, list) else [value])
    return query


def check(drawn, held, query, place):
    """Hold every cell of an answer against the rows drawn, and one row against its lists."""
    filterset = filters.CoverageFilterSet(query, queryset=models.Country.objects.all())
    assert filterset.is_valid(), filterset.errors
    table, on = filterset.table, filterset.on
    asked = {name: query.getlist(name) for name in VALUES}
    for row in table.rows:
        members = countries_of(held, narrowed(asked, row.option), on)
        assert {*table.codes(row.countries)} == members
        for column, cell in zip(table.columns, row.cells, strict=True):
            wanted = narrowed(asked, column.option)
            looked_at = [item for item in drawn if item.meets(wanted)]
            expected = cover(members, parts_of(looked_at, wanted["role"]), known(looked_at), on)
            recorded, others = {*table.codes(cell.recorded)}, {*table.codes(cell.not_recorded)}
            assert (recorded, others) == (expected.recorded, expected.not_recorded)
            assert cell.months_since_last == expected.months_since_last
            assert column.naming == expected.naming
    check_lists(table, table.rows[place % len(table.rows)], Links(query))


def check_lists(table, row, links):
    """Hold the figures of a row against the lists that they open."""
    assert listed(links.set_of(row.option)) == {*table.codes(row.countries)}
    for column, cell in zip(table.columns, row.cells, strict=True):
        for is_recorded, countries in ((True, cell.recorded), (False, cell.not_recorded)):
            address = links.cell(row.option, column.option, is_recorded=is_recorded)
            assert listed(address) == {*table.codes(countries)}, address


def narrowed(asked, option):
    return asked | {option.name: [option.code]} if option.name else asked


def countries_of(held, asked, on):
    """Return the countries that meet all that is asked of countries."""
    found = set(CODES)
    if asked["group"]:
        rows = [item for group, item in held if group in asked["group"]]
        found &= members_on(rows, on)
    if asked["region"]:
        places = {code: make.COUNTRIES[code][3:] for code in CODES}
        found = {code for code in found if {*places[code]} & {*asked["region"]}}
    if asked["income"]:
        found = {code for code in found if INCOMES.get(code) in asked["income"]}
    return found


def parts_of(looked_at, roles):
    return [
        Part(code, number, first_day_of(item.day) if item.day else "")
        for number, item in enumerate(looked_at)
        for code, role in item.parts
        if not roles or role in roles
    ]


def known(looked_at):
    return [item.known for item in looked_at]


def listed(address):
    """Return the countries of the list at an address."""
    query = QueryDict(address.partition("?")[2])
    filterset = filters.CountryFilterSet(query, queryset=models.Country.objects.all())
    assert filterset.is_valid(), filterset.errors
    assert filterset.unknown_parameters == []
    return {*filterset.qs.values_list("iso_alpha3", flat=True)}


# Cases


def table(query: str):
    filterset = filters.CoverageFilterSet(QueryDict(query), queryset=models.Country.objects.all())
    assert filterset.is_valid(), filterset.errors
    return filterset.table


def test_rows_without_countries_are_shown_only_if_asked_for(vocabulary):
    make.make_membership("AU", "KEN", since="2025")

    assert [row.option.code for row in table("on=2024-01-01").rows][:2] == ["", "002"]
    assert [row.option.code for row in table("on=2024-01-01&group=AU").rows] == ["", "AU"]
    assert [row.option.code for row in table("on=2025-01-01").rows][:3] == ["", "AU", "002"]


def test_the_groups_first_asked_for_come_first_and_the_others_by_name():
    for code, name in (("EU", "Union"), ("SIDS", "A"), ("AU", "African"), ("LDC", "Z")):
        make.make_group(code, name=name)
        make.make_membership(code, "KEN")
    rows = table("").rows

    assert [row.option.code for row in rows if row.option.name == "group"] == [
        "LDC", "SIDS", "AU", "EU",
    ]  # fmt: skip


def test_the_last_activity_is_the_latest_that_has_begun():
    make.make_activity(host="KEN", starts_on="2024-05-12")
    last = make.make_activity(host="KEN", starts_on="2025-05-12")
    make.make_activity(host="KEN", starts_on="2025-05-13")
    make.make_activity(host="KEN")
    [cell, *_others] = table("on=2025-05-12&by=role").rows[0].cells

    assert (cell.last, cell.months_since_last) == (last, 0)
    assert table("on=2024-05-11").rows[0].cells[0].last is None
    assert table("on=2025-05-11").rows[0].cells[0].months_since_last == 11


def test_years_without_room_are_the_earliest():
    make.make_activity(host="KEN", starts_on="1990")
    make.make_activity(host="KEN", starts_on="2020")
    filterset = filters.CoverageFilterSet(
        QueryDict("by=year"), queryset=models.Country.objects.all()
    )
    assert filterset.is_valid()

    codes = [column.option.code for column in filterset.table.columns]
    assert codes == ["", *map(str, range(1997, 2021))]
    assert filterset.hidden_columns == 7


def test_naming_is_told_of_the_activities_of_each_column():
    make.make_activity("workshop", participants_known="none")
    make.make_activity("forum", participants_known="some", host="KEN")
    make.make_activity("forum", participants_known="all", publication_state="draft")

    found = {column.option.code: column.naming for column in table("role=host").columns}
    assert found == {
        "": Naming(1, 1, 2),
        "initiative": Naming(0, 0, 0),
        "workshop": Naming(1, 0, 1),
        "forum": Naming(0, 1, 1),
    }
