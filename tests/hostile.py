"""What hostile and broken programs send: the parts of a request, and the addresses they go to."""

import re
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import quote

from hypothesis import strategies as st

from initiatives import models
from initiatives import urls as pages
from initiatives.api.urls import NOUNS
from initiatives.filters import CoverageFilterSet

# What is sent

MARK = "alert(4711)"

INJECTED = [
    f"<script>{MARK}</script>",
    f'"><script>{MARK}</script>',
    f"'><img src=x onerror={MARK}>",
    f'" onfocus="{MARK}" autofocus x="',
    f"</title><svg/onload={MARK}>",
    f"</textarea><script>{MARK}//",
    f"javascript:{MARK}",
]

SNIPPETS = [
    *INJECTED,
    "' OR 1=1 --",
    "'; DROP TABLE initiatives_activity; --",
    "%s%s%n%(name)s",
    "{0.__class__}",
    "{{ 7|add:7 }}{% debug %}",
    "${7*7}",
    "%%",
    "_%",
    "../../../../etc/passwd",
    "\\",
    "\0",
    "a\0b",
    "\r\nSet-Cookie: a=b",
    "\x1b[31m\x07\x7f",
    "\u202eevil\u202c",
    "\u200f\u2066rtl\u2069",
    "\ufeff",
    "\u0301\u0301",
    "\U0010ffff",
    "İıſ",
    "٣",
    "½",
    "NaN",
    "Infinity",
    "1e999",
    "0x10",
    "None",
    "null",
    "true",
    "[]",
    "-",
    ".",
    ",",
    " ",
    "",
]

DATES = [
    "2025-02-30", "2025-13", "2025-00-00", "0000", "0000-00-00", "9999-12-31", "10000-01-01",
    "-0001", "2025-1-1", "2025-05-12T00:00:00Z", "２０２５", "31/12/2025", "2025-W01",
    "99999999999", "2025-05-12", "2025-05", "2025", "1900", "0001-01-01",
]  # fmt: skip

LONG = ["x" * 10_240, "é" * 5_120, "9" * 10_240, "a " * 5_120, "<" * 10_240, "-" * 10_240]

BROKEN = ["%", "%f", "%zz", "%ff%fe", "%ED%A0%80", "%C0%80", "%E2%82", "%F5%80%80%80", "%u0041",
          "%25%30%30", "+", "%2500", "=", "&&", ";"]  # fmt: skip

LANGUAGES = ["en", "ar", "fr", "zh-hans", "ru;q=0.1", "xx", "*", "en;q=2", "de-DE-1996,ar;q=nan",
             "a" * 5_000, "en," * 400, "\xff\xfe", "../../etc", "en\x00", ";;,=", ""]  # fmt: skip

TYPES = ["*/*", "text/html", "application/json", "application/xml", "text/html;q=abc", "q=1", "/",
         ";;;", ",", "*/html", "application/json;" + "a=b;" * 200, "a/b," * 500, "\xff/\x00", "",
         "application/json; indent=99999999999", "application/json; indent=-1"]  # fmt: skip


def encoded(text):
    return quote(text, safe="", errors="surrogatepass")


numbers = st.integers(-(10**40), 10**40).map(str)

nonsense = st.one_of(
    st.sampled_from(SNIPPETS).map(encoded),
    st.sampled_from(SNIPPETS).map(encoded),
    st.sampled_from(DATES).map(encoded),
    st.sampled_from(LONG).map(encoded),
    st.sampled_from(BROKEN),
    st.text(max_size=8).map(encoded),
    st.binary(max_size=8).map(lambda octets: quote(octets, safe="")),
    numbers,
)

headers = st.fixed_dictionaries(
    {},
    optional={"accept": st.sampled_from(TYPES), "accept-language": st.sampled_from(LANGUAGES)},
)

methods = st.sampled_from(["GET"] * 12 + ["HEAD"] * 2 + ["POST"])

prefixes = st.sampled_from([""] * 8 + ["/ar", "/fr", "/zh-hans", "/en", "/xx"])


@dataclass
class Target:
    """A kind of address: what it looks like, and the parameters that it knows."""

    route: str
    noun: str = ""
    filters: dict = field(default_factory=dict)
    is_api: bool = False


def targets_of_pages():
    """Return a target for each address of the pages."""
    for pattern in pages.urlpatterns:
        filterset = getattr(getattr(pattern.callback, "view_class", None), "filterset_class", None)
        route = f"/{pattern.pattern._route}"
        filters = filterset.base_filters if filterset else {}
        yield Target(route, pattern.name, filters)


def targets_of_api():
    """Return targets for the lists and single records of the API, and for what else it has."""
    for noun, (_basename, viewset) in NOUNS.items():
        filters = viewset.filterset_class.base_filters if viewset.filterset_class else {}
        for route in (f"/api/v1/{noun}/", f"/api/v1/{noun}/<str:key>/", f"/api/v1/{noun}/"):
            yield Target(route, noun, filters, is_api=True)
    yield Target("/api/v1/coverage/", "coverage", CoverageFilterSet.base_filters, is_api=True)
    for route in ("", "schema/", "docs/", "docs/try/", "<str:nowhere>/", "<str:nowhere>"):
        yield Target(f"/api/v1/{route}", is_api=True)


def targets_beside():
    """Return what else can be asked for."""
    for route in ("robots.txt", "sitemap.xml", "favicon.ico", "health/live", "health/ready"):
        yield Target(f"/{route}")
    for route in ("<str:any>", "<str:any>/", "<str:any>/<str:any>", "static/<str:any>"):
        yield Target(f"/{route}")


PAGES, API = list(targets_of_pages()), list(targets_of_api())

LISTS = [target for target in PAGES if target.filters]

# The addresses of each part, and how often they are asked; pages cost more than the API.
PARTS = {
    **{target.noun: ([target], 40) for target in LISTS},
    "search": ([target for target in PAGES if target.noun == "search"], 40),
    "records": ([target for target in PAGES if "<" in target.route], 160),
    "others": ([target for target in PAGES if not target.filters], 80),
    "beside": (list(targets_beside()), 160),
    **{f"api-{number}": (API[number::6], 204) for number in range(6)},
}


@cache
def values_of(name, filters_id):
    """Return the codes that a parameter accepts, if it has such."""
    item = FILTERS[filters_id][name]
    choices = item.extra.get("choices", [])
    pairs = choices.choices if hasattr(choices, "choices") else choices
    return [str(code) for code, _label in pairs] if not callable(pairs) else []


FILTERS = {id(target.filters): target.filters for target in [*PAGES, *API]}


def queries(target, keys):
    """Return query strings: known and unknown parameters, valid and hostile values, repeated."""
    valid = st.sampled_from([*keys, "2025", "2025-05", "yes", "no", "data"]).map(encoded)
    known = [st.tuples(st.just(name), parameter(name, target, valid)) for name in target.filters]
    paging = st.tuples(st.sampled_from(["page", "page_size"]), numbers | nonsense | st.just("1"))
    others = [
        st.tuples(st.sampled_from(["format", "q", "on", "order", "", "utm_source"]), nonsense),
        st.tuples(nonsense, nonsense),
        paging,
    ]
    pairs = st.lists(st.one_of(*known, *others), max_size=4)
    repeated = st.sampled_from([1] * 12 + [2, 9])
    return st.builds(
        lambda found, times: "&".join([f"{name}={value}" for name, value in found] * times),
        pairs,
        repeated,
    )


def parameter(name, target, valid):
    own = values_of(name, id(target.filters))
    fitting = [st.sampled_from(own).map(encoded)] * 4 if own else [valid] * 3
    return st.one_of(*fitting, nonsense)


def paths(target, keys):
    """Return addresses of a target, its variable parts filled with what exists and what cannot."""
    parts = re.split(r"<[^>]+>", target.route)
    key = st.sampled_from(keys).map(encoded)
    filling = st.one_of(
        key, key, key, nonsense, st.sampled_from(["csv", "json", "xyz", "workshops"])
    )
    fillings = st.tuples(*[filling] * (len(parts) - 1))
    return fillings.map(
        lambda found: "".join(a + b for a, b in zip(parts, [*found, ""], strict=True))
    )


def requests(targets, keys):
    """Return the requests to some targets: a method, an address with its query, and headers."""
    return st.one_of(*[
        st.builds(
            lambda method, prefix, path, query, sent: (
                method,
                f"{prefix}{path}?{query}" if query else f"{prefix}{path}",
                sent,
            ),
            methods,
            st.just("") if target.is_api else prefixes,
            paths(target, keys.get(target.noun) or keys[""]),
            queries(target, keys[""]),
            headers,
        )
        for target in targets
    ])  # fmt: skip


# The columns that addresses name a record by, and its endpoint where it has one

KEYS = {
    "initiative": (models.Initiative, "slug"),
    "workshop": (models.Workshop, "slug"),
    "forum": (models.Forum, "slug"),
    "country": (models.Country, "iso_alpha3"),
    "group": (models.CountryGroup, "code"),
    "organization": (models.Organization, "slug"),
    "commitment": (models.Commitment, "slug"),
    "source": (models.Source, "slug"),
    "indicator": (models.Indicator, "slug"),
    "theme": (models.Theme, "slug"),
    "person": (models.Person, "slug"),
    "claims": (models.Claim, "pk"),
    "statements": (models.Statement, "slug"),
    "observations": (models.Observation, "slug"),
    "publishers": (models.Publisher, "slug"),
}

PLURALS = {
    "initiative": "initiatives",
    "workshop": "workshops",
    "forum": "forums",
    "country": "countries",
    "group": "groups",
    "organization": "organizations",
    "commitment": "commitments",
    "source": "sources",
    "indicator": "indicators",
    "theme": "themes",
}
