"""The short story in Firefox and in WebKit: `./dev test --all`."""

from collections.abc import Iterator
from typing import Any, ClassVar

import pytest
from playwright.sync_api import Browser, Playwright, expect

from tests.harness.browser import NotHere, launch_other
from tests.harness.marks import mark
from tests.harness.server import Kesken
from tests.stories.people import Ann, Phone, Screen
from tests.stories.test_workshop import pretend_phones, reveal_the_curve, settle, stage_of

pytestmark = [pytest.mark.browser, pytest.mark.whole]


class PhoneElsewhere(Phone):
    """Other browsers can be as small as a phone, but do not play one."""

    size: ClassVar[dict[str, Any]] = {"viewport": {"width": 360, "height": 640}}


@pytest.fixture(params=["firefox", "webkit"])
def elsewhere(request: pytest.FixtureRequest, driver: Playwright) -> Iterator[Browser]:
    try:
        started = launch_other(driver, request.param)
    except NotHere as reason:
        pytest.skip(str(reason))
    yield started
    started.close()


def test_a_curve_and_a_board_in_another_browser(house: Kesken, elsewhere: Browser) -> None:
    ann, screen, ben = (who(elsewhere, house.url, "en") for who in (Ann, Screen, PhoneElsewhere))
    ann.makes(title="One calendar for all", change="one shared calendar")
    ann.shows_the_screen(screen)
    code = screen.code()
    ben.joins(code).reads("You are in. We begin soon.")
    with pretend_phones(house.url, code) as others:
        ann.presses_the_large_button("Open: Where are we")
        ben.marks(2)
        curve = stage_of(others)
        for place, other in enumerate(others):
            mark(other, curve, place % 8)
        settle(others)
        reveal_the_curve(ann, 10)
        for person in (ann, ben):
            expect(person.page.get_by_role("table").first).to_be_attached()
        expect(screen.page.locator("svg").first).to_be_visible()

        ann.presses_the_large_button("Next: What would help")
        ben.writes("What if the first week was for play only")
        ben.page.reload()
        ben.sends()
        ben.is_told_sent()
        board = stage_of(others)
        for number, other in enumerate(others):
            other.post(board, f"Half of thought number {number}")
        settle(others)
        ann.presses_the_large_button("Show the thoughts")
        ann.confirms()
        for person in (ben, screen):
            person.sees("What if the first week was for play only")
        idea = "Half of thought number 3"
        ben.continues(idea, "and nobody counts what we do")
        assert ben.card(idea).count()

    for person in (ann, screen, ben):
        person.context.close()
    assert [said for person in (ann, screen, ben) for said in person.complaints] == []
