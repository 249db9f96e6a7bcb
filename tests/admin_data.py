"""Records for the tests of the admin: one workshop, or one of everything filled."""

from datetime import date

from initiatives import models, workflow
from tests.editors import make_user
from tests.factories import (
    make_activity,
    make_check,
    make_claim,
    make_commitment,
    make_country,
    make_evidence,
    make_membership,
    make_organization,
    make_override,
    make_participation,
    make_source,
)


def make_workshop(state: str = "draft", **fields) -> models.Workshop:
    """Make a workshop in a publication state."""
    return models.Workshop.objects.get(pk=make_activity(publication_state=state, **fields).pk)


def make_everything(rows: int = 2) -> None:
    """Make rows of every model of the app, related in every way."""
    for number in range(rows):
        make_one_of_each(number)
    models.DataVersion.objects.get_or_create(pk=1)


def make_one_of_each(number: int) -> None:
    """Make one row of every model."""
    country = make_country(f"X{number:02}")
    models.CountryName.objects.create(
        country=country, language="fr", text=f"Pays {number}", kind="official"
    )
    source = make_source(published_on="2025-05", read_on=date(2026, 1, 2))
    make_membership("LDC", country.iso_alpha3, source=source)
    theme = models.Theme.objects.create(slug=f"theme-{number}", name=f"Theme {number}")
    goal = models.Goal.objects.create(number=number % 17 + 1, name=f"Goal {number}")
    body = make_organization(acronym="ORG", country=country.iso_alpha3, aliases=["One", "Two"])
    initiative = make_activity("initiative", announced_on="2024", name="Plan for AI capacity")
    workshop = make_activity(
        starts_on="2025-05-12",
        city="Nairobi",
        place_country=country,
        participants="37",
        languages=["en", "fr"],
        series=models.Series.objects.create(slug=f"series-{number}", name="Workshops"),
        publication_state="draft",
    )
    forum = make_activity("forum", starts_on="2025-07", status="cancelled")
    for activity in (initiative, workshop, forum):
        fill(activity, number, source=source, body=body)
        activity.themes.add(theme)
        activity.sdgs.add(goal)
    models.ActivityRelation.objects.create(
        from_activity=workshop, to_activity=initiative, kind="implements"
    ).sources.add(source)
    models.Outcome.objects.create(
        activity=workshop, number=1, text="A declaration", concerns=initiative
    )
    models.Pillar.objects.create(
        slug=f"pillar-{number}", initiative=initiative, number=1, name="First point"
    ).themes.add(theme)
    promise(initiative, number, source=source, body=body, workshop=workshop)
    keep_books(number, country)


def fill(activity, number: int, *, source, body) -> None:
    """Give an activity what all three kinds have."""
    make_participation(activity, f"X{number:02}", "host").sources.add(source)
    models.OrganizationRole.objects.create(
        activity=activity, organization=body, role="organizer"
    ).sources.add(source)
    make_claim(activity, source=source)
    make_claim(activity, "city", value="Nairobi", source=source, quote="in Nairobi")
    make_check(activity=activity)
    models.Milestone.objects.create(
        activity=activity, happened_on="2025-03", title="Opened"
    ).sources.add(source)
    models.Document.objects.create(activity=activity, title="Programme", kind="programme")
    models.Funding.objects.create(
        slug=f"funding-{activity.pk}",
        activity=activity,
        organization=body,
        amount="up to 5 million",
        currency="USD",
        source=source,
    )
    person = models.Person.objects.create(slug=f"person-{activity.pk}", name="Ada Okoth")
    models.Statement.objects.create(
        slug=f"statement-{activity.pk}",
        activity=activity,
        speaker_kind="person",
        person=person,
        body=body,
        summary="Training matters.",
        source=source,
    )
    workflow.touch(activity)


def promise(initiative, number: int, *, source, body, workshop) -> None:
    """Give an initiative a commitment with evidence and override, and the record a figure."""
    commitment = make_commitment(
        initiative, promiser_organization=body, target="ten", target_low=10, due_on="2025"
    )
    make_evidence(commitment, source=source, activity=workshop, amount="2", amount_low=2)
    make_override(commitment)
    indicator = models.Indicator.objects.create(slug=f"indicator-{number}", name="Patents")
    models.Observation.objects.create(
        slug=f"observation-{number}",
        indicator=indicator,
        value="nearly 40",
        unit="per cent",
        source=source,
        activity=initiative,
    )


def keep_books(number: int, country) -> None:
    """Make what the portal keeps for itself."""
    models.Redirect.objects.create(noun="activity", old_slug=f"old-{number}", new_slug="new")
    models.Distinction.objects.create(noun="source", first=number, second=number + 1, reason="Two")
    models.LoadedRecord.objects.create(label="theme", key=f"{number}", fingerprint="f")
    models.FacetSet.objects.create(facet="scope", value=f"value-{number}", version=1)
    point = models.FocalPoint.objects.create(user=make_user("Focal point"))
    point.countries.add(country)
    models.ApiToken.objects.create(user=point.user, name="Ministry database", digest=f"{number}")
    models.Suggestion.objects.create(
        number=f"S-{number}",
        noun="activity",
        slug=models.Activity.objects.published().first().slug,
        field="city",
        value="Mombasa",
    )
