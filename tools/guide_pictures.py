"""What the pictures in docs/facilitators.md and docs/vetajille.md show: who looks, when, at which part."""

from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import Page

from tests.eyes import day
from tests.eyes.onlookers import DESK, PROJECTOR, Size, Who
from tests.eyes.room import Room

Says = Callable[[str], str]  # an English sentence as the screen has it
WORDS = ("Something about asking without feeling slow …", "Jokin siinä, miten uskaltaa kysyä …")
MORE = ("And then also somebody who sits beside us …", "Ja sitten vielä joku istumaan viereen …")
PHONE = Size("360x720", 360, 720)
READER = Size("1000x720", 1000, 720)
TALL = Size("1366x1600", 1366, 1600)  # so that a part is seen whole


def looks(_page: Page, _says: Says) -> None:
    """Nothing more is done."""


def begins(page: Page, _says: Says) -> None:
    """As the desk looks right after the session was made."""
    page.goto(f"{page.url}?new")
    page.locator(".qr").first.wait_for()


def may_show(page: Page, says: Says) -> None:
    """Who is here is told a moment later."""
    page.get_by_role("button", name=says("Show the thoughts")).wait_for()


def edits(page: Page, says: Says) -> None:
    page.get_by_role("button", name=f"{says('Edit')}: ").nth(1).click()
    page.locator(".form-more summary").click()


def writes(page: Page, says: Says) -> None:
    page.locator(".board-writing textarea").fill(WORDS[is_finnish(says)])


def sends(page: Page, says: Says) -> None:
    writes(page, says)
    press(page, says("Send"))
    page.get_by_text(says("Sent. It is shown only together with others'.")).first.wait_for()
    page.evaluate("scrollTo(0, 0)")


def sends_without_network(page: Page, says: Says) -> None:
    writes(page, says)
    page.context.set_offline(True)
    press(page, says("Send"))
    page.get_by_text(says("Offline. What you write is kept on this phone.")).first.wait_for()
    page.get_by_text(says("Waiting for the network. Your thought is kept on this phone.")).first.wait_for()


def chooses(page: Page, _says: Says) -> None:
    page.get_by_role("radio").nth(4).check()


def goes_on(page: Page, says: Says) -> None:
    press(page, says("Continue"))
    page.locator(".continuing textarea").fill(MORE[is_finnish(says)])


def lends(page: Page, says: Says) -> None:
    page.get_by_text(says("This phone"), exact=True).click(timeout=8000)
    press(page, says("Lend this phone"))


def hides(page: Page, says: Says) -> None:
    page.get_by_role("button", name=f"{says('What to do with it')}: ").first.click()
    press(page, says("Hide, and say why …"))


def is_finnish(says: Says) -> bool:
    return says("Send") != "Send"


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).filter(visible=True).first.click()


class Picture(NamedTuple):
    name: str
    who: Who
    moment: Callable[[Room], object]
    act: Callable[[Page, Says], None] = looks
    phones: int = 7
    size: Size = PHONE
    part: str = ""  # a selector: only this part of the screen


PICTURES = (
    Picture("desk-before", "desk", day.prepared, begins, phones=0, size=DESK),
    Picture("desk-step", "desk", day.prepared, edits, phones=0, size=TALL, part=".form-more"),
    Picture("projector-waiting", "projector", day.prepared, phones=9, size=PROJECTOR),
    Picture("desk-show", "desk", day.sent, may_show, size=DESK),
    Picture("phone-write", "phone", day.on_board, writes),
    Picture("phone-sent", "phone", day.on_board, sends),
    Picture("phone-continue", "phone", day.shown, goes_on),
    Picture("projector-board", "projector", day.continued, size=PROJECTOR),
    Picture("phone-curve", "phone", day.on_curve, chooses),
    Picture("projector-careful", "projector", day.careful, phones=9, size=PROJECTOR),
    Picture("projector-moved", "projector", day.moved, phones=24, size=PROJECTOR),
    Picture("phone-closing", "phone", day.closing, writes),
    Picture("desk-hide", "desk", day.shown, hides, size=TALL, part="article"),
    Picture("phone-end", "phone", day.ended, phones=24),
    Picture("saved", "saved", day.ended, phones=24, size=READER),
    Picture("desk-phone", "desk", day.sent, may_show),
    Picture("phone-offline", "phone", day.on_board, sends_without_network),
    Picture("phone-lend", "phone", day.on_board, lends),
)
