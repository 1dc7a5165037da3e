"""JSON ↔ commands. Whatever cannot be read is refused by name of the field, never with a traceback."""

from typing import Any

import msgspec

from sessions.commands import COMMANDS, Command
from sessions.refusals import Refused


class Json:
    """The `json` of Socket.IO: strict on the way in (no lone surrogates, no NaN), and ready bytes pass
    unchanged on the way out.
    """

    loads = staticmethod(msgspec.json.decode)

    @staticmethod
    def dumps(thing: Any, **_: Any) -> str:
        return msgspec.json.encode(thing).decode()


class Enter(msgspec.Struct, frozen=True, rename={"role": "as"}):
    """Asks to come in, or back in; `epoch`, `after` and `chain` when the page still holds a view."""

    session: str
    role: str
    language: str = "en"
    epoch: int = -1
    after: int = -1
    chain: str = ""


class Perform(msgspec.Struct, frozen=True, rename={"fields": "with"}):
    do: str
    fields: dict[str, Any]


def read_enter(asked: Any) -> Enter:
    enter: Enter = _convert(asked, Enter)
    return enter


def read_command(asked: Any) -> Command:
    """The command that was asked for. Raises Refused «bad_shape» with the field."""
    perform = _convert(asked, Perform)
    kind = COMMANDS.get(perform.do)
    if kind is None:
        raise Refused("bad_shape", "do")
    command: Command = _convert({"do": perform.do, **perform.fields}, kind)
    return command


def _convert(asked: Any, kind: Any) -> Any:
    try:
        return msgspec.convert(asked, kind)
    except msgspec.ValidationError as error:
        raise Refused("bad_shape", _field_of(error)) from None


def _field_of(error: msgspec.ValidationError) -> str:
    """`audience.who` from msgspec's «… - at `$.audience.who`», and the field that is missing or too much
    where it names one.
    """
    text, _, path = str(error).partition(" - at `$")
    named = text.partition("field `")[2].partition("`")[0]
    return ".".join(part for part in (path.rstrip("`").lstrip("."), named) if part)[:60]
