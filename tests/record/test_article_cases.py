"""The cases for which the portal was asked, as their pages tell them, in the sources' words."""

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from tests.pages.reading import facts, section, words

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_only]


@pytest.fixture(scope="module")
def page(django_db_setup, django_db_blocker):
    """Open pages of all that ships."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_portal", verbosity=0)
        yield Client().get
        transaction.set_rollback(True)


def test_60_and_nearly_40_per_cent_stand_side_by_side_with_who_said_it(page):
    patents = page("/indicators/ai-patent-share-world/")
    applications = page("/indicators/ai-patent-application-share-world/")

    held, filed = section(patents, "figures-1"), section(patents, "otherwise")
    assert "share of global AI patents China 60 14 August 2025 Liu Liehong" in held
    assert "nearly 40" not in held
    assert "Share of AI patent applications worldwide" in filed
    assert "China nearly 40 April 2025 (day not stated) People's Daily article by He Yin" in filed
    assert "60 14 August 2025 Liu Liehong, National Data Administration" in section(
        applications, "otherwise"
    )


def test_each_source_words_the_participants_of_the_second_workshop_itself(page):
    response = page("/workshops/ai-capacity-building-beijing-2025/")

    readings = section(response, "differ")
    for wording in (
        "34 countries and regions, plus bodies such as ASEAN and the African Union "
        "shown on this page CGTN, as cited",
        "nearly 40 countries and regional organizations The participants of this Workshop come "
        "from nearly 40 countries and regional organizations Ma Zhaoxu",
        "nearly 40 countries and international organizations drawing participants from nearly 40 "
        "countries and international organizations, including multiple SCO member states",
        "34 countries and international or regional organizations Another measure",
    ):
        assert wording in readings
    assert facts(response)["Countries"].endswith("3 sources, 2 readings")


def test_the_cooperation_organization_goes_from_proposed_to_signed_with_two_counts(page):
    response = page("/initiatives/waico-2025/")

    happened = section(response, "timeline")
    proposed = happened.index("26 July 2025 Announced")
    assert proposed < happened.index("16 July 2026 Has as part: Signing ceremony of the agreement")
    counts = section(response, "differ")
    assert "29 Chinese Foreign Ministry State of 16 July 2026" in counts
    assert "37 GeopoliticsAI tracker State of 31 July 2026" in counts
    assert "a second batch of eight had no verifiable first-hand announcement" in counts
    shown = section(page("/forums/world-ai-conference-2025/"), "outcomes")
    assert "Proposal to create a world AI cooperation organization Concerns" in shown
    assert "Counts towards it Signing ceremony of the agreement establishing WAICO" in shown


def test_of_ten_programmes_the_page_tells_what_is_known_and_what_is_not(page):
    response = page("/commitments/action-plan-ten-programmes-2025/?on=2026-11-23")

    told = section(response, "status") or words(response.content.decode())
    assert "At least 1 of 10 training and workshop programmes recorded" in told
    assert "was due by the end of 2025." in told
    evidence = section(response, "evidence")
    assert "Second Workshop on AI Capacity Building 12 May 2025 Counts towards it" in evidence
    assert "no link to the ten programmes is recorded" in evidence
    assert (
        "Looked, found nothing A report or count that shows whether ten training and workshop "
        "programmes were held by the end of 2025"
    ) in words(response.content.decode())


@pytest.mark.parametrize(
    ("slug", "name", "doubt"),
    [
        (
            "samarkand-cleaning-robots",
            "Intelligent cleaning robots at a photovoltaic plant in Samarkand",
            "likely, not confirmed. The article names no company.",
        ),
        (
            "punjab-smart-agriculture",
            "China-Pakistan smart agriculture project in Punjab",
            "likely, not confirmed. The article names no laboratory.",
        ),
    ],
)
def test_both_field_projects_rest_on_the_article_of_the_forum(page, slug, name, doubt):
    article = page("/sources/peoples-daily-china-sco-forum-2025/")
    project = page(f"/initiatives/{slug}/")

    assert name in section(article, "stated")
    assert f'href="/initiatives/{slug}/"' in article.content.decode()
    assert "China-SCO AI forum charts path toward inclusive digital development" in section(
        project, "sources"
    )
    assert doubt in section(project, "checks")
