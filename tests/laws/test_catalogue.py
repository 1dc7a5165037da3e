"""The catalogue of the wire is whole, honest, and what its documents were made from."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from server.wire.catalogue import HEARD, PERFORMED, TOLD, ToldEvent
from server.wire.words import Words
from sessions.command import Command
from sessions.event import tell
from sessions.session import EVENTS, read
from sessions.steps import KINDS
from sessions.view import canonical
from tests.laws.test_every_kind import a_whole_life
from tests.sessions.play import whole_workshop
from tools.wire_types import ROOT, stale

TELLING = {"tell", "tell_all", "tell_desks", "tell_one", "tell_everyone", "Entered"}


def test_what_is_made_from_it_is_not_stale() -> None:
    assert stale() == [], "run ./dev types"


def test_every_word_that_the_server_listens_to_is_in_it() -> None:
    listened: list[str] = []
    socket = SimpleNamespace(server=SimpleNamespace(on=lambda word, _: listened.append(word)))
    Words(socket, *[SimpleNamespace()] * 6)  # type: ignore[arg-type]

    assert set(listened) - {"disconnect"} == set(HEARD)


def test_every_word_that_the_server_says_is_in_it() -> None:
    assert set(said_in(ROOT / "server" / "wire", ROOT / "server" / "rooms")) == set(TOLD)


def test_the_browser_knows_the_same_words() -> None:
    line = (ROOT / "static" / "room" / "connection.js").read_text(encoding="utf-8")
    scripts = [
        path.read_text(encoding="utf-8") for part in ("room", "phone", "desk") for path in in_browsers(part)
    ]
    said = {word for script in scripts for word in re.findall(r"(?:emit|pass)\('(\w+)'", script)}

    assert {word for word in TOLD if f"'{word}'" in line} == set(TOLD)
    # a browser goes by closing its line; `leave` is for clients that keep theirs
    assert said == set(HEARD) - {"leave"}


def in_browsers(part: str) -> Iterator[Path]:
    return (ROOT / "static" / part).glob("*.js")


def test_every_command_is_in_it_and_in_the_document() -> None:
    document = json.loads((ROOT / "docs" / "asyncapi.json").read_text(encoding="utf-8"))
    messages = document["components"]["messages"]
    from_people = {kind.__name__ for kind in every(Command) if kind.roles != ("clock",)} - {
        "Command",
        "Given",
    }

    assert set(PERFORMED) == from_people
    assert from_people <= set(messages)
    for name, command in PERFORMED.items():
        assert messages[name]["x-roles"] == list(command.roles)
        assert messages[name]["payload"]["properties"]["do"] == {"const": name}
        assert set(document["components"]["schemas"][name]["properties"]) == set(command.__struct_fields__)


def test_every_event_has_its_told_form() -> None:
    assert tags(ToldEvent) == set(EVENTS)


@pytest.mark.parametrize("are_words_gone", [False, True])
def test_events_are_told_as_it_says(are_words_gone: bool) -> None:
    plays = [whole_workshop(), *map(a_whole_life, KINDS.values())]
    events = [
        tell(read(told.body), {} if are_words_gone else play.state.visible_words)
        for play in plays
        for told in play.log
    ]

    assert {event["is"] for event in events} == tags(ToldEvent)
    for event in events:
        assert canonical(msgspec.convert(event, ToldEvent)) == canonical(event)


def said_in(*folders: Path) -> Iterator[str]:
    """The words in calls that speak to phones: strings that stand there as they are."""
    for path in sorted(file for folder in folders for file in folder.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and name_of(node.func) in TELLING:
                yield from (arg.value for arg in node.args if is_word(arg))


def is_word(arg: ast.expr) -> Any:
    return isinstance(arg, ast.Constant) and isinstance(arg.value, str)


def name_of(called: ast.expr) -> str:
    return getattr(called, "attr", "") or getattr(called, "id", "")


def every(kind: type[Command]) -> Iterator[type[Command]]:
    yield kind
    for narrower in kind.__subclasses__():
        yield from every(narrower)


def tags(union: Any) -> set[str]:
    return {str(kind.__struct_config__.tag) for kind in union.__args__}
