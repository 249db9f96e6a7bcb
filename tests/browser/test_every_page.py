"""Every type of page in a real browser: accessible, inside the screen, with nobody else asked."""

import pytest
from django.template.loader import render_to_string

from tests.browser.looking import problems_of

pytestmark = [pytest.mark.browser, pytest.mark.sqlite_only]

LISTS = (
    "activities",
    "initiatives",
    "workshops",
    "forums",
    "countries",
    "organizations",
    "commitments",
    "sources",
    "indicators",
)
PAGES = {
    "home": "/",
    **{f"list of {noun}": f"/{noun}/" for noun in LISTS},
    "changes": "/changes/",
    "changes, records made public": "/changes/?first=yes",
    "list, filtered": "/workshops/?country=KEN&theme=talent-training&from=2024",
    "list, nothing found": "/initiatives/?q=nothingatall",
    "calendar": "/calendar/",
    "calendar of a month": "/calendar/?from=2025-05&to=2025-05",
    "calendar of a year": "/calendar/?year=2025&kind=workshop",
    "time line": "/timeline/?year=2025",
    "coverage": "/coverage/",
    "initiative": "/initiatives/ai-cooperation-development-action-plan-2026/",
    "workshop": "/workshops/ai-capacity-building-beijing-2026/",
    "forum": "/forums/high-level-meeting-ai-capacity-building-2024/",
    "organization": "/organizations/government-of-china/",
    "commitment": "/commitments/action-plan-infrastructure-joint-labs/",
    "commitment, judged": "/commitments/unesco-readiness-50-countries-2023/",
    "source": "/sources/beijing-daily-workshop-2026/",
    "indicator": "/indicators/ai-patent-applications-total/",
    "country": "/countries/KEN/",
    "country, nothing recorded": "/countries/AFG/",
    "comparison, empty": "/countries/compare/",
    "comparison": "/countries/compare/?country=KEN&country=NAM&country=ZMB&country=CHN",
    "group": "/groups/ARAB-LEAGUE/",
    "theme": "/themes/governance-safety/",
    "series": "/series/ai-capacity-building-workshops/",
    "person": "/people/tang-lixin/",
    "world": "/world/?theme=governance-safety",
    "outcomes": "/outcomes/?follow_up=none-recorded",
    "list by country": "/commitments/?view=roll",
    "search, empty": "/search/",
    "search": "/search/?q=china",
    "search, nothing found": "/search/?q=nothingatall",
    "about": "/about/",
    "methodology": "/methodology/",
    "accessibility": "/accessibility/",
    "suggestion": "/suggest/activity/ai-capacity-building-beijing-2026/?field=city",
    "data": "/data/",
    "data, left out": "/data/left-out/",
    "API": "/api/v1/docs/",
    "API explorer": "/api/v1/docs/try/",
    "admin": "/admin/login/",
}
REFUSALS = {
    "404": ("/nothing/", 404),
    "404 of a record": ("/workshops/nothing/", 404),
    "404 of a suggestion": ("/suggest/S-2026-NOTHING/", 404),
    "400 of an address that cannot be read": (f"/workshops/?{'&'.join(['q='] * 10_001)}", 400),
    "400 of a list": ("/workshops/?country=XXX&from=2024-13", 400),
    "400 of a comparison": ("/countries/compare/?country=KEN&country=XXX", 400),
    "400 of the calendar": ("/calendar/?country=XXX&from=2024-13", 400),
    "400 of coverage": ("/coverage/?by=colour&year=2024-13&role=guest", 400),
    "406": ("/workshops.pdf", 406),
}
RIGHT_TO_LEFT = {
    "home": "/ar/",
    "list": "/ar/workshops/",
    "calendar": "/ar/calendar/?from=2025-05&to=2025-05",
    "time line": "/ar/timeline/?year=2025",
    "record": "/ar/workshops/ai-capacity-building-beijing-2026/",
    "country": "/ar/countries/KEN/",
    "comparison": "/ar/countries/compare/?country=KEN&country=ZMB",
    "indicator": "/ar/indicators/waico-signatories/",
    "coverage": "/ar/coverage/",
    "suggestion": "/ar/suggest/activity/ai-capacity-building-beijing-2026/?field=city",
}


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_page_is_accessible_and_fits(open_page, address):
    with open_page() as page:
        assert page.goto(address).status == 200

        assert problems_of(page) == []


@pytest.mark.parametrize(("address", "status"), REFUSALS.values(), ids=REFUSALS)
def test_page_that_refuses_is_accessible_and_fits(open_page, address, status):
    with open_page() as page:
        assert page.goto(address).status == status

        assert problems_of(page) == []


def test_refusal_of_a_form_without_its_cookie_is_accessible_and_fits(open_page):
    with open_page() as page:
        page.goto("/admin/login/")
        page.context.clear_cookies()
        page.get_by_label("Username").fill("somebody")
        page.get_by_label("Password").fill("something")
        with page.expect_navigation() as refused:
            page.get_by_role("button").last.click()
        assert refused.value.status == 403

        assert problems_of(page) == []


@pytest.mark.parametrize("template", ["403.html", "500.html"])
def test_page_that_needs_no_request_is_accessible_and_fits(open_page, template):
    body = render_to_string(template)
    with open_page() as page:
        page.route("**/shown/", lambda route: route.fulfill(body=body, content_type="text/html"))
        page.goto("/shown/")

        assert problems_of(page) == []


@pytest.mark.parametrize("address", RIGHT_TO_LEFT.values(), ids=RIGHT_TO_LEFT)
def test_page_from_right_to_left_is_accessible_and_fits(open_page, address):
    with open_page() as page:
        assert page.goto(address).status == 200
        assert page.locator("html").get_attribute("dir") == "rtl"

        assert problems_of(page) == []
