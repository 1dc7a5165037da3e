"""A language that is nobody's, from right to left and 40 % longer: what was made for one direction shows."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.eyes import looks
from tests.eyes.house import house_to_look_at
from tests.eyes.onlookers import DESK, PHONE, PROJECTOR, Onlooker, Size, Who
from tests.eyes.pseudo_words import SPEAKS
from tests.eyes.report import refuse
from tests.eyes.room import a_room
from tests.eyes.scenes import DOORS, SCENES

SCREENS: tuple[tuple[Who, Size], ...] = (
    ("phone", PHONE),
    ("desk", PHONE),
    ("desk", DESK),
    ("projector", PROJECTOR),
    ("saved", PHONE),
)
SHORTLY = ("board-7", "curve-dots", "ended")

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with house_to_look_at(tmp_path_factory.mktemp("house"), pseudo=True) as kesken:
        yield kesken.url
        assert kesken.faults == []


@pytest.fixture
def eyes(house: str, chromium: Browser) -> Iterator[Onlooker]:
    onlooker = Onlooker(chromium, house, SPEAKS)
    yield onlooker
    onlooker.close()


@pytest.mark.parametrize(
    "name", [name if name in SHORTLY else pytest.param(name, marks=pytest.mark.whole) for name in SCENES]
)
def test_a_room_reads_from_right_to_left(house: str, eyes: Onlooker, name: str) -> None:
    scene, found = SCENES[name], list[str]()
    with a_room(house, SPEAKS, phones=scene.phones) as room:
        scene.bring(room)

        for who, size in SCREENS:
            with eyes.looks(room, who, size, ahead=scene.ahead) as page:
                assert page.evaluate("() => document.dir") == "rtl"
                wrong = (*looks.against_axe(page), *looks.sideways(page), *looks.cut(page))
                found += [f"{who} at {size.name}, {what}" for what in wrong]

    refuse(found + eyes.complaints)


def test_the_doors_read_from_right_to_left(house: str, eyes: Onlooker) -> None:
    found = list[str]()
    for name, path in DOORS.items():
        with eyes.opens(house + path, PHONE) as page:
            wrong = (*looks.against_axe(page), *looks.sideways(page), *looks.cut(page))
            found += [f"{name}, {what}" for what in wrong]

    refuse(found)
