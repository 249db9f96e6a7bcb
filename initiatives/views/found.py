"""What a search finds of each noun: rows, which field holds the words, and the passage."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import IntegerField, TextField, Value
from django.db.models.functions import Cast
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from initiatives import search
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


def texts_of(activities: Iterable[Activity]) -> dict[int, list[Text]]:
    """Return all texts that activities are found by, each with its place, in one query."""
    keys = [activity.pk for activity in activities]
    found: dict[int, list[tuple[int, str]]] = {key: [] for key in keys}
    if keys:
        rows = Activity.objects.filter(pk__in=keys).order_by()
        parts = [
            rows.values_list("pk", Value(at, IntegerField()), Cast(path, TextField()))
            for at, path in enumerate(search.PATHS)
        ]
        for key, at, text in parts[0].union(*parts[1:]).order_by():
            found[key].append((at, text or ""))
    paths = list(search.PATHS)
    return {
        key: [text_at(paths[at], text) for at, text in sorted(rows)] for key, rows in found.items()
    }


def text_at(path: str, text: str) -> Text:
    """Return a text from one of the places in search.PATHS."""
    return Text(place_of(path), text, "" if path.endswith(FOREIGN) else "en")


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
    missing = set(sought)
    for _count in range(PASSAGES_MAX):
        best = max(texts, key=lambda text: len(holds(text.text, missing)))
        if not (held := holds(best.text, missing)):
            return
        yield best
        missing -= held
