"""Somebody moves the database file away in the middle of a session, and brings it back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.harness.server import Kesken
from tests.server.wired import workshop
from tests.stories.people import Phone

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]

AWAY = "The server can store nothing at the moment. Try again in a little while."


@pytest.mark.parametrize("language", ["en", "fi"])
def test_phones_keep_what_was_written_until_the_file_is_back(
    house: Kesken, enter: Callable[[type[Phone], str], Phone], language: str
) -> None:
    with workshop(house.url, phones=4, language=language) as room:
        room.desk.steers("OpenStep", step=room.steps[1])
        ben, cleo, dov = (enter(Phone, language) for _ in range(3))
        ben.scans(room.key)
        cleo.scans(room.key)
        file, aside = house.data / "kesken.db", house.data / "aside.db"

        cleo.writes("half a sen")

        file.rename(aside)
        ben.writes("given meanwhile")
        ben.sends()
        cleo.page.reload()
        dov.page.goto(f"{house.url}/j#{room.key}")
        dov.reads(AWAY)
        expect(dov.button("Try again")).to_be_visible()
        ben.reads("Sending…")
        expect(ben.page.get_by_text(ben.t("Sent. It is shown only together with others'."))).to_have_count(0)

        aside.rename(file)
        ben.is_told_sent()
        expect(cleo.page.locator(".board-writing textarea")).to_have_value("half a sen")
        cleo.sends()
        cleo.is_told_sent()
        dov.press("Try again")
        expect(dov.page.locator(".board-writing textarea")).to_be_visible()
