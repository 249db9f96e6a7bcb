"""What a search finds of each noun: rows, which field holds the words, and the passage."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from operator import itemgetter
from typing import Any

from django.db.models import IntegerField, TextField, Value
from django.db.models.functions import Cast
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from initiatives import search
from initiatives.folding import fold
from initiatives.models import Activity, Statement
from initiatives.views.passages import Sought, holds, passage, whole

PASSAGES_MAX = 2

# How the places named by search.PATHS are called, the longest beginning that fits.
PLACES = {
    "name": _("Name"),
    "native_name": _("Name in the original language"),
    "short_name": _("Short name"),
    "summary": _("Summary"),
    "city": _("City"),
    "venue": _("Venue"),
    "slogan": _("Slogan"),
    "audience": _("Audience"),
    "edition": _("Edition"),
    "place_country": _("Place"),
    "series": _("Series of events"),
    "themes": _("Theme"),
    "pillars": _("Part"),
    "commitments": _("Commitment"),
    "outcomes": _("Outcome"),
    "participations__country": _("Country taking part"),
    "organization_roles__organization": _("Organization"),
    "statements": _("Who spoke"),
    "": _("Source"),
}


# Texts in other languages than English, or in several.
FOREIGN = ("native_name", "names__text")


@dataclass(frozen=True)
class Text:
    """One text by which a record is found, and the field that holds it."""

    place: Any
    text: str
    language: str = "en"

    @cached_property
    def told(self) -> str:
        """The text as search sees it."""
        return fold(self.text)


@dataclass
class Hit:
    """One record that was found; ``places`` are the fields that hold the words."""

    record: Any
    title: SafeString
    language: str
    places: list[dict[str, Any]]

    @property
    def url(self) -> str:
        """Where the record is shown; a statement has no page of its own."""
        return address_of(self.record)


def address_of(record: Any) -> str:
    """Return where a record is shown; a statement stands on the page of another."""
    if not isinstance(record, Statement):
        return record.get_absolute_url()
    if record.activity:
        return f"{record.activity.get_absolute_url()}#statements"
    return (record.person or record.source).get_absolute_url()


def place_of(path: str) -> Any:
    """Name the field that a path of search.PATHS leads to."""
    if path.endswith(("sources__title", "source__title")):
        return PLACES[""]
    return next(PLACES[start] for start in sorted(PLACES, reverse=True) if path.startswith(start))


PLACE_OF = {path: place_of(path) for path in search.PATHS}
OWN = [path for path in search.PATHS if "__" not in path]
OF_OTHERS = [path for path in search.PATHS if "__" in path]


def texts_of(activities: Iterable[Activity], sought: list[Sought]) -> dict[int, list[Text]]:
    """Return texts that activities are found by: their own, and where need be those of others."""
    texts = {row.pk: [text_at(path, getattr(row, path)) for path in OWN] for row in activities}
    lacking = [pk for pk, own in texts.items() if missing_in(own, sought)]
    shared = cache(text_at)  # names of countries recur, each folded once
    for pk, path, text in texts_of_others(lacking):
        texts[pk].append(shared(path, text))
    return texts


def missing_in(texts: list[Text], sought: list[Sought]) -> set[Sought]:
    """Return what of all that is sought no text holds."""
    return set(sought).difference(*(holds(text.told, sought) for text in texts))


def texts_of_others(pks: list[int]) -> Iterator[tuple[int, str, str]]:
    """Yield the texts of what belongs to some activities, each with its path, in one query."""
    if not pks:
        return
    rows = Activity.objects.filter(pk__in=pks).order_by()
    parts = [
        rows.values_list("pk", Value(at, IntegerField()), Cast(path, TextField()))
        for at, path in enumerate(OF_OTHERS)
    ]
    for pk, at, text in sorted(parts[0].union(*parts[1:]).order_by(), key=itemgetter(1)):
        if text:
            yield pk, OF_OTHERS[at], text


def text_at(path: str, text: str) -> Text:
    """Return a text from one of the places in search.PATHS."""
    return Text(PLACE_OF[path], text, "" if path.endswith(FOREIGN) else "en")


def hit(record: Any, texts: list[Text], sought: list[Sought]) -> Hit:
    """Return a record with its name, the first of its texts, marked, and where the words are."""
    name = texts[0]
    found = [place(text, text is name, sought) for text in fewest(texts, sought)]
    return Hit(record, whole(name.text, sought), name.language, found)


def place(text: Text, is_name: bool, sought: list[Sought]) -> dict[str, Any]:
    """Return a field that holds words, and the passage unless the heading shows it."""
    told = "" if is_name else passage(text.text, sought)
    return {"name": text.place, "passage": told, "language": text.language}


def fewest(texts: list[Text], sought: list[Sought]) -> Iterator[Text]:
    """Yield the fewest texts that hold as much of what is sought as possible."""
    held = [(text, found) for text in texts if (found := holds(text.told, sought))]
    missing = set(sought)
    for _count in range(PASSAGES_MAX):
        best = max(held, key=lambda item: len(item[1] & missing), default=None)
        if not best or not best[1] & missing:
            return
        yield best[0]
        missing -= best[1]
