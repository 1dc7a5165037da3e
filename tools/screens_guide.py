"""The pictures of docs/facilitators.md and docs/vetajille.md, made anew: `./dev screens --guide`.

The browser itself makes WebP of what it shows. Each picture has a room of its own; codes, dates and the order
of the thoughts differ from one time to the next.
"""

import re
import sys
import tempfile
from base64 import b64decode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from babel.support import Translations
from playwright.sync_api import Page

from server.texts import TRANSLATIONS
from tests.eyes.house import house_to_look_at
from tests.eyes.onlookers import Onlooker, Who, settle
from tests.eyes.room import Room, a_room
from tests.harness.browser import browser
from tools.dev_say import ROOT
from tools.guide_pictures import PICTURES, Picture

FOLDER = ROOT / "docs" / "pictures"
LANGUAGES = ("en", "fi")
QUALITY = 65  # of WebP, out of 100
# Pixels of a picture for each of the screen.
SCALES: dict[Who, float] = {"phone": 1.5, "desk": 1, "projector": 0.6, "saved": 1}
SCALE_OF_PART = 1.5
AROUND = 12  # px left around a part
# One picture is of a cut line.
EXPECTED = re.compile(r"WebSocket connection to|ERR_INTERNET_DISCONNECTED")


def take_all(words: Sequence[str]) -> int:
    complaints = list[str]()
    with (
        tempfile.TemporaryDirectory() as data,
        house_to_look_at(Path(data), program="tests.eyes.named") as kesken,
        browser() as chromium,
    ):
        for language in LANGUAGES:
            onlooker = Onlooker(chromium, kesken.url, language, reduced_motion="reduce")
            for picture in PICTURES:
                if all(is_meant(word, language, picture) for word in words):
                    take(onlooker, picture, language)
            complaints += [line for line in onlooker.complaints if not EXPECTED.search(line)]
            onlooker.close()
    made = list(FOLDER.glob("*/*.webp"))
    for path in made:
        if path.stem not in {picture.name for picture in PICTURES}:
            path.unlink()
    print(f"{len(made)} pictures, {sum(one.stat().st_size for one in made) // 1024} KiB: {FOLDER}")
    for line in complaints:
        print(f"Not well: {line}", file=sys.stderr)
    return 1 if complaints else 0


def is_meant(word: str, language: str, picture: Picture) -> bool:
    return word == language if word in LANGUAGES else word in picture.name


def take(onlooker: Onlooker, picture: Picture, language: str) -> None:
    words = Translations.load(TRANSLATIONS, [language])
    with a_room(onlooker.url, language, phones=picture.phones) as room:
        picture.moment(room)
        with seen(onlooker, room, picture) as page:
            if picture.phones and picture.who in ("desk", "projector"):  # they are told a moment later
                here = str(words.ngettext("1 phone is here", "{count} phones are here", picture.phones))
                page.get_by_text(here.format(count=picture.phones)).first.wait_for(state="attached")
            picture.act(page, words.gettext)
            settle(page)
            path = FOLDER / language / f"{picture.name}.webp"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(drawn(page, picture))
            onlooker.context.set_offline(False)


@contextmanager
def seen(onlooker: Onlooker, room: Room, picture: Picture) -> Iterator[Page]:
    if picture.who != "saved":
        with onlooker.looks(room, picture.who, picture.size) as page:
            yield page
        return
    board = urlsplit(str(room.desk.enters()["board"]))  # at an address that is only said
    with onlooker.opens(f"{onlooker.url}{board.path}", picture.size) as page:
        yield page


def drawn(page: Page, picture: Picture) -> bytes:
    page.evaluate("document.documentElement.style.caretColor = 'transparent'")
    box = box_of(page, picture)
    across, down = page.evaluate("[scrollX, scrollY]")
    clip = {**box, "x": box["x"] + across, "y": box["y"] + down}
    scale = SCALE_OF_PART if picture.part else SCALES[picture.who]
    how = {"format": "webp", "quality": QUALITY, "clip": {**clip, "scale": scale}}
    answer = page.context.new_cdp_session(page).send("Page.captureScreenshot", how)
    return b64decode(answer["data"])


def box_of(page: Page, picture: Picture) -> dict[str, float]:
    """What is seen of the part, with a little around it."""
    _, width, height = picture.size
    if not picture.part:
        return {"x": 0, "y": 0, "width": width, "height": height}
    part = page.locator(picture.part).filter(visible=True).first
    part.evaluate("(one) => one.scrollIntoView({ block: 'center' })")
    box = part.bounding_box()
    assert box, f"{picture.name}: nothing is seen of {picture.part}"
    x, y = max(0.0, box["x"] - AROUND), max(0.0, box["y"] - AROUND)
    right = min(float(width), box["x"] + box["width"] + AROUND)
    lower = min(float(height), box["y"] + box["height"] + AROUND)
    return {"x": x, "y": y, "width": right - x, "height": lower - y}
