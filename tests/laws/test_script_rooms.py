"""Scripts take from their own room and from rooms below it; only the registries take from a kind of step."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from server.assets.modules import read_module

STATIC = Path(__file__).resolve().parents[2] / "static"
# Each room with those beside it, the lowest first; rooms that stand side by side do not know each other.
FLOORS = (
    ("vendor",),
    ("app.js", "worker.js"),
    ("lib",),
    ("room",),
    ("shared",),
    ("thoughts",),
    ("steps/",),  # the kinds, each a room of its own
    ("steps",),  # the registries
    ("phone", "desk", "projector", "saved", "pages"),
)
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}


def room_of(path: str) -> str:
    first, *rest = path.split("/")
    return f"steps/{rest[0]}" if first == "steps" and len(rest) > 1 else first


def floor_of(room: str) -> int:
    """Raises KeyError: whoever makes a room says where it stands."""
    return FLOOR["steps/" if room.startswith("steps/") else room]


def may_take(path: str, other: str) -> bool:
    here, there = room_of(path), room_of(other)
    if here == there:
        return here != "steps"
    is_known = here == "steps" or not there.startswith("steps/")
    return floor_of(there) < floor_of(here) and is_known


def wrong_imports(sources: Mapping[str, str]) -> Iterator[str]:
    """`import()` counts as well as `import` and what is passed on."""
    for path, source in sources.items():
        module = read_module(path, source)
        for other in dict.fromkeys((*module.takes, *module.later)):
            if not may_take(path, other):
                yield f"{path} → {other}"


def test_every_script_takes_from_its_room_or_from_below() -> None:
    sources = {
        script.relative_to(STATIC).as_posix(): script.read_text(encoding="utf-8")
        for script in STATIC.rglob("*.js")
        if not script.is_relative_to(STATIC / "vendor")
    }

    assert list(wrong_imports(sources)) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("lib/a.js", "import { b } from '../room/b.js';"),
        ("room/a.js", "import '../shared/b.js';"),
        ("shared/a.js", "export { b } from '../thoughts/b.js';"),
        ("thoughts/a.js", "const b = () => import('../steps/board/b.js');"),
        ("room/a.js", "import { KINDS } from '../steps/kinds.js';"),
        ("steps/board/a.js", "import { b } from '../curve/b.js';"),
        ("steps/board/a.js", "const b = `${() => import('../curve/b.js')}`;"),
        ("steps/board/a.js", "import { KINDS } from '../kinds.js';"),
        ("steps/board/a.js", "import { b } from '../../phone/b.js';"),
        ("steps/kinds.js", "import { b } from './phones.js';"),
        ("phone/a.js", "import { b } from '../steps/board/b.js';"),
        ("desk/a.js", "const b = () => import('../steps/board/b.js');"),
        ("desk/a.js", "import { b } from '../projector/b.js';"),
        ("saved/a.js", "import { b } from '../pages/b.js';"),
        ("app.js", "import { b } from './lib/b.js';"),
    ],
)
def test_an_import_from_above_or_beside_is_found(path: str, source: str) -> None:
    """Planted."""
    assert list(wrong_imports({path: source}))


def test_what_only_looks_like_an_import_is_none() -> None:
    """Planted: types stand in comments, and people's texts may hold anything."""
    source = """
      /** @import {Phone} from '../phone/phone.js' */
      const says = "import { b } from '../phone/b.js';";
      const more = `import('../desk/b.js')`;
    """

    assert list(wrong_imports({"lib/a.js": source})) == []


def test_a_folder_that_is_no_room_is_found() -> None:
    """Planted."""
    with pytest.raises(KeyError):
        list(wrong_imports({"utils/a.js": "import '../lib/b.js';"}))
