"""An activity with every relation filled, for tests that look at all of it at once."""

from initiatives import models
from tests import factories as make


def make_full_record(kind: str = "initiative", **fields) -> models.Activity:
    """Make an activity to which a row of everything belongs; ``fields`` are its own."""
    activity = make.make_activity(kind, starts_on="2025-05", **fields)
    other = make.make_activity(name="Another activity")
    source = make.make_source(published_on="2025-05-12", url="https://example.org/a")
    fill_vocabulary(activity)
    fill_participants(activity, source)
    fill_provenance(activity, source)
    fill_parts(activity, other, source)
    fill_commitment(activity, source)
    return models.Activity.objects.get(pk=activity.pk)


def fill_vocabulary(activity: models.Activity) -> None:
    for slug in ("data", "talent"):
        theme, _ = models.Theme.objects.get_or_create(slug=slug, defaults={"name": slug})
        activity.themes.add(theme)
    for number in (4, 17):
        goal, _ = models.Goal.objects.get_or_create(number=number, defaults={"name": f"G{number}"})
        activity.sdgs.add(goal)
    models.ActivityVoice.objects.create(activity=activity, voice="press")
    models.ActivityVoice.objects.create(activity=activity, voice="host")


def fill_participants(activity: models.Activity, source: models.Source) -> None:
    for code, role in (("KEN", "host"), ("ZMB", "participant")):
        make.make_participation(activity, code, role, since="2025").sources.add(source)
    organization = make.make_organization(country="KEN")
    role = models.OrganizationRole.objects.create(
        activity=activity, organization=organization, role="funding"
    )
    role.sources.add(source)


def fill_provenance(activity: models.Activity, source: models.Source) -> None:
    make.make_claim(activity, source=source)
    make.make_claim(activity, "name", source=source, value="As named")
    make.make_check(activity=activity, checked_on="2026-01")
    person = models.Person.objects.create(**make.slugged("person", {"name": "Ada Speaker"}))
    models.Statement.objects.create(
        **make.slugged("statement", {"summary": "Said something", "made_on": "2025"}),
        activity=activity,
        speaker_kind="person",
        person=person,
        body=make.make_organization(),
        country=make.make_country("KEN"),
        source=source,
    )
    indicator = models.Indicator.objects.create(**make.slugged("indicator", {"name": "A share"}))
    models.Observation.objects.create(
        **make.slugged("observation", {"value": "nearly 40", "unit": "per cent"}),
        value_high=40,
        indicator=indicator,
        activity=activity,
        country=make.make_country("KEN"),
        source=source,
    )


def fill_parts(activity: models.Activity, other: models.Activity, source: models.Source) -> None:
    models.ActivityRelation.objects.create(
        from_activity=activity, to_activity=other, kind="supports"
    ).sources.add(source)
    models.ActivityRelation.objects.create(
        from_activity=other, to_activity=activity, kind="implements"
    )
    pillar = models.Pillar.objects.create(
        **make.slugged("pillar", {"name": "A pillar", "number": 1}), initiative=activity
    )
    pillar.themes.add(models.Theme.objects.get(slug="data"))
    models.Outcome.objects.create(activity=activity, number=1, text="A plan", concerns=other)
    models.Milestone.objects.create(
        activity=activity, happened_on="2025-06", title="A milestone"
    ).sources.add(source)
    models.Document.objects.create(
        activity=activity, title="A text", kind="text", url="https://example.org/text"
    )
    models.Funding.objects.create(
        **make.slugged("funding", {"amount": "5 million", "currency": "USD"}),
        activity=activity,
        organization=make.make_organization(),
        source=source,
    )


def fill_commitment(activity: models.Activity, source: models.Source) -> None:
    commitment = make.make_commitment(
        activity,
        measure="activities",
        target="ten",
        target_low=10,
        target_high=10,
        unit="workshops",
        due_on="2025",
        promiser_country=make.make_country("CHN"),
        reported_status="in-progress",
        reported_source=source,
    )
    commitment.sources.add(source)
    for _number in range(2):
        workshop = make.make_activity()
        make.make_evidence(commitment, source=source, activity=workshop, happened_on="2025-03")
    make.make_check(commitment=commitment, checked_on="2026-01")
    make.make_override(commitment, expires_on="2027-01-01")
