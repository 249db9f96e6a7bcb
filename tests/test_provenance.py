"""Whose voices the sources of a record are, how many are independent, and who disagrees."""

import pytest

from initiatives import provenance
from initiatives.models import OrganizationRole, Source
from initiatives.provenance import Parties
from tests.factories import (
    make_activity,
    make_country,
    make_organization,
    make_participation,
    make_publisher,
    make_source,
)

pytestmark = pytest.mark.django_db

# kind of publisher -> voice if its country hosts, takes part, has no part; without a country
VOICES = {
    "government": ("host", "participant", "other-government", "unclassified"),
    "state-media": ("host", "participant", "other-government", "unclassified"),
    "united-nations": ("united-nations",) * 4,
    "intergovernmental": ("intergovernmental",) * 4,
    "press": ("press",) * 4,
    "agency": ("agency",) * 4,
    "academia": ("academia",) * 4,
    "company": ("company",) * 4,
    "civil-society": ("civil-society",) * 4,
    "unclassified": ("unclassified",) * 4,
}


@pytest.mark.parametrize(("kind", "voices"), VOICES.items())
def test_voice_follows_from_the_publisher_and_its_side(kind, voices):
    parties = provenance.parties_of(make_activity(host="CHN", participant="KEN"))
    sources = [
        make_source(make_publisher(kind, country=code)) for code in ("CHN", "KEN", "FRA", "")
    ]

    assert [provenance.voice_of(source, parties) for source in sources] == list(voices)


HOST_SIDE = ["lead", "proposer", "co-initiator", "host"]
OTHER_SIDE = ["co-chair", "co-sponsor", "signatory", "member", "observer", "speaker"]
OTHER_SIDE += ["participant", "beneficiary"]


@pytest.mark.parametrize("role", HOST_SIDE)
def test_countries_in_these_roles_are_the_host_side(role):
    activity = make_activity(participant="FRA")
    make_participation(activity, "KEN", role)
    make_participation(activity, "KEN", "participant")

    assert provenance.parties_of(activity) == parties(host=["KEN"], others=["FRA"])


@pytest.mark.parametrize("role", OTHER_SIDE)
def test_countries_in_other_roles_are_the_participant_side(role):
    activity = make_activity(host="FRA")
    make_participation(activity, "KEN", role)

    assert provenance.parties_of(activity) == parties(host=["FRA"], others=["KEN"])


def parties(host=(), others=()):
    host, others = (frozenset(make_country(code).pk for code in codes) for codes in (host, others))
    return Parties(host, others)


# kind of organization, its country, its role, countries of the host side, of the other side
ORGANIZATIONS = [
    ("government", "KEN", "organizer", ["KEN"], ["FRA"]),
    ("government", "KEN", "accountable", ["KEN"], ["FRA"]),
    ("government", "KEN", "host", ["KEN"], ["FRA"]),
    ("government", "KEN", "partner", [], ["FRA", "KEN"]),
    ("government", "KEN", "participant", [], ["FRA", "KEN"]),
    ("government", "FRA", "organizer", ["FRA"], []),
    ("government", "", "organizer", [], ["FRA"]),
    ("academia", "KEN", "organizer", [], ["FRA"]),
    ("un-entity", "KEN", "host", [], ["FRA"]),
]


@pytest.mark.parametrize(("kind", "country", "role", "host", "others"), ORGANIZATIONS)
def test_governments_among_the_organizations_are_parties(kind, country, role, host, others):
    activity = make_activity(participant="FRA")
    organization = make_organization(kind, country=country)
    OrganizationRole.objects.create(activity=activity, organization=organization, role=role)

    found = provenance.parties_of(activity)
    assert Parties(found.host, found.others) == parties(host, others)


def numbered(groups):
    return [[source.title for source in group] for group in groups]


def make_titled(title, publisher=None, **fields):
    return make_source(publisher, title=title, **fields)


def test_sources_of_one_publisher_are_independent_texts():
    paper = make_publisher()

    sources = [make_titled("a", paper), make_titled("b", paper)]

    assert numbered(provenance.independent(sources)) == [["a"], ["b"]]


def test_reprints_and_their_reprints_fold_into_the_original():
    original = make_titled("original")
    other = make_titled("other")
    first = make_titled("first", reprint_of=original)
    second = make_titled("second", reprint_of=first)

    assert numbered(provenance.independent([second, other, first, original])) == [
        ["second", "first", "original"],
        ["other"],
    ]
    assert numbered(provenance.independent([second, first])) == [["second", "first"]]
    assert provenance.root_of(second) == original


def test_copies_of_one_agency_text_are_one_voice():
    agency = make_publisher("agency")
    copies = [make_titled(f"copy {number}", origin_publisher=agency) for number in range(5)]
    copy_of_copy = make_titled("copy of copy", reprint_of=copies[0])
    rival = make_titled("rival", origin_publisher=make_publisher("agency"))

    groups = provenance.independent([*copies, rival, copy_of_copy])

    assert numbered(groups) == [[*(copy.title for copy in copies), "copy of copy"], ["rival"]]


def test_agency_copies_stand_with_the_first_text_of_the_agency_itself():
    agency = make_publisher("agency")
    copy = make_titled("copy", origin_publisher=agency)
    texts = [make_titled("text", agency), make_titled("later text", agency)]

    assert numbered(provenance.independent([copy, *texts])) == [["copy", "text"], ["later text"]]
    assert numbered(provenance.independent([*texts, copy])) == [["text", "copy"], ["later text"]]


def test_voice_of_a_reprint_is_that_of_the_original():
    parties = provenance.parties_of(make_activity(host="CHN"))
    ministry = make_publisher("government", country="CHN")
    reprint = make_source(reprint_of=make_source(ministry))
    copy = make_source(origin_publisher=ministry)
    copy_of_copy = make_source(reprint_of=copy, origin_publisher=make_publisher("company"))
    own = make_source()

    voices = [provenance.voice_of(source, parties) for source in (reprint, copy, copy_of_copy, own)]

    assert voices == ["host", "host", "host", "press"]


def test_ring_of_reprints_is_one_voice():
    first, second, third = (make_titled(title) for title in ("first", "second", "third"))
    for source, original in ((first, second), (second, third), (third, first)):
        Source.objects.filter(pk=source.pk).update(reprint_of=original)
    tail = make_titled("tail", reprint_of=Source.objects.get(pk=third.pk))
    apart = make_titled("apart")
    ring = list(Source.objects.filter(pk__lte=third.pk).order_by("pk"))

    groups = provenance.independent([*ring, tail, apart])

    assert numbered(groups) == [["first", "second", "third", "tail"], ["apart"]]
    assert {provenance.root_of(source) for source in [*ring, tail]} == {first}


# publishers as (kind, country) -> does the record rest on one party?
ONE_PARTY = [
    ([], "unknown"),
    ([("government", "CHN")], "yes"),
    ([("government", "CHN"), ("state-media", "CHN")], "yes"),
    ([("government", "CHN"), ("state-media", "FRA")], "yes"),  # both host
    ([("government", "KEN")], "yes"),
    ([("government", "KEN"), ("state-media", "KEN")], "yes"),
    ([("government", "KEN"), ("government", "ZMB")], "no"),
    ([("government", "CHN"), ("government", "KEN")], "no"),
    ([("government", "CHN"), ("press", "")], "no"),
    ([("government", "CHN"), ("government", "NAM")], "no"),
    ([("united-nations", "")], "no"),
    ([("company", "CHN")], "no"),
    ([("unclassified", "")], "unknown"),
    ([("unclassified", "CHN")], "unknown"),
    ([("government", "")], "unknown"),
    ([("government", "CHN"), ("unclassified", "")], "unknown"),
    ([("government", "KEN"), ("unclassified", "")], "unknown"),
    ([("press", ""), ("unclassified", "")], "no"),
    ([("government", "CHN"), ("government", "KEN"), ("unclassified", "")], "no"),
]


@pytest.mark.parametrize(("publishers", "expected"), ONE_PARTY)
def test_resting_on_one_party_is_yes_no_or_unknown(publishers, expected):
    activity = make_activity(host="CHN", participant="KEN")
    make_participation(activity, "FRA", "host")
    make_participation(activity, "ZMB")
    sources = [make_source(make_publisher(kind, country=code)) for kind, code in publishers]

    parties = provenance.parties_of(activity)

    assert provenance.one_party(iter(sources), parties) == expected
    assert provenance.one_party(sources[::-1], parties) == expected


# names of publishers of the United Nations and of the press -> does the record rest on one party?
OWN_TEXTS = [
    (["International Telecommunication Union"], "yes"),
    (["ITU"], "yes"),
    (["ITU", "the union"], "yes"),
    (["A partner"], "yes"),
    (["ITU", "A partner"], "no"),
    (["A partner", "Another partner"], "no"),
    (["United Nations"], "no"),
    (["ITU", "United Nations"], "no"),
]


@pytest.mark.parametrize(("names", "expected"), OWN_TEXTS)
def test_the_own_text_of_who_takes_part_speaks_for_one_party(names, expected):
    activity = make_activity()
    union = make_organization(
        "un-entity",
        name="International Telecommunication Union",
        acronym="ITU",
        aliases=["The Union"],
    )
    partners = [
        make_organization("un-entity", name=name) for name in ("A partner", "Another partner")
    ]
    make_organization("un-entity", name="United Nations")  # has no role
    roles = [(union, "organizer"), *((partner, "partner") for partner in partners)]
    OrganizationRole.objects.bulk_create(
        OrganizationRole(activity=activity, organization=body, role=role) for body, role in roles
    )
    sources = [make_source(make_publisher("united-nations", name=name)) for name in names]

    assert provenance.one_party(sources, provenance.parties_of(activity)) == expected


def test_what_organizers_and_their_government_say_is_of_one_side():
    activity = make_activity(host="CHN", participant="KEN")
    body = make_organization(name="A university", country="CHN")
    OrganizationRole.objects.create(activity=activity, organization=body, role="organizer")
    host, own, guest = (
        make_source(make_publisher("government", country="CHN")),
        make_source(make_publisher("academia", name="A University")),
        make_source(make_publisher("government", country="KEN")),
    )

    parties = provenance.parties_of(activity)

    assert provenance.one_party([host, own], parties) == "yes"
    assert provenance.one_party([host, own, guest], parties) == "no"
