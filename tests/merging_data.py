"""For tests of merges: a row for each way to point to a record, pairs of records, the merge."""

from initiatives import merging, models
from tests import factories as make
from tests.editors import make_user

REASON = "One and the same"


def outcome(activity, **fields):
    values = {"number": activity.outcomes.count() + 1, "text": "A declaration"} | fields
    return models.Outcome.objects.create(activity=activity, **values)


def relation(to=None, **fields):
    values = {"to_activity": to or make.make_activity(), "kind": "implements"} | fields
    values.setdefault("from_activity", make.make_activity())
    return models.ActivityRelation.objects.create(**values)


def funding(**fields):
    values = {"amount": "5 million", "currency": "USD"} | fields
    values.setdefault("source", make.make_source())
    if "commitment" not in values:
        values.setdefault("activity", make.make_activity())
    return models.Funding.objects.create(**make.slugged("funding", values))


def observation(**fields):
    indicator = models.Indicator.objects.create(**make.slugged("indicator", {"name": "People"}))
    values = {"indicator": indicator, "value": "40", "unit": "people"} | fields
    values.setdefault("source", make.make_source())
    return models.Observation.objects.create(**make.slugged("observation", values))


def milestone(activity=None, **fields):
    values = {"happened_on": "2025", "title": "Opening"} | fields
    return models.Milestone.objects.create(activity=activity or make.make_activity(), **values)


def role(organization=None, activity=None, **fields):
    return models.OrganizationRole.objects.create(
        activity=activity or make.make_activity(),
        organization=organization or make.make_organization(),
        **{"role": "partner"} | fields,
    )


def pillar(initiative, **fields):
    values = {"number": initiative.pillars.count() + 1, "name": "Skills"} | fields
    return models.Pillar.objects.create(initiative=initiative, **make.slugged("pillar", values))


def document(activity, **fields):
    values = {"title": "Programme", "kind": "programme"} | fields
    return models.Document.objects.create(activity=activity, **values)


def spoken(body):
    return make.make_statement(speaker_kind="body", speaker="", body=body)


def linked(row, source):
    row.sources.add(source)
    return row


# By the column that points, a row that points by it to a record.
POINTING = {
    models.Organization: {
        "Organization.parent": lambda body: make.make_organization(parent=body),
        "Commitment.promiser_organization": lambda body: make.make_commitment(
            promiser_organization=body
        ),
        "OrganizationRole.organization": role,
        "Funding.organization": lambda body: funding(organization=body),
        "Statement.body": spoken,
    },
    models.Source: {
        "GroupMembership.source": lambda source: make.make_membership(
            f"G{source.pk}", "ZMB", source=source
        ),
        "Source.reprint_of": lambda source: make.make_source(reprint_of=source),
        "Claim.source": lambda source: make.make_claim(make.make_activity(), source=source),
        "Check.source": lambda source: make.make_check(source=source),
        "Commitment.reported_source": lambda source: make.make_commitment(reported_source=source),
        "Commitment.sources": lambda source: linked(make.make_commitment(), source),
        "Evidence.source": lambda source: make.make_evidence(make.make_commitment(), source=source),
        "Observation.source": lambda source: observation(source=source),
        "Participation.sources": lambda source: linked(
            make.make_participation(make.make_activity(), "KEN"), source
        ),
        "OrganizationRole.sources": lambda source: linked(role(), source),
        "Milestone.sources": lambda source: linked(milestone(), source),
        "ActivityRelation.sources": lambda source: linked(relation(), source),
        "Funding.source": lambda source: funding(source=source),
        "Statement.source": lambda source: make.make_statement(source=source),
    },
    models.Activity: {
        "Claim.activity": make.make_claim,
        "Check.activity": lambda activity: make.make_check(activity=activity),
        "Commitment.initiative": make.make_commitment,
        "Evidence.activity": lambda activity: make.make_evidence(
            make.make_commitment(), activity=activity
        ),
        "Observation.activity": lambda activity: observation(activity=activity),
        "Participation.activity": lambda activity: make.make_participation(activity, "KEN"),
        "OrganizationRole.activity": lambda activity: role(activity=activity),
        "Pillar.initiative": pillar,
        "Outcome.activity": outcome,
        "Outcome.concerns": lambda activity: outcome(make.make_activity(), concerns=activity),
        "Milestone.activity": milestone,
        "Document.activity": document,
        "ActivityRelation.from_activity": lambda activity: relation(from_activity=activity),
        "ActivityRelation.to_activity": relation,
        "Funding.activity": lambda activity: funding(activity=activity),
        "Statement.activity": lambda activity: make.make_statement(activity=activity),
    },
}
MAKERS = {
    models.Organization: make.make_organization,
    models.Source: make.make_source,
    models.Activity: make.make_activity,
}
WAYS = [(model, name) for model, ways in POINTING.items() for name in ways]


def pair(model=models.Activity, **fields):
    """Make two records that are one and the same."""
    return tuple(MAKERS[model](slug=slug, **fields) for slug in ("kept", "given-up"))


def merge(kept, given_up, by=None, **options):
    """Merge two records on behalf of an editor; return the editor."""
    editor = by or make_user()
    merging.merge(kept, given_up, by=editor, reason=REASON, **options)
    return editor


def counts(record):
    """Return how many rows point to a record, by the column that does."""
    return {
        f"{way.model.__name__}.{way.name}": number
        for way in merging.relations_to(type(record))
        if (number := way.rows(record).count())
    }
