"""Whatever is asked, the answer is a page or a clear refusal: never a fault or a foreign script.

Some two thousand requests, the same in every run, each made of parts that hostile and broken
programs send: to every address, with every parameter, in every language.
"""

import json
import re
from collections import Counter
from html import unescape
from urllib.parse import parse_qsl

import pytest
from django.http.response import MAX_URL_REDIRECT_LENGTH
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings

from initiatives import workflow
from initiatives.api.urls import NOUNS
from initiatives.models import Activity
from tests.factories import make_group, make_membership
from tests.full_record import make_full_record
from tests.hostile import API, KEYS, MARK, PAGES, PARTS, PLURALS, requests

pytestmark = pytest.mark.no_cover

REQUESTS = 2_000  # in all, at least
EXPECTED = {200, 301, 302, 304, 400, 403, 404, 405, 406, 414}
DATA_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
STEADY = settings(
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def keys(db):
    """Make a small record of everything; return its keys by noun, and all of them."""
    for kind in ("initiative", "workshop", "forum"):
        make_full_record(kind)
    make_membership("LDC", "ZMB")
    make_group("EMPTY")
    for activity in Activity.objects.all():
        workflow.refresh(activity)
    found = {
        noun: list(map(str, model.objects.order_by("pk").values_list(column, flat=True)[:4]))
        for noun, (model, column) in KEYS.items()
    }
    found |= {plural: found[noun] for noun, plural in PLURALS.items()}
    return found | {"": [key for listed in found.values() for key in listed]}


# Some addresses are long on purpose; Hypothesis warns of texts that nobody will read.
@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("part", PARTS)
def test_no_request_breaks_the_portal_or_brings_a_script_into_it(part, keys):
    client, statuses = Client(raise_request_exception=False), Counter()
    targets, share = PARTS[part]

    @settings(STEADY, max_examples=share)
    @given(requests(targets, keys))
    def throw(request):
        method, address, sent = request
        response = client.generic(method, address, headers=sent)
        statuses[response.status_code] += 1
        check(response, method, address)

    throw()

    assert statuses.total() >= share, statuses
    assert len(statuses) > 1, statuses  # not all of it refused at the door


def test_the_parts_add_up():
    asked = [target for targets, _share in PARTS.values() for target in targets]
    assert sum(share for _targets, share in PARTS.values()) >= REQUESTS
    assert {target.route for target in asked} >= {target.route for target in [*PAGES, *API]}
    assert {target.noun for target in API} >= set(NOUNS)


def check(response, method, address):
    """Hold an answer against all that is promised of every answer."""
    assert response.status_code in EXPECTED, fault(response)
    if method == "POST":
        assert response.status_code != 200
    if method == "HEAD":
        assert response.content == b""
        return
    media_type = response.headers.get("Content-Type", "")
    if media_type.startswith("text/html"):
        check_scripts(response.content.decode())
    if response.status_code == 400 and method == "GET" and not is_too_long_for_its_slash(address):
        asked = address.partition("?")[2]
        names = {name for name, _value in parse_qsl(asked, keep_blank_values=True)}
        named = named_in_problem if media_type == "application/problem+json" else named_on_page
        assert named(response) & names, (named(response), names)


def is_too_long_for_its_slash(address):
    """Would this address lead to one that is longer than Django redirects to?"""
    return not address.partition("?")[0].endswith("/") and len(address) >= MAX_URL_REDIRECT_LENGTH


def fault(response):
    """Return what a request met, for whoever reads of a failure."""
    return response.status_code, getattr(response, "exc_info", None)


def check_scripts(html):
    html = DATA_BLOCK.sub(check_data_block, html)
    for tag in re.findall(r"<script\b[^>]*>", html, re.IGNORECASE):
        assert re.search(r'\bsrc="/static/', tag), tag
    for tag in re.findall(r"<[a-z][^<>]*>", html):
        outside = re.sub(r'"[^"]*"|\'[^\']*\'', "", tag)  # of the values of its attributes
        assert MARK not in outside, tag
        assert not re.search(r"\s(?:onfocus|onerror|onload)\s*=", outside), tag
    assert not re.search(r'(?:href|src|action)="\s*javascript:', html)
    assert "<img src=x" not in html
    assert "<svg/onload" not in html


def check_data_block(block):
    """Check that a data block holds JSON that can neither end its element nor open another."""
    text = block[1]
    assert "<" not in text, text
    assert json.loads(text)
    return ""


def named_in_problem(response):
    """Return the parameters that a problem document names."""
    return {error["parameter"] for error in response.json()["errors"]}


def named_on_page(response):
    """Return the parameters that a page names, beside their fields or above the list."""
    html = response.content.decode()
    beside = re.findall(r'class="error" id="([^"]*)-error"', html)
    above = re.findall(r"\(\s*<[^>]+>([^<]*)<", html)
    return {unescape(name).strip() for name in [*beside, *above]}
