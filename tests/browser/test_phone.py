"""On a phone what a table is there for is seen without moving it sideways."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.sqlite_only]

PHONE = {"width": 320, "height": 640}


@pytest.mark.parametrize(
    "address",
    ["/countries/compare/?country=KEN&country=ZMB", "/coverage/?group=LDC&kind=workshop"],
)
def test_two_columns_fit_beside_their_labels(open_page, address):
    with open_page(viewport=PHONE) as page:
        page.goto(address)

        hidden = page.locator(".scroller:has(.matrix)").evaluate_all(
            "(all) => all.map((one) => one.scrollWidth - one.clientWidth)"
        )

    assert set(hidden) == {0}


def test_the_legend_of_the_roll_stands_below_the_last_boxes(open_page):
    with open_page(viewport=PHONE) as page:
        page.goto("/countries/")

        last = page.locator(".roll .tiles").last.locator("li a").last.bounding_box()
        legend = page.locator(".roll .legend").bounding_box()

    assert legend["y"] >= last["y"] + last["height"]
    assert legend["x"] < last["x"]
