"""What the room sees: each cue on the shared screen, its keys, and a wall that never overlaps."""

import re
import secrets
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.harness.server import Kesken
from tests.server.wired import Workshop, workshop
from tests.sessions.play import Thing

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CURVE, BOARD, COFFEE = "curve1", "board1", "coffee"
AGENDA = [
    {"step": CURVE, "kind": "curve", "title": "Where", "minutes": 5, "settings": {"curve": "wave"}},
    {
        "step": BOARD,
        "kind": "board",
        "title": "Ideas",
        "minutes": 8,
        "settings": {"columns": ["Keep", "Try"]},
    },
    {"step": COFFEE, "kind": "break", "title": "Coffee", "minutes": 15, "settings": {}},
]
# Cards that lie on one another, or letters under 28 px of 1080.
FAULTS = """() => {
  const boxOf = (element) => element.getBoundingClientRect();
  const boxes = [...document.querySelectorAll('.wall-lanes .wall-card')].map(boxOf);
  const wall = boxOf(document.querySelector('.wall'));
  const isBeside = (a, b) => a.right < b.left + 1 || b.right < a.left + 1;
  const isAbove = (a, b) => a.bottom < b.top + 1 || b.bottom < a.top + 1;
  const lap = (a, b) => !isBeside(a, b) && !isAbove(a, b);
  const least = 0.026 * Math.min(innerWidth, innerHeight) - 0.1;
  const small = [...document.querySelectorAll('.projector-stage p, .projector-stage li, .join-strip p')]
    .filter((one) => parseFloat(getComputedStyle(one).fontSize) < least);
  return [
    boxes.filter((one, i) => boxes.slice(i + 1).some((other) => lap(one, other))).length,
    boxes.filter((one) => one.bottom > wall.bottom + 2 || one.right > wall.right + 2).length,
    small.length,
  ];
}"""
# What is there for a few seconds only.
NOTICES = """(selector) => {
  new MutationObserver((_, watch) => {
    if (!document.querySelector(selector)) return;
    watch.disconnect();
    globalThis.noticed = true;
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
}"""
DRAWN = "new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(() => go(null))))"
AT_REST = "Promise.allSettled(document.getAnimations().map((one) => one.finished)).then(() => null)"


@pytest.fixture
def room(house: Kesken) -> Iterator[Workshop]:
    with workshop(house.url, phones=6) as made:
        made.replaces_agenda([{"prompt": "What helps?", "notes": "", **step} for step in AGENDA])
        yield made


@pytest.fixture
def screen(room: Workshop, chromium: Browser) -> Iterator[Page]:
    key = room.desk.browser.post(f"{room.url}/desk/{room.session}/links", json={"kind": "screen"}).json()[
        "url"
    ]
    with chromium.new_context(viewport={"width": 1366, "height": 768}, locale="en-GB") as context:
        page = context.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.add_init_script("delete Navigator.prototype.wakeLock")  # as on plain http
        page.goto(key)
        expect(page.locator(".projector-welcome")).to_be_visible()
        yield page
        assert complaints == []


def test_at_begin_the_shore_gives_way_to_the_empty_curve(room: Workshop, screen: Page) -> None:
    expect(screen.locator(".arrival")).to_have_count(6)

    room.desk.steers("OpenStep", step=CURVE)

    expect(screen.locator(".projector-curve .shore")).to_be_visible()
    expect(screen.locator(".flattening")).to_have_count(0)


def test_what_was_marked_settles_before_those_who_waited_for_it(room: Workshop, screen: Page) -> None:
    room.desk.steers("OpenStep", step=CURVE)
    for station, phone in enumerate(room.phones):
        phone.gives("PlaceMark", step=CURVE, round=1, station=station, is_stuck=False)
    expect(screen.locator(".picture-empty")).to_be_visible()

    room.desk.steers("RevealRound", step=CURVE, round=1, detail="phases")
    expect(screen.locator(".picture.is-revealed .block")).to_have_count(5)
    screen.reload()

    expect(screen.locator(".picture .block")).to_have_count(5)
    expect(screen.locator(".picture.is-revealed")).to_have_count(0)


def test_without_a_wake_lock_a_silent_video_keeps_the_screen_awake(screen: Page) -> None:
    expect(screen.locator("video")).to_be_attached()

    screen.wait_for_function("document.querySelector('video').currentTime > 0")


def test_the_room_sees_each_cue(room: Workshop, screen: Page) -> None:
    ideas = board_with_six_thoughts(room)
    expect(screen.locator(".wall-lanes .wall-card")).to_have_count(6)
    expect(screen.get_by_role("heading", name="Keep")).to_be_visible()
    expect(screen.locator(".join-strip")).to_contain_text("6 phones are here")

    room.desk.steers("SetTimer", step=BOARD, ends_at=int(time.time() * 1000) + 59 * 60_000)
    expect(screen.get_by_role("timer")).to_contain_text(re.compile(r"5\d:\d\d"))
    room.desk.steers("PauseSession")
    expect(screen.get_by_text("Paused. Keep your thought.")).to_be_visible()
    room.desk.steers("ResumeSession")
    room.desk.steers("PutSpotlight", step=BOARD, idea=ideas[0])
    expect(screen.locator(".wall.is-one .wall-lanes .wall-card")).to_have_count(1)
    room.desk.steers("HideIdea", step=BOARD, idea=ideas[0], reason="twice")
    expect(screen.locator(".wall.is-one")).to_have_count(0)
    expect(screen.locator(".wall-lanes").get_by_text("Hidden: posted twice")).to_be_visible()
    expect(screen.get_by_text("1 thought was hidden: posted twice.")).to_be_visible()
    room.desk.steers("CoverIdea", step=BOARD, idea=ideas[1])
    expect(screen.locator(".wall-lanes").get_by_text("Covered for a moment")).to_be_visible()
    room.desk.steers("GroupIdeas", step=BOARD, group="abc123", ideas=ideas[2:5], title="Pairs")
    expect(screen.locator(".wall-lanes").get_by_role("img", name="blue triangle").first).to_be_visible()
    sentence = room.desk.thing()
    words = {"name": sentence.name, "salt": sentence.salt, "text": "We try it with one team."}
    room.desk.steers("ShapeIdea", step=BOARD, idea=ideas[5], **words)
    expect(screen.locator(".wall-lanes .wall-shaped")).to_contain_text("We try it with one team.")
    room.desk.steers("HoldThoughts")
    expect(screen.get_by_text("Thoughts are read before they are shown.")).to_be_visible()
    room.desk.steers("CallEyesUp")
    expect(screen.get_by_text("Look up for a moment.")).to_be_visible()
    room.desk.steers("OpenStep", step=COFFEE)
    expect(screen.get_by_role("heading", name="Back at")).to_be_visible()
    room.desk.steers("EndSession")
    expect(screen.get_by_text("What was shown is on the saved board.")).to_be_visible()


def test_its_own_keys_change_nothing_for_the_room_and_can_be_switched_off(
    room: Workshop, screen: Page
) -> None:
    room.desk.steers("OpenStep", step=BOARD)
    expect(screen.locator(".wall-title").first).to_be_attached()
    light = background(screen)

    screen.keyboard.press("b")
    expect(screen.get_by_role("button", name="Show the screen again")).to_be_visible()
    screen.keyboard.press("b")
    screen.keyboard.press("d")
    assert background(screen) != light
    screen.keyboard.press("h")
    expect(screen.locator(".join-strip")).to_have_count(0)
    expect(screen.get_by_text(re.compile(r"^\d+ phones are here$"))).to_be_visible()
    screen.keyboard.press("j")
    expect(screen.locator(".is-join-large .join-strip")).to_be_visible()
    screen.keyboard.press("Escape")
    screen.keyboard.press("?")
    screen.get_by_role("checkbox", name="Single keys work on this screen").uncheck()
    screen.get_by_role("button", name="Close the list").click()

    screen.keyboard.press("b")
    expect(screen.get_by_role("button", name="Show the screen again")).to_have_count(0)


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (1080, 1920)], ids=str)
def test_long_thoughts_neither_overlap_nor_shrink(
    room: Workshop, screen: Page, size: tuple[int, int]
) -> None:
    room.desk.steers("OpenStep", step=BOARD)
    long = "Asiakaspalvelutyöntekijöiden työvuorosuunnittelukäytännöt ja kaksisuuntaisuus …"
    for number, phone in enumerate(room.phones):
        phone.gives("PostIdea", step=BOARD, text=f"{number} {long * (1 + number)}"[:500], column=number % 2)
    room.desk.steers("RevealRound", step=BOARD, round=1)

    screen.set_viewport_size({"width": size[0], "height": size[1]})
    expect(screen.locator(".wall-lanes .wall-card").first).to_be_visible()
    screen.wait_for_function("(width) => innerWidth === width", arg=size[0])
    screen.evaluate(DRAWN)  # the wall measures itself before that
    screen.evaluate(AT_REST)

    assert screen.evaluate(FAULTS) == [0, 0, 0]


def test_a_long_wall_has_pages_that_are_turned_and_held(room: Workshop, screen: Page) -> None:
    room.desk.steers("OpenStep", step=BOARD)
    expect(screen.locator(".wall-title").first).to_be_attached()
    for phone in room.phones:
        for number in range(5):
            text = f"{number} Half an hour with a colleague taught me more than the course. " * 7
            phone.gives("PostIdea", step=BOARD, text=text.strip(), column=number % 2)
    screen.evaluate(NOTICES, ".wall-lanes .is-fresh")

    room.desk.steers("RevealRound", step=BOARD, round=1)

    pages = screen.locator(".wall-pages")
    screen.wait_for_function("globalThis.noticed")
    expect(screen.get_by_text(re.compile(r"30 thoughts · Page \d of"))).to_be_visible()
    screen.keyboard.press("ArrowRight")  # from the first one, unless it has turned by itself meanwhile
    expect(pages).to_contain_text(re.compile(r"Page \d of \d+, held"))
    held = page_of(pages)
    screen.mouse.move(200, 200)
    screen.get_by_role("button", name="Page before").click()
    expect(pages).to_contain_text(re.compile(rf"Page {held - 1} of \d+, held"))
    screen.keyboard.press("p")
    expect(pages).not_to_contain_text("held")


def board_with_six_thoughts(room: Workshop) -> list[str]:
    room.desk.steers("OpenStep", step=BOARD)
    given: list[Thing] = []
    for number, phone in enumerate(room.phones):
        text = f"Half a thought {secrets.token_hex(2)} …"
        given.append(phone.gives("PostIdea", step=BOARD, text=text, column=number % 2))
    room.desk.steers("RevealRound", step=BOARD, round=1)
    return [thing.name for thing in given]


def page_of(pages: Locator) -> int:
    return int(re.findall(r"Page (\d+) of", pages.inner_text())[0])


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
