"""What the founding articles tell and others tell otherwise, as readers see it on pages."""

import pytest

from tests.pages.reading import section

pytestmark = [pytest.mark.no_cover, pytest.mark.sqlite_only]

# Parts of pages, each with the words that stand there in this order.
CASES = {
    "two measures of patents, each with who said it": ("/countries/CHN/", "figures", [
        "share of the global total of AI patent applications nearly 40 per cent",
        "People's Daily article by He Yin",
        "share of AI patents worldwide 60 per cent",
        "Shen Changyu, China National Intellectual Property Administration",
    ]),
    "a share of patents, and beside it that of applications": (
        "/indicators/ai-patent-share-world/", "otherwise", [
            "another measure denies nothing", "Share of AI patent applications worldwide",
            "China nearly 40 April 2025 (day not stated) People's Daily article by He Yin",
        ],
    ),
    "a share of applications, and beside it that of patents": (
        "/indicators/ai-patent-application-share-world/", "otherwise", [
            "Share of AI patents worldwide",
            "China 60 14 August 2025 Liu Liehong, National Data Administration",
        ],
    ),
    "the second workshop, in the words of each source": (
        "/workshops/ai-capacity-building-beijing-2025/", "differ", [
            "34 countries and regions, plus bodies such as ASEAN and the African Union",
            "shown on this page CGTN, as cited",
            "nearly 40 countries and regional organizations", "Ma Zhaoxu",
            "nearly 40 countries and international organizations",
            "including multiple SCO member states",
            "34 countries and international or regional organizations", "Chinese news item",
        ],
    ),
    "the cooperation organization, proposed": ("/initiatives/waico-2025/", "otherwise", [
        "proposed (July 2025) An earlier state",
        "The Chinese government has proposed the creation of a global artificial intelligence",
    ]),
    "the cooperation organization, proposed a year before it was signed": (
        "/initiatives/waico-2025/", "timeline", [
            "26 July 2025 Announced", "16 July 2026 Adopted",
            "16 July 2026 Has as part: Signing ceremony of the agreement establishing WAICO",
        ],
    ),
    "the cooperation organization, two counts of signatories": (
        "/initiatives/waico-2025/", "differ", [
            "Signatories 29 founding nations", "37 GeopoliticsAI tracker",
            "29 Chinese Foreign Ministry",
            "a second batch of eight had no verifiable first-hand announcement",
        ],
    ),
    "the cooperation organization, from the conference that proposed it to its signing": (
        "/forums/world-ai-conference-2025/", "outcomes", [
            "Follow-up recorded Proposal to create a world AI cooperation organization Concerns",
            "Counts towards it Signing ceremony of the agreement establishing WAICO",
            "No follow-up recorded Global AI Governance Action Plan with 13 points released",
        ],
    ),
    "a project in the field, matched but not confirmed": (
        "/initiatives/samarkand-cleaning-robots/", "checks", [
            "likely, not confirmed. The article names no company.",
        ],
    ),
    "ten programmes, how many are known": (
        "/commitments/action-plan-ten-programmes-2025/", "status", [
            "Level Limited Term Overdue",
            "At least 1 of 10 training and workshop programmes recorded; "
            "was due by the end of 2025",
        ],
    ),
    "ten programmes, what is known": (
        "/commitments/action-plan-ten-programmes-2025/", "evidence", [
            "What was not found here may still have happened.",
            "Second Workshop on AI Capacity Building 12 May 2025 Counts towards it",
            "no link to the ten programmes is recorded", "Context, not delivery",
        ],
    ),
    "ten programmes, what is not known": (
        "/commitments/action-plan-ten-programmes-2025/", "checks", [
            "whether ten training and workshop programmes were held by the end of 2025",
            "Found in part",
        ],
    ),
}  # fmt: skip
ARTICLE = "/sources/peoples-daily-china-sco-forum-2025/"
PROJECTS = ["/initiatives/samarkand-cleaning-robots/", "/initiatives/punjab-smart-agriculture/"]


@pytest.mark.parametrize(("address", "part", "told"), CASES.values(), ids=CASES)
def test_the_page_tells_it_in_these_words(reader, address, part, told):
    shown = section(reader.get(address), part)

    rest = shown
    for phrase in told:
        before, found, rest = rest.partition(phrase)
        assert found, f"{phrase!r} does not stand after the others in {before!r}"
    assert "never" not in shown.replace("never used to", "")


@pytest.mark.parametrize("project", PROJECTS)
def test_a_project_in_the_field_stands_under_the_article_of_the_forum(reader, project):
    article = reader.get(ARTICLE).content.decode()
    record = reader.get(project)

    assert f'href="{project}"' in article
    assert 'href="/initiatives/ai-hub-for-sustainable-development/"' not in article
    assert "China-SCO AI forum charts path toward inclusive digital development" in section(
        record, "sources"
    )
