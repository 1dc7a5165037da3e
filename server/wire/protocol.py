"""JSON ↔ commands. Whatever cannot be read is refused by name of the field, never with a traceback."""

import json
import re
from typing import Any

import msgspec

from server.nesting import is_too_deep
from server.shapes import refusal_of
from server.wire.catalogue import PERFORMED, Enter, Heed, Perform, Seen, SignalWish
from sessions.command import Command
from sessions.refusals import Refused

HALF = re.compile(r"[\ud800-\udfff]")


class Json:
    """The `json` of Socket.IO. Ready bytes pass unchanged on the way out."""

    @staticmethod
    def loads(text: str) -> Any:
        """NaN and half of a character are read all the same, so that the shape of their field can refuse them
        by name: a packet that nobody answers would be sent again for ever. Raises ValueError for the rest.
        """
        if is_too_deep(text):
            raise ValueError
        try:
            return msgspec.json.decode(text)
        except msgspec.DecodeError:
            return _without_halves(json.loads(text))

    @staticmethod
    def dumps(thing: Any, **_: Any) -> str:
        return msgspec.json.encode(thing).decode()


def _without_halves(thing: Any) -> Any:
    """U+0000 stands where half of a character stood: no field takes it."""
    match thing:
        case str():
            return HALF.sub("\0", thing)
        case list():
            return [_without_halves(one) for one in thing]
        case dict():
            return {_without_halves(name): _without_halves(one) for name, one in thing.items()}
    return thing


def read_enter(said: tuple[Any, ...]) -> Enter:
    """`said`: whatever came with the word. Raises Refused «bad_shape» with the field."""
    enter: Enter = _convert(_one(said), Enter)
    return enter


def read_signal(said: tuple[Any, ...]) -> SignalWish:
    wish: SignalWish = _convert(_one(said), SignalWish)
    return wish


def read_heed(said: tuple[Any, ...]) -> Heed:
    heed: Heed = _convert(_one(said), Heed)
    return heed


def read_seen(said: tuple[Any, ...]) -> Seen:
    seen: Seen = _convert(_one(said), Seen)
    return seen


def read_command(said: tuple[Any, ...]) -> Command:
    """The command that was asked for. Raises Refused «bad_shape» with the field."""
    perform = _convert(_one(said), Perform)
    kind = PERFORMED.get(perform.do)
    if kind is None:
        raise Refused("bad_shape", "do")
    command: Command = _convert({"do": perform.do, **perform.fields}, kind)
    return command


def _one(said: tuple[Any, ...]) -> Any:
    return said[0] if len(said) == 1 else None


def _convert(asked: Any, kind: Any) -> Any:
    try:
        return msgspec.convert(asked, kind)
    except msgspec.ValidationError as error:
        raise Refused(refusal_of(error), _field_of(error)) from None


def _field_of(error: msgspec.ValidationError) -> str:
    """`audience.who` from msgspec's «… - at `$.audience.who`»,
    and the field that is missing or too much where it names one.
    """
    text, _, path = str(error).partition(" - at `$")
    named = text.partition("field `")[2].partition("`")[0]
    return ".".join(part for part in (path.rstrip("`").lstrip("."), named) if part)[:60]
