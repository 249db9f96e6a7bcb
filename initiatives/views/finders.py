"""What a search finds of each noun: how many, the first of them, and the list of all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When, Window
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from initiatives import filters
from initiatives.folding import fold
from initiatives.models import (
    Activity,
    Commitment,
    Country,
    Indicator,
    Organization,
    Person,
    Source,
    Statement,
)
from initiatives.templatetags.names import language_name
from initiatives.views.found import Hit, Text, hit, texts_of
from initiatives.views.localizing import name_countries
from initiatives.views.rows import dated

SHOWN = 5
SHOWN_WITHOUT_LIST = 10


@dataclass
class Group:
    """What was found of one noun, and the address of the list that shows all of it."""

    name: str
    label: Any
    count: int
    hits: list[Hit]
    url: str = ""


def group(name: str, label: Any, found: tuple[int, list[Hit]], text: str = "") -> Group:
    """Return a group; with the text searched, it leads to the list of its noun."""
    url = f"{reverse(f'{name}-list')}?{urlencode({'q': text})}" if text else ""
    return Group(name, label, *found, url)


def listed(filterset: type, rows: QuerySet, text: str) -> QuerySet:
    """Return the rows that the list of a noun shows for the same words."""
    return filterset({"q": text}, queryset=rows).qs


def named_first(rows: QuerySet, words: list[str], *order: Any) -> QuerySet:
    """Put rows whose name holds every word before the others."""
    in_name = Q(*[("sort_key__contains", word) for word in words])
    return rows.order_by(Case(When(in_name, then=Value(0)), default=Value(1)), *order)


def first_of(rows: QuerySet, shown: int = SHOWN) -> tuple[int, list[Any]]:
    """Return how many rows there are and the first of them, in one query."""
    first = list(rows.annotate(found=Window(Count("pk")))[:shown])
    return (first[0].found if first else 0), first


def hits(rows: Iterable[Any], words: list[str], read: Callable[[Any], list[Text]]) -> list[Hit]:
    """Return rows with what matched in them; the first of their texts is their name."""
    return [hit(row, read(row), words) for row in rows]


def activities(text: str, words: list[str]) -> Group:
    rows = Activity.objects.published().defer("search_text").select_related("place_country")
    matching = listed(filters.ActivityFilterSet, rows, text)
    ordered = named_first(matching, words, "is_undated", "-span_from", "sort_key", "pk")
    count, first = first_of(ordered)
    name_countries(row.place_country for row in first if row.place_country)
    texts = texts_of(first)
    shown = hits(dated(first), words, lambda row: texts[row.pk])
    return group("activity", _("Initiatives, workshops and forums"), (count, shown), text)


def countries(text: str, words: list[str]) -> Group:
    rows = listed(filters.CountryFilterSet, Country.objects.prefetch_related("names"), text)
    count, first = first_of(rows)
    return group("country", _("Countries"), (count, hits(first, words, names_of)), text)


def names_of(country: Country) -> list[Text]:
    """Return what a country can be found by: its names in all languages, and its codes."""
    named = [
        Text(language_name(name.language), name.text, name.language) for name in country.names.all()
    ]
    codes = [Text(_("Code"), country.iso_alpha3), Text(_("Code"), country.iso_alpha2)]
    return [Text(_("Name"), country.local_name, ""), Text(_("Name"), country.name), *named, *codes]


def organizations(text: str, words: list[str]) -> Group:
    rows = listed(filters.OrganizationFilterSet, Organization.objects.all(), text)
    count, first = first_of(named_first(rows, words, "sort_key", "pk"))
    shown = hits(first, words, organization_texts)
    return group("organization", _("Organizations"), (count, shown), text)


def organization_texts(row: Organization) -> list[Text]:
    others = [Text(_("Other name"), alias) for alias in row.aliases]
    return [Text(_("Name"), row.name), Text(_("Acronym"), row.acronym), *others]


def commitments(text: str, words: list[str]) -> Group:
    rows = Commitment.objects.published().select_related("initiative")
    rows = rows.defer("initiative__search_text")
    count, first = first_of(listed(filters.CommitmentFilterSet, rows, text))
    shown = hits(first, words, commitment_texts)
    return group("commitment", _("Commitments"), (count, shown), text)


def commitment_texts(row: Commitment) -> list[Text]:
    texts = [Text(_("Commitment"), row.text), Text(_("Verbatim text"), row.verbatim)]
    return [*texts, Text(_("To whom"), row.addressees)]


def sources(text: str, words: list[str]) -> Group:
    rows = listed(filters.SourceFilterSet, Source.objects.select_related("publisher"), text)
    count, first = first_of(named_first(rows, words, "-published_on_from", "pk"))
    return group("source", _("Sources"), (count, hits(first, words, source_texts)), text)


def source_texts(row: Source) -> list[Text]:
    texts = [Text(_("Title"), row.title), Text(_("Publisher"), row.publisher.name)]
    return [*texts, Text(_("Note"), row.note)]


def indicators(text: str, words: list[str]) -> Group:
    count, first = first_of(listed(filters.IndicatorFilterSet, Indicator.objects.all(), text))
    shown = hits(first, words, lambda row: [Text(_("Name"), row.name)])
    return group("indicator", _("Indicators"), (count, shown), text)


def people(text: str, words: list[str]) -> Group:
    """People who spoke in a published statement: there is no list of people."""
    statements = Statement.objects.published().filter(person=OuterRef("pk"))
    rows = Person.objects.filter(Exists(statements))
    for word in words:
        rows = rows.filter(Q(sort_key__contains=word) | Q(native_name__icontains=word))
    count, first = first_of(rows, SHOWN_WITHOUT_LIST)
    return group("person", _("People"), (count, hits(first, words, person_texts)))


def person_texts(row: Person) -> list[Text]:
    return [Text(_("Name"), row.name), Text(_("Original script"), row.native_name, "")]


def statements(text: str, words: list[str]) -> Group:
    rows = Statement.objects.published().select_related("person", "body", "activity", "source")
    rows = rows.defer("activity__search_text")
    for word in text.split():
        rows = rows.filter(says(word))
    count, first = first_of(rows.order_by("-made_on_from", "slug"), SHOWN_WITHOUT_LIST)
    return group("statement", _("Statements"), (count, hits(first, words, statement_texts)))


def says(word: str) -> Q:
    """Return the condition that a statement holds a word; as written, or folded."""
    condition = Q(person__sort_key__contains=fold(word)) | Q(body__search_text__contains=fold(word))
    for column in ("summary", "quote", "speaker", "title"):
        condition |= Q(**{f"{column}__icontains": word})
        condition |= Q(**{f"{column}__icontains": fold(word)})
    return condition


def statement_texts(row: Statement) -> list[Text]:
    texts = [Text(_("Who spoke"), row.speaker_name), Text(_("Title or office"), row.title)]
    texts += [Text(_("Summary"), row.summary), Text(_("Quotation"), row.quote)]
    return [*texts, Text(_("Body"), row.body.name if row.body else "")]


FINDERS = [
    activities,
    countries,
    organizations,
    commitments,
    statements,
    people,
    sources,
    indicators,
]


def find(text: str) -> list[Group]:
    """Return what holds every word of a text, by noun, in a fixed number of queries."""
    words = fold(text).split()
    if not words:
        return []
    return [found for finder in FINDERS if (found := finder(text, words)).count]
