"""A small record: something for every format to show, something to leave out, and a draft."""

from datetime import UTC, date, datetime
from itertools import count
from types import SimpleNamespace

from django.apps import apps

from initiatives import models
from initiatives.exports.identity import Heading
from tests import factories as make

RECORDED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
CHANGED = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def heading(title: str = "Activities", extension: str = "", query: str = "") -> Heading:
    """Return the head of an export of all activities."""
    return Heading(
        title=title,
        origin="https://record.example.org",
        address=f"/activities.{extension}{query}",
        page=f"/activities/{query}",
        now=NOW,
        on=NOW.date(),
    )


def make_sample() -> SimpleNamespace:
    """Make the record; its moments are always the same."""
    sample = SimpleNamespace(forum=make_forum(), **make_workshops(), **make_initiatives())
    sample.source = make.make_source(
        make.make_publisher(name="The Nairobi Daily & Sons", slug="nairobi-daily"),
        slug="nairobi-daily-2025",
        title="50% of {places} went to women_in_AI",
        published_on="2025-05",
        url="https://news.example.org/a_b?c=1&d={2}",
        read_on=date(2026, 3, 1),
    )
    sample.commitment = make.make_commitment(
        sample.programme,
        slug="ten-workshops",
        text="To hold ten workshops",
        target="ten",
        target_low=10,
        target_high=10,
        unit="workshops",
        measure="sum",
        due_on="2025",
        promiser_country=make.make_country("CHN"),
    )
    make.make_evidence(
        sample.commitment, source=sample.source, amount="two", amount_low=2, amount_high=2
    )
    sample.indicator = models.Indicator.objects.create(
        slug="patents", name="Share of patents", definition="Of all patents on AI."
    )
    make.make_group("LDC")
    models.Series.objects.create(slug="ai-forums", name="AI Forums")
    make.make_statement(
        make.make_person("A. Minister", slug="a-minister"), source=sample.source, slug="a-statement"
    )
    settle()
    return sample


def make_forum() -> models.Activity:
    """Make a forum with everything that a calendar and IATI can say of one."""
    forum = make.make_activity(
        "forum",
        slug="ai-forum-nairobi-2025",
        name="AI Forum, Nairobi <2025> & after; “capacity”",
        native_name="人工智能论坛",
        native_language="zh-Hans",
        summary="Ministers met.\nThey agreed on a plan, and on little else.",
        starts_on="2025-05-12",
        ends_on="2025-05-17",
        venue="Kenyatta Centre",
        city="Nairobi",
        place_country=make.make_country("KEN"),
        participants="nearly 400",
        participants_high=399,
        participants_known="some",
        host="KEN",
        participant="ZMB",
        website="https://forum.example.org/?a=1&b=2",
    )
    for slug, name in (
        ("data", "Data"),
        ("governance", "Governance, safety"),
        ("talent", "Talent"),
    ):
        forum.themes.add(models.Theme.objects.create(slug=slug, name=name))
    forum.sdgs.add(models.Goal.objects.create(number=4, name="Quality education"))
    make.make_participation(forum, "NAM", "beneficiary")
    university = make.make_organization(slug="university-of-nairobi", name="University of Nairobi")
    add_role(forum, university, "organizer")
    add_role(forum, make.make_organization("company", slug="listener", name="Listener"), "observer")
    return forum


def make_workshops() -> dict[str, models.Activity]:
    """Make workshops that were cancelled, are to come, have no full day, are not public."""
    return {
        "cancelled": make.make_activity(
            slug="cancelled-2026", name="Cancelled", starts_on="2026-03-01", status="cancelled",
            host="CHN",
        ),
        "coming": make.make_activity(
            slug="coming-2027", name="To come", starts_on="2027-01-30", ends_on="2027-02-02",
            host="CHN", participant="KEN", participants_known="all",
        ),
        "month": make.make_activity(
            slug="month-2025", name="In a month", starts_on="2025-06", host="CHN"
        ),
        "open_end": make.make_activity(
            slug="open-end-2025", name="Ends in a month", starts_on="2025-06-30", ends_on="2025-07"
        ),
        "undated": make.make_activity(slug="undated", name="Undated"),
        "draft": make.make_activity(
            slug="draft-secret", name="Secret draft", starts_on="2025-05-12", host="CHN",
            publication_state="draft",
        ),
    }  # fmt: skip


def make_initiatives() -> dict[str, models.Activity]:
    """Make initiatives that begin in their different ways."""
    programme = make.make_activity(
        "initiative", slug="programme-2024", name="A programme", announced_on="2024-09-25",
        scope="global", host="", summary="",
    )  # fmt: skip
    make.make_participation(programme, "CHN", "lead")
    plan = make.make_activity(
        "initiative", slug="plan-2024", name="A plan", adopted_on="2024-10-01", ends_on="2030",
        scope="regional", status="adopted", initiative_type="action-plan",
    )  # fmt: skip
    make.make_participation(plan, "CHN", "co-initiator")
    proposed = make.make_activity(
        "initiative", slug="proposed-2026", name="Proposed", announced_on="2026-01-01",
        status="proposed",
    )  # fmt: skip
    make.make_participation(proposed, "CHN", "lead")
    models.ActivityRelation.objects.create(
        from_activity=plan, to_activity=programme, kind="part-of"
    )
    return {"programme": programme, "plan": plan, "proposed": proposed}


def add_role(activity: models.Activity, organization: models.Organization, role: str) -> None:
    """Give an organization a role."""
    models.OrganizationRole.objects.create(activity=activity, organization=organization, role=role)


def settle() -> None:
    """Put every moment where it always is, a second apart so that orders are certain."""
    seconds = count()
    for activity in models.Activity.objects.order_by("slug"):
        moment = CHANGED.replace(second=next(seconds))
        models.Activity.objects.filter(pk=activity.pk).update(
            first_recorded_at=RECORDED, last_changed_at=moment
        )
    models.DataVersion.objects.update_or_create(pk=1, defaults={"changed_at": CHANGED})
    for model in apps.get_app_config("initiatives").get_models():
        if hasattr(model._meta, "simple_history_manager_attribute"):
            model.history.update(history_date=CHANGED)
