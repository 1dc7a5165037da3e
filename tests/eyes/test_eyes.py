"""Every screen in every state of a room, looked at with axe and with a ruler."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.eyes import looks
from tests.eyes.acts import ACTS
from tests.eyes.house import house_to_look_at
from tests.eyes.onlookers import (
    DESK,
    NARROW,
    OLD_PROJECTOR,
    PHONE,
    PROJECTOR,
    Onlooker,
    Size,
    Who,
    settle,
)
from tests.eyes.report import refuse
from tests.eyes.room import Room, a_room
from tests.eyes.scenes import DOORS, SCENES

THUMB = 48  # px that a thumb needs
FINGER = 44  # px that a finger needs, where people sit or walk with care
POINTER = 24  # px that a mouse needs
LAST_ROW = 28  # px at 1080p that are read from there
SOON = 0.04  # seconds in which a page takes its new shape
FIRST: dict[Who, Size] = {"phone": PHONE, "desk": DESK, "projector": PROJECTOR}
# Here the saved page says something of its own.
SAVED = ("waiting", "board-7", "board-long", "board-columns", "board-groups", "board-shaped", "board-hidden")
SAVED += ("curve-careful", "curve-dots", "vote-revealed", "talk-dealt", "ended")
IN_FINNISH = (
    "waiting",
    "board-7",
    "board-long",
    "board-columns",
    "curve-open",
    "curve-dots",
    "vote-open",
    "vote-revealed",
    "talk-open",
    "talk-dealt",
    "paused",
    "ended",
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Looks = Iterator[str]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with house_to_look_at(tmp_path_factory.mktemp("house")) as kesken:
        yield kesken.url
        assert kesken.faults == []


@pytest.fixture(scope="module")
def onlooker(house: str, chromium: Browser) -> Iterator[Callable[[str], Onlooker]]:
    """Who reads in that language, and asked for less motion."""
    made = dict[str, Onlooker]()

    def reading(language: str) -> Onlooker:
        if language not in made:
            made[language] = Onlooker(chromium, house, language, reduced_motion="reduce")
        return made[language]

    yield reading
    for one in made.values():
        one.close()


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_nothing_is_wrong_on_any_screen(house: str, onlooker: Callable[[str], Onlooker], scene) -> None:
    eyes = onlooker("en")
    with a_room(house, "en", phones=scene.phones) as room:
        scene.bring(room)

        found = [
            f"{look.__name__}, {what}"
            for look in (phone, desk, projector, *([saved] if scene.name in SAVED else []))
            for what in look(eyes, room, scene.ahead)
        ]

    refuse(found + complaints_of(eyes))


@pytest.mark.parametrize(
    "scene",
    [
        pytest.param(scene, marks=[] if name in IN_FINNISH else pytest.mark.whole, id=name)
        for name, scene in SCENES.items()
    ],
)
def test_nothing_is_wrong_in_finnish(house: str, onlooker: Callable[[str], Onlooker], scene) -> None:
    """Its words are longer."""
    eyes = onlooker("fi")
    with a_room(house, "fi", phones=scene.phones) as room:
        scene.bring(room)

        found = [f"phone, {what}" for what in phone(eyes, room, scene.ahead)]
        with eyes.looks(room, "desk", PHONE, ahead=scene.ahead) as page:
            found += [f"desk, {what}" for what in on_a_phone(page, FINGER)]

    refuse(found + complaints_of(eyes))


@pytest.mark.parametrize("name", ACTS)
def test_nothing_is_wrong_with_what_opens(house: str, onlooker: Callable[[str], Onlooker], name: str) -> None:
    eyes, act = onlooker("en"), ACTS[name]
    scene = SCENES[act.scene]
    with a_room(house, "en", phones=scene.phones) as room:
        scene.bring(room)
        with eyes.looks(room, act.who, FIRST[act.who]) as page:
            act.do(page)
            settle(page)

            found = [*in_both_lights(page), *looks.sideways(page), *looks.cut(page)]
            found += looks.small_targets(page, THUMB if act.who == "phone" else POINTER)
            found += when_asked_for_less(page)

    refuse(found + complaints_of(eyes))


@pytest.mark.parametrize("language", ["en", "fi"])
def test_nothing_is_wrong_at_the_doors(house: str, onlooker: Callable[[str], Onlooker], language) -> None:
    eyes, found = onlooker(language), []
    for name, path in DOORS.items():
        with eyes.opens(house + path, PHONE) as page:
            found += [f"{name}, {what}" for what in (*in_both_lights(page), *on_a_phone(page, FINGER))]
            found += [f"{name}, {what}" for what in when_asked_for_less(page)]

    refuse(found)


def phone(eyes: Onlooker, room: Room, ahead: int) -> Looks:
    with eyes.looks(room, "phone", PHONE, ahead=ahead) as page:
        yield from in_both_lights(page)
        yield from on_a_phone(page, THUMB)
        yield from when_asked_for_less(page)


def desk(eyes: Onlooker, room: Room, ahead: int) -> Looks:
    with eyes.looks(room, "desk", DESK, ahead=ahead) as page:
        yield from in_both_lights(page)
        yield from looks.sideways(page)
        yield from looks.small_targets(page, POINTER)
        yield from when_asked_for_less(page)
        resize(page, PHONE)
        yield from (f"held in a hand: {what}" for what in looks.against_axe(page))
        yield from on_a_phone(page, FINGER)


def projector(eyes: Onlooker, room: Room, ahead: int) -> Looks:
    with eyes.looks(room, "projector", PROJECTOR, ahead=ahead) as page:
        yield from in_both_lights(page)
        yield from looks.sideways(page)
        yield from looks.cut(page)
        yield from looks.tiny(page, LAST_ROW)
        yield from when_asked_for_less(page)
        resize(page, OLD_PROJECTOR)
        yield from looks.sideways(page)


def saved(eyes: Onlooker, room: Room, _ahead: int) -> Looks:
    with eyes.looks(room, "saved", DESK) as page:
        yield from in_both_lights(page)
        yield from when_asked_for_less(page)
        yield from looks.small_targets(page, POINTER)
        yield from on_a_phone(page, FINGER)


def in_both_lights(page: Page) -> Looks:
    yield from looks.against_axe(page)
    page.emulate_media(color_scheme="dark")
    yield from (f"in the dark: {what}" for what in looks.against_axe(page, ["color-contrast"]))
    page.emulate_media(color_scheme="light")


def on_a_phone(page: Page, least: int) -> Looks:
    """`least`: how large a target is, in px."""
    resize(page, PHONE)
    yield from looks.sideways(page)
    yield from looks.cut(page)
    yield from looks.small_targets(page, least)
    page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    settle(page, quiet=SOON)
    yield from (f"at 200 %: {what}" for what in looks.sideways(page))
    page.evaluate("() => { document.documentElement.style.fontSize = ''; }")
    resize(page, NARROW)
    yield from looks.sideways(page)


def when_asked_for_less(page: Page) -> Looks:
    """Less motion was asked for from the start; now for few colours too."""
    yield from looks.moving(page)
    page.emulate_media(forced_colors="active")
    yield from looks.edgeless(page)
    page.emulate_media(forced_colors="none")


def resize(page: Page, size: Size) -> None:
    page.set_viewport_size({"width": size.width, "height": size.height})
    settle(page, quiet=SOON)


def complaints_of(eyes: Onlooker) -> list[str]:
    said, eyes.complaints[:] = list(eyes.complaints), []
    return said
