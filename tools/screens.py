"""Pictures of every screen in every state, for eyes, and its words, for ears: `./dev screens`.

./dev screens                 all of them, in .cache/screens/, with a sheet to look through: index.html
./dev screens --only board    whatever has this word in its name; `phone`, `dark`, `fi`, `320x640` choose too
./dev screens --guide         docs/pictures/ anew: what the guides for facilitators show
./dev screens --words         docs/accessibility.md anew: what a screen reader meets
./dev screens --lighthouse    what Lighthouse says of the home, the join and the phone page
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from time import monotonic
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Browser, Page

from tests.eyes.house import house_to_look_at
from tests.eyes.onlookers import (
    DESK,
    KEYBOARD_UP,
    NARROW,
    OLD_PROJECTOR,
    PHONE,
    PROJECTOR,
    Onlooker,
    Size,
    Who,
    settle,
)
from tests.eyes.room import a_room
from tests.eyes.scenes import DOORS, SCENES, Scene
from tests.harness.browser import browser
from tools.dev_say import ROOT

FOLDER = ROOT / ".cache" / "screens"
LARGE_TYPE = Size("360x640-200-percent", 360, 640)
# Each with whether it is also looked at in the dark. The first is how a page is opened.
SIZES: dict[Who, Sequence[tuple[Size, bool]]] = {
    "phone": ((PHONE, True), (NARROW, False), (LARGE_TYPE, False), (KEYBOARD_UP, True)),
    "desk": ((DESK, True), (PHONE, True)),
    "projector": ((PROJECTOR, True), (OLD_PROJECTOR, False)),
    "saved": ((PHONE, True), (DESK, True)),
}
LANGUAGES = ("en", "fi")
CHOICES = {*SIZES, *LANGUAGES, "light", "dark", *(size.name for sizes in SIZES.values() for size, _ in sizes)}


class Shot(NamedTuple):
    scene: str
    who: str
    language: str
    size: str
    scheme: str

    @property
    def name(self) -> str:
        return "_".join(self) + ".png"


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dev screens", description=__doc__.partition("\n")[0])
    parser.add_argument("--only", action="append", default=[], help="pictures whose name has this word")
    parser.add_argument("--guide", action="store_true", help="docs/pictures/ anew")
    parser.add_argument("--words", action="store_true", help="docs/accessibility.md anew")
    parser.add_argument("--lighthouse", action="store_true", help="what Lighthouse says of three pages")
    asked = parser.parse_args(arguments)
    if asked.guide:
        from tools import screens_guide

        return screens_guide.take_all(asked.only)
    with tempfile.TemporaryDirectory() as data, house_to_look_at(Path(data)) as kesken:
        if asked.lighthouse:
            from tools.lighthouse import look

            return look(kesken.url)
        with browser() as chromium:
            if asked.words:
                from tools.screens_words import write

                return write(chromium, kesken.url)
            return take_all(chromium, kesken.url, asked.only)


def take_all(chromium: Browser, url: str, words: Sequence[str]) -> int:
    started = monotonic()
    if not words:
        shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    said = [line for language in LANGUAGES for line in take_in(language, chromium, url, words)]
    (FOLDER / "index.html").write_text(sheet(), encoding="utf-8")
    print(f"{len(list(FOLDER.glob('*.png')))} pictures, {monotonic() - started:.0f} s: {FOLDER}/index.html")
    for line in said:
        print(f"Not well: {line}", file=sys.stderr)
    return 1 if said else 0


def take_in(language: str, chromium: Browser, url: str, words: Sequence[str]) -> Iterator[str]:
    """Takes the pictures in one language; says what was not well meanwhile."""
    onlooker = Onlooker(chromium, url, language)
    for scene in SCENES.values():
        if is_any_wanted(scene.name, language, words):
            try:
                take_room(onlooker, scene, language, words)
            except AssertionError as reason:
                yield f"{scene.name} in {language}: {str(reason)[:300]}"
    for name, path in DOORS.items():
        if is_any_wanted(name, language, words):
            take_door(onlooker, name, f"{url}{path}", language, words)
    yield from onlooker.complaints
    onlooker.close()


def is_any_wanted(scene: str, language: str, words: Sequence[str]) -> bool:
    return any(is_wanted(shot, words) for shot in shots(scene, language))


def shots(scene: str, language: str) -> Iterator[Shot]:
    for who, sizes in SIZES.items():
        for size, has_dark in sizes:
            yield Shot(scene, who, language, size.name, "light")
            if has_dark:
                yield Shot(scene, who, language, size.name, "dark")


def is_wanted(shot: Shot, words: Sequence[str]) -> bool:
    """`en` is the language, and not the middle of `open`."""
    return all(word in shot if word in CHOICES else word in shot.name for word in words)


def take_room(onlooker: Onlooker, scene: Scene, language: str, words: Sequence[str]) -> None:
    with a_room(onlooker.url, language, phones=scene.phones) as room:
        scene.bring(room)
        for who, sizes in SIZES.items():
            if any(is_wanted(shot, words) for shot in shots(scene.name, language) if shot.who == who):
                with onlooker.looks(room, who, sizes[0][0], ahead=scene.ahead) as page:
                    take(page, scene.name, who, language, words)


def take_door(onlooker: Onlooker, name: str, where: str, language: str, words: Sequence[str]) -> None:
    whos: tuple[Who, ...] = ("phone", "desk")
    for who in whos:
        with onlooker.opens(where, SIZES[who][0][0]) as page:
            take(page, name, who, language, words)


def take(page: Page, scene: str, who: Who, language: str, words: Sequence[str]) -> None:
    for size, has_dark in SIZES[who]:
        wanted = [
            shot
            for scheme in (("light", "dark") if has_dark else ("light",))
            if is_wanted(shot := Shot(scene, who, language, size.name, scheme), words)
        ]
        if wanted and bring_to(page, size):
            for shot in wanted:
                page.emulate_media(color_scheme="dark" if shot.scheme == "dark" else "light")
                page.screenshot(path=FOLDER / shot.name, full_page=who == "saved")


def bring_to(page: Page, size: Size) -> bool:
    """Whether there is such a picture: without a field there is no keyboard."""
    field = page.locator("textarea:visible").first
    if size is KEYBOARD_UP and not field.count():
        return False
    page.set_viewport_size({"width": size.width, "height": size.height})
    font = "200%" if size is LARGE_TYPE else ""
    page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", font)
    if size is KEYBOARD_UP:
        field.focus()
    settle(page)
    return True


def sheet() -> str:
    """All pictures that are there, by state."""
    rows = dict[str, list[str]]()
    for path in sorted(FOLDER.glob("*.png")):
        scene, *rest = path.stem.split("_")
        picture = f'<img loading="lazy" src="{escape(path.name)}" alt="">'
        caption = f"<figcaption>{escape(' · '.join(rest))}</figcaption>"
        figure = f'<figure><a href="{escape(path.name)}">{picture}{caption}</a></figure>'
        rows.setdefault(scene, []).append(figure)
    body = "".join(f"<h2>{escape(scene)}</h2><div>{''.join(all_)}</div>" for scene, all_ in rows.items())
    style = (
        "body{font:14px system-ui;margin:1rem}div{display:flex;flex-wrap:wrap;gap:.7rem;align-items:end}"
        "figure{margin:0;max-width:24rem}img{max-width:100%;max-height:20rem;border:1px solid #999}"
    )
    head = f"<!doctype html><meta charset=utf-8><title>Screens of Kesken</title><style>{style}</style>"
    return f"{head}{body}\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
