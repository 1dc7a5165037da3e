"""A saved board in a real browser: how it grew, the letter, and what a reader without script still has."""

import re
from collections.abc import Iterator
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect
from werkzeug.serving import make_server

from sessions.view import SessionView
from tests.harness.process import free_port
from tests.server.exports.views import a_board, a_curve, a_full_board, a_picture, a_view, an_idea

PHONE = {"width": 360, "height": 640}
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
GREW = "How it grew, in ten seconds"

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("doors")]

STANDS: list[SessionView] = []


@pytest.fixture
def board(make_app, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a saved board of everything, or of what stands in `STANDS`."""
    STANDS[:] = [everything()]
    port = free_port()
    app: Flask = make_app(PORT=str(port), CONTACT="harbour@example.org")
    sessions = app.extensions["kesken"].sessions
    monkeypatch.setattr(sessions, "find_key", lambda _key, _kind: "a session")
    monkeypatch.setattr(sessions, "view", lambda _session: (STANDS[0], 7))
    server = make_server("127.0.0.1", port, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{port}/b/b-key"
    server.shutdown()
    thread.join()


def test_a_stack_of_marks_stays_in_its_card_on_paper(chromium: Browser, board: str) -> None:
    """As it could be written once: today a letter carries ten."""
    looks = []
    for stack in ("", "\u0301\u0308\u0323" * 100):
        ideas = ("one before it", f"Z{stack}algo", "one after it", "another", "and one more")
        STANDS[:] = [a_view(a_board(*map(an_idea, ideas)))]
        with reader(chromium) as context:
            page = opened(context, board)
            page.emulate_media(media="print")
            cards = page.get_by_role("article")
            expect(cards).to_have_count(5)
            looks.append([cards.nth(place).screenshot() for place in (0, 2, 3, 4)])

    assert looks[0] == looks[1]


def everything() -> SessionView:
    first = a_picture(6, 4, 2, 1, off=2)
    second = a_picture(2, 4, 6, 4, off=1, earlier=first)
    return a_view(a_curve(first), a_full_board(), a_curve(second, step="curve2"))


def test_cleo_sees_how_the_sentence_grew(chromium: Browser, board: str) -> None:
    with reader(chromium) as context:
        page = opened(context, board)
        page.get_by_role("button", name=GREW).first.click()
        replay = page.get_by_role("dialog", name="How it grew")
        card = replay.get_by_role("article")
        expect(replay.get_by_role("status")).to_have_text("Showing 1 · A half-finished thought: Half of it")
        expect(card.get_by_text("The other half")).to_be_hidden()
        replay.get_by_role("button", name="Stop here").click()
        page.keyboard.press("ArrowRight")
        expect(replay.get_by_role("status")).to_have_text("Showing 2 · Addition: The other half")
        for _ in range(4):
            page.keyboard.press("ArrowRight")

        expect(replay.get_by_role("status")).to_have_text("The group’s sentence: The whole of it")
        expect(card.get_by_text("The whole of it")).to_be_visible()
        expect(replay.get_by_role("button", name="Play again")).to_be_focused()

        page.keyboard.press("Escape")
        expect(replay).to_have_count(0)
        expect(page.get_by_role("button", name=GREW).first).to_be_focused()


def test_it_plays_by_itself_and_stops_at_the_end(chromium: Browser, board: str) -> None:
    with reader(chromium) as context:
        page = opened(context, board)
        page.clock.install()
        page.get_by_role("button", name=GREW).last.click()
        page.clock.run_for(12_000)

        expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("1 sentence of the group")
        expect(page.get_by_role("button", name="Play again")).to_be_visible()


def test_who_wants_less_motion_goes_step_by_step(chromium: Browser, board: str) -> None:
    with reader(chromium, reduced_motion="reduce") as context:
        page = opened(context, board)
        page.clock.install()
        page.get_by_role("button", name=GREW).last.click()
        page.clock.run_for(12_000)
        replay = page.get_by_role("dialog")
        expect(replay.get_by_role("status")).to_contain_text("Showing 1 of 3")
        expect(replay.get_by_role("button", name="Play")).to_have_count(0)

        replay.get_by_role("button", name="Next").click()

        expect(replay.get_by_role("status")).to_contain_text("Showing 2 of 3")


def test_the_letter_is_copied_or_offered_to_be(chromium: Browser, board: str) -> None:
    with reader(chromium) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = opened(context, board)
        page.get_by_role("button", name="Copy for e-mail").click()

        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        assert "* The whole of it" in page.evaluate("navigator.clipboard.readText()")

    with reader(chromium) as context:
        context.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
        page = opened(context, board)
        page.get_by_role("button", name="Copy for e-mail").click()

        by_hand = page.get_by_label("This browser does not copy.")
        expect(by_hand).to_be_focused()
        expect(by_hand).to_have_value(re.compile(r"\* The whole of it"))


@pytest.mark.parametrize("kind", ["xlsx", "csv", "json"])
def test_a_download_is_called_after_its_session_and_day(chromium: Browser, board: str, kind: str) -> None:
    with reader(chromium) as context:
        page = opened(context, board)
        with page.expect_download() as saving:
            page.locator(f"a[href$='.{kind}']").click()

        assert saving.value.suggested_filename == f"One calendar for all 1970-01-01.{kind}"


def test_without_script_everything_can_be_read(chromium: Browser, board: str) -> None:
    with reader(chromium, java_script_enabled=False) as context:
        page = opened(context, board)
        expect(page.get_by_role("button", name=GREW)).to_have_count(0)

        page.get_by_text("How it grew", exact=True).first.click()

        expect(page.get_by_text("The other half").first).to_be_visible()
        expect(page.get_by_role("link", name="As a spreadsheet (Excel)")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["en-GB", "fi"])
def test_everyone_can_use_it(chromium: Browser, board: str, scheme: str, locale: str) -> None:
    # Axe puts its script into the page, which our policy forbids.
    with reader(chromium, color_scheme=scheme, locale=locale, bypass_csp=True) as context:
        for address in (board, board.partition("/b/")[0] + "/stored"):
            page = opened(context, address)
            assert_usable(page)
        page = opened(context, board)
        page.locator("[data-replay]").last.click()
        assert_usable(page)


def assert_usable(page: Page) -> None:
    found = Axe().run(page, options={"runOnly": RULES})

    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def reader(chromium: Browser, **how: object) -> BrowserContext:
    options = {"locale": "en-GB", "viewport": PHONE, **how}
    return chromium.new_context(**options)


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page
