"""Writes docs/accessibility.md: what a screen reader meets on the phone and at the desk, step by step."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from playwright.sync_api import Browser, Page

from server.demo.thoughts import LANGUAGES
from tests.eyes.onlookers import DESK, PHONE, Onlooker, Size, Who, settle
from tests.eyes.room import a_room
from tests.eyes.scenes import SCENES
from tools.dev_say import ROOT

PAGE = ROOT / "docs" / "accessibility.md"
HEAD = """# What a screen reader meets

A walk through a workshop without looking: for each state of the room, what the accessibility tree holds on a
participant's phone and at the facilitator's desk, in reading order, as Chromium gives it.
`./dev screens --words` makes this page anew; read its difference when a screen has changed.

Beside the tree, three habits of the screens:

- **Nothing is read out card by card.** A live region at the end of the page sums up: "12 new thoughts",
  "New step: …", "Someone went on from your thought."
- **Focus stays where it is.** It moves only when what had it is gone: then to the nearest part around it that
  is still there.
- **Everything is an element of its own kind**: buttons, links, fields with labels, radios for the curve, a
  table behind every picture. Single letters are keys at the desk and on the projector only, and can be
  switched off there.

`tests/eyes/` holds it: axe finds nothing in any state, a keyboard alone is enough, and nothing moves for
those who asked for less motion.
"""
CARD = "- article:"
# What is different each time.
VOLATILE = (
    (re.compile(r"\b[2-9A-HJKMNP-Z]{7}\b"), "ABC2345"),
    (re.compile(r"127\.0\.0\.1:\d+"), "kesken.example.org"),
    (re.compile(r"\b\d{1,2} [A-Z][a-z]+ 20\d\d\b"), "24 November 2027"),
    (re.compile(r"\b\d{1,2}[:.]\d\d\b"), "9:30"),
)


class Stop(NamedTuple):
    title: str
    scene: str
    who: Who
    act: Callable[[Page], object] | None = None


def write_thought(page: Page) -> None:
    page.get_by_label("Your thought").fill("What if the first week was for play only")
    page.get_by_role("button", name="Send", exact=True).click()


def choose(page: Page) -> None:
    page.get_by_role("radio").nth(2).check()


def mark(page: Page) -> None:
    choose(page)
    page.get_by_role("button", name="Confirm").click()


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Continue", exact=True).first.click()


STOPS = (
    Stop("The phone waits", "waiting", "phone"),
    Stop("The phone: a board, nothing on it yet", "board-empty", "phone"),
    Stop("The phone: a thought was sent", "board-empty", "phone", write_thought),
    Stop("The phone: seven thoughts were shown", "board-7", "phone"),
    Stop("The phone: going on from a thought", "board-7", "phone", go_on),
    Stop("The phone: a curve, and nothing chosen", "curve-open", "phone"),
    Stop("The phone: a sentence was chosen", "curve-open", "phone", choose),
    Stop("The phone: the mark is in its envelope", "curve-open", "phone", mark),
    Stop("The phone: the picture", "curve-careful", "phone"),
    Stop("The phone: the step is closing", "closing", "phone"),
    Stop("The phone: a pause", "paused", "phone"),
    Stop("The phone: the session has ended", "ended", "phone"),
    Stop("The desk waits", "waiting", "desk"),
    Stop("The desk: thoughts wait to be shown", "board-sent", "desk"),
    Stop("The desk: seven thoughts were shown", "board-7", "desk"),
    Stop("The desk: reading before showing", "held", "desk"),
    Stop("The desk: marks come in", "curve-open", "desk"),
    Stop("The desk: the picture", "curve-careful", "desk"),
    Stop("The desk: the session has ended", "ended", "desk"),
)
SIZES: dict[Who, Size] = {"phone": PHONE, "desk": DESK}


def write(chromium: Browser, url: str) -> int:
    parts = [HEAD, *chapters(chromium, url)]
    PAGE.write_text("\n".join(parts), encoding="utf-8")
    print(f"Made {PAGE.relative_to(ROOT)}.")
    return 0


def chapters(chromium: Browser, url: str) -> Iterator[str]:
    onlooker = Onlooker(chromium, url, "en")
    for stop in STOPS:
        scene = SCENES[stop.scene]
        with a_room(url, "en", phones=scene.phones) as room:
            scene.bring(room)
            with onlooker.looks(room, stop.who, SIZES[stop.who]) as page:
                if stop.act:
                    stop.act(page)
                    settle(page)
                tree = page.locator("body").aria_snapshot()
        yield f"## {stop.title}\n\n```yaml\n{told(tree)}\n```\n"
    onlooker.close()


def first_cards(lines: list[str]) -> Iterator[str]:
    """Cards that follow one another are alike."""
    card, is_left_out = "", False
    for line in lines:
        indent = line[: len(line) - len(line.lstrip())]
        is_inside = bool(card) and len(indent) > len(card.removesuffix(CARD))
        if line == card and not is_left_out:
            is_left_out = True
            yield f"{indent}- … and the other cards"
        if line != card and not is_inside:
            is_left_out, card = False, line if line.endswith(CARD) else ""
        if not is_left_out:
            yield line


def thoughts_of_all() -> list[str]:
    """Longer ones first: some begin like others."""
    deck = LANGUAGES["en"]
    ways = [text for of_topic in deck.CONTINUATIONS.values() for _, text in of_topic]
    sparks = [text for of_topic in deck.SPARKS.values() for text in of_topic]
    return sorted([*sparks, *ways, *(text for _, text in deck.ANYWHERE)], key=len, reverse=True)


def told(tree: str) -> str:
    """Without addresses, and without what is different each time; of many cards the first."""
    text = "\n".join(first_cards([line for line in tree.splitlines() if "/url:" not in line]))
    for thought in thoughts_of_all():
        text = text.replace(thought, "Half of a thought …")
    for pattern, usual in VOLATILE:
        text = pattern.sub(usual, text)
    return text
