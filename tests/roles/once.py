"""What is entered anew, of the visitor's own country and of a foreign one."""

from typing import Any

from django.utils import timezone

from initiatives.admin.tokens import COOKIE
from initiatives.models import ApiToken, Organization, Person, Publisher, Source
from tests.admin_forms import address
from tests.factories import COUNTRIES as NAMES
from tests.roles.actions import REASON, country, is_taken, put_sheet
from tests.roles.world import World
from tests.writing import post

NEW = {"name": "New", "slug": "new"}


def add(world: World, code: str) -> Any:
    fields = {"pasted_countries": NAMES[code][2], "participants_known": "some"}
    return world.client.post(address(world.model, "add"), world.form | world.needed | NEW | fields)


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
    answer = put_sheet(
        world, **NEW, **world.needed, participants_known="some", participations=f"host: {code}"
    )
    return world.client.post(f"{answer.url}write/") if is_taken(world, answer) else answer


def read_countries(world: World, code: str) -> Any:
    answer = world.client.post(address(world.model, "read_countries"), {"text": NAMES[code][2]})
    return answer, answer.status_code == 200


def api_add(world: World, code: str) -> Any:
    parts = {"participations": [{"country": code, "role": "host"}], "participants_known": "some"}
    source = {"slug": "new", "title": "New", "kind": "news", "url": "https://example.org/new"}
    sources = {"new_sources": [source | {"publisher": f"press-{code.lower()}"}]}
    body = NEW | world.needed | parts | sources | {"reason": "Because"}
    return post(world.client, f"{world.model.KIND}s/", body, world.secret)


# Tokens, by the country of whom they are for


def make_token(world: World, code: str) -> Any:
    """Make a token; it must be shown to who makes it."""
    user = ApiToken.objects.get(pk=world.tokens[code][0]).user_id
    sent = {"user": user, "name": "New", "expires_on": timezone.localdate().isoformat()}
    answer = world.client.post(address(ApiToken, "add"), sent)
    if answer.status_code == 302 and ApiToken.objects.filter(name="New").exists():
        assert world.client.get(answer.url).context["secret"]
    return answer


def token_made(world: World, code: str) -> Any:
    """Ask for the page of a token with what shows it to who made it."""
    key, shown = world.tokens[code]
    world.client.cookies[COOKIE] = shown
    answer = world.client.get(address(ApiToken, "made", key))
    world.client.cookies.pop(COOKIE, None)
    return answer, answer.status_code == 200 and bool(answer.context["secret"])


def revoke(world: World, code: str) -> Any:
    return world.client.post(address(ApiToken, "revoke", world.tokens[code][0]), REASON)


ONCE: dict[str, Any] = {
    "add": add,
    "add organization": add_organization,
    "add person": add_person,
    "add source": add_source,
    "sheet": sheet,
    "read countries": read_countries,
    "API add": api_add,
    "make token": make_token,
    "token made": token_made,
    "revoke": revoke,
}
