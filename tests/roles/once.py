"""What is entered anew, of the visitor's own country and of a foreign one."""

from typing import Any

from initiatives.models import Organization, Person, Publisher, Source, Workshop
from tests.admin_forms import address
from tests.factories import COUNTRIES as NAMES
from tests.roles.actions import country, is_taken, put_sheet
from tests.roles.world import World
from tests.writing import post

NEW = {"name": "New", "slug": "new"}


def add(world: World, code: str) -> Any:
    fields = {"pasted_countries": NAMES[code][2], "participants_known": "some"}
    return world.client.post(address(Workshop, "add"), world.form | NEW | fields)


def add_organization(world: World, code: str) -> Any:
    fields = {"kind": "government", "country": country(code)}
    return world.client.post(address(Organization, "add"), NEW | fields)


def add_person(world: World, code: str) -> Any:
    return world.client.post(address(Person, "add"), NEW | {"country": country(code)})


def add_source(world: World, code: str) -> Any:
    publisher = Publisher.objects.get(slug=f"press-{code.lower()}")
    fields = {"title": "New", "slug": "new", "kind": "news", "language": "en"}
    fields |= {"publisher": publisher.pk, "read_extent": "unstated"}
    return world.client.post(address(Source, "add"), fields)


def sheet(world: World, code: str) -> Any:
    answer = put_sheet(world, **NEW, participants_known="some", participations=f"host: {code}")
    return world.client.post(f"{answer.url}write/") if is_taken(answer) else answer


def read_countries(world: World, code: str) -> Any:
    answer = world.client.post(address(Workshop, "read_countries"), {"text": NAMES[code][2]})
    return answer, answer.status_code == 200


def api_add(world: World, code: str) -> Any:
    parts = {"participations": [{"country": code, "role": "host"}], "participants_known": "some"}
    source = {"slug": "new", "title": "New", "kind": "news", "url": "https://example.org/new"}
    sources = {"new_sources": [source | {"publisher": f"press-{code.lower()}"}]}
    body = NEW | parts | sources | {"reason": "Because"}
    return post(world.client, "workshops/", body, world.secret)


ONCE: dict[str, Any] = {
    "add": add,
    "add organization": add_organization,
    "add person": add_person,
    "add source": add_source,
    "sheet": sheet,
    "read countries": read_countries,
    "API add": api_add,
}
