"""One organization, source, person, theme, series, group and indicator with rows of everything."""

from itertools import islice, product
from string import ascii_uppercase
from types import SimpleNamespace

from initiatives import models
from tests import factories as make

# Stands in the name or text of every draft; no page may show it.
SECRET = "Not for the public"


def make_hub():
    """Make the records on which rows will hang."""
    return SimpleNamespace(
        organization=make.make_organization(
            "company", name="The Company", slug="the-company", aliases=["TC"]
        ),
        source=make.make_source(slug="the-source", title="The source"),
        person=models.Person.objects.create(slug="the-person", name="The Person"),
        theme=models.Theme.objects.create(slug="the-theme", name="The theme"),
        series=models.Series.objects.create(slug="the-series", name="The series"),
        group=make.make_group("LDC"),
        indicator=models.Indicator.objects.create(slug="the-indicator", name="The indicator"),
    )


def addresses(hub):
    """Return the addresses of the records of a hub."""
    return [record.get_absolute_url() for record in vars(hub).values()]


def make_countries(start, stop):
    """Make countries of one area, each with a name in French."""
    for number, letters in islice(enumerate(product(ascii_uppercase, repeat=2)), start, stop):
        code = "".join(letters)
        country = models.Country.objects.create(
            iso_alpha3=f"Q{code}",
            iso_alpha2=code.lower(),
            m49=f"q{number:02}",
            name=f"Land {number}",
            region="002",
            subregion="202",
            intermediate_region="014",
        )
        models.CountryName.objects.create(
            country=country, language="fr", text=f"Pays {number}", kind="official"
        )
        yield country


def fill(hub, stop, start=0):
    """Tie rows of everything, up to a number, to a hub, each with activities of its own."""
    for number, country in enumerate(make_countries(start, stop), start):
        forum = make.make_activity(
            "forum", name=f"Forum {number}", series=hub.series, place_country=country
        )
        initiative = make.make_activity("initiative", name=f"Initiative {number}")
        tie(hub, forum, initiative, country)


def tie(hub, forum, initiative, country):
    """Tie a forum and an initiative to every record of a hub."""
    other = make.make_source(make.make_publisher("government", country="CHN"))
    forum.themes.add(hub.theme)
    for organization in (hub.organization, make.make_organization(name=f"Partner of {forum}")):
        role = models.OrganizationRole.objects.create(
            activity=forum, organization=organization, role="organizer"
        )
        role.sources.add(hub.source, other)
    part = models.Participation.objects.create(activity=forum, country=country, role="participant")
    part.sources.add(hub.source)
    models.GroupMembership.objects.create(group=hub.group, country=country, source=hub.source)
    make.make_claim(forum, source=hub.source)
    make.make_claim(forum, "name", source=hub.source, value=f"Name of {forum}")
    models.Statement.objects.create(
        **make.slugged("statement", {"summary": f"Spoke of {forum}", "speaker_kind": "person"}),
        activity=forum,
        person=hub.person,
        body=hub.organization,
        title="Director",
        country=country,
        source=hub.source,
    )
    models.Observation.objects.create(
        **make.slugged("observation", {"value": "37", "unit": "countries"}),
        value_low=37,
        value_high=37,
        indicator=hub.indicator,
        activity=forum,
        country=country,
        wording=f"counted at {forum}",
        source=hub.source,
    )
    models.ActivityRelation.objects.create(
        from_activity=forum, to_activity=initiative, kind="supports"
    ).sources.add(hub.source)
    models.Milestone.objects.create(
        activity=forum, happened_on="2025", title=f"Milestone of {forum}"
    ).sources.add(hub.source)
    models.Pillar.objects.create(
        **make.slugged("pillar", {"name": f"Pillar of {initiative}", "number": 1}),
        initiative=initiative,
    ).themes.add(hub.theme)
    tie_promise(hub, forum, initiative)


def tie_promise(hub, forum, initiative):
    """Tie a promise of an initiative, its evidence and its money to a hub."""
    commitment = make.make_commitment(
        initiative,
        text=f"Promise of {initiative}",
        promiser_organization=hub.organization,
        reported_status="planned",
        reported_source=hub.source,
    )
    commitment.sources.add(hub.source)
    make.make_evidence(commitment, source=hub.source, activity=forum, note=f"Deed of {initiative}")
    make.make_check(commitment=commitment, checked_on="2026", looked_for=f"Search on {initiative}")
    make.make_override(commitment, reason=f"Reason of {initiative}", made_on="2020-01-01")
    for what in ({"activity": forum}, {"commitment": commitment}):
        models.Funding.objects.create(
            **make.slugged("funding", {"amount": f"5 for {initiative}", "currency": "USD"}),
            organization=hub.organization,
            source=hub.source,
            **what,
        )


def fill_with_drafts(hub):
    """Tie a draft of everything to the records of a hub."""
    country = make.make_country("ZMB")
    drafts = {"publication_state": "draft"}
    forum = make.make_activity(
        "forum", name=SECRET, slug="secret-forum", series=hub.series, edition_number=7, **drafts
    )
    initiative = make.make_activity("initiative", name=SECRET, slug="secret-plan", **drafts)
    tie(hub, forum, initiative, country)
