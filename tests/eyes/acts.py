"""What people open on a page: questions, menus, forms, lists. Each is a state to be looked at, too."""

import re
from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import Page

from tests.eyes.onlookers import Who


class Act(NamedTuple):
    scene: str
    who: Who
    do: Callable[[Page], object]


def presses(*names: str) -> Callable[[Page], None]:
    def press(page: Page) -> None:
        for name in names:
            wanted = re.compile(rf"^{re.escape(name)}(:|$)")  # some say of what: "Edit: Coffee"
            page.get_by_role("button", name=wanted).filter(visible=True).first.click()

    return press


def types(*keys: str) -> Callable[[Page], None]:
    def press(page: Page) -> None:
        for key in keys:
            page.keyboard.press(key)

    return press


def opens(words: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_text(words, exact=True).filter(visible=True).first.click()


def writes(page: Page) -> None:
    page.get_by_label("Your thought").fill("What if the first week was for play only")
    presses("Send")(page)


def chooses(page: Page) -> None:
    page.get_by_role("radio").nth(2).check()


def marks(page: Page) -> None:
    chooses(page)
    presses("Confirm")(page)


def deals(page: Page) -> None:
    presses("One more", "One more")(page)


def votes(page: Page) -> None:
    deals(page)
    presses("Confirm")(page)


def looks_at_ballot(page: Page) -> None:
    votes(page)
    presses("Show my ballot")(page)


def looks_into(page: Page) -> None:
    """What can be done with a thought."""
    page.locator("article").first.get_by_role("button", name="What to do with it").last.click()


def hides(page: Page) -> None:
    looks_into(page)
    presses("Hide, and say why …")(page)


ACTS: dict[str, Act] = {
    "who sees this": Act("board-empty", "phone", opens("Can my boss see this?")),
    "a thought sent": Act("board-empty", "phone", writes),
    "going on": Act("board-7", "phone", presses("Continue")),
    "something wrong": Act("board-7", "phone", presses("Something wrong?")),
    "a sentence chosen": Act("curve-open", "phone", chooses),
    "a mark given": Act("curve-open", "phone", marks),
    "dots dealt": Act("vote-open", "phone", deals),
    "a ballot given": Act("vote-open", "phone", votes),
    "a ballot looked at": Act("vote-open", "phone", looks_at_ballot),
    "a vote is prepared": Act("waiting", "desk", presses("Add a vote")),
    "being here": Act("talk-open", "phone", presses("I am here")),
    "a group found late": Act("talk-dealt", "phone", presses("I am here")),
    "a talk is prepared": Act("waiting", "desk", presses("Add a talk in small groups")),
    "the table": Act("curve-careful", "phone", presses("Show as a table")),
    "a hand": Act("board-empty", "phone", presses("Raise a hand")),
    "what to do with it": Act("board-7", "desk", looks_into),
    "hiding": Act("board-7", "desk", hides),
    "the last question": Act("board-7", "desk", presses("End the session")),
    "a room of three": Act("board-empty", "desk", presses("Show at once")),
    "a change without a name": Act("unnamed", "desk", presses("Open: Where are we")),
    "asking": Act("board-sent", "desk", presses("Show the thoughts")),
    "the timer": Act("board-empty", "desk", presses("Timer")),
    "the keys": Act("board-empty", "desk", presses("Keys")),
    "the agenda": Act("board-empty", "desk", presses("Change")),
    "a step": Act("waiting", "desk", presses("Edit")),
    "the session": Act("board-empty", "desk", presses("Change these")),
    "the spare desk": Act("waiting", "desk", presses("Show the link")),
    "joining, large": Act("board-7", "projector", types("j")),
    "a curtain": Act("board-7", "projector", types("b")),
    "keys of the screen": Act("board-7", "projector", types("?")),
}
