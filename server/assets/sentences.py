"""What each module says, in another language: from the catalogue, which knows where every sentence stands."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

TRAVELLING = "sessions/steps/"  # what kinds say travels in English


def sentences_by_module(catalogue: Path) -> Mapping[str, dict[str, Any]]:
    """Module → English → how it is said. Under "": what stands in no module, and may be said by some."""
    said = dict[str, dict[str, Any]]()
    with catalogue.open("rb") as file:
        for message in read_po(file):
            english, words = _entry(message)
            if not english or not words:
                continue
            for where, _ in message.locations:
                module = "" if where.startswith(TRAVELLING) else where.removeprefix("static/")
                if not module or where.startswith("static/"):
                    said.setdefault(module, {})[english] = words
    return said


def _entry(message: Message) -> tuple[str, str | dict[str, str]]:
    if isinstance(message.id, str):
        return message.id, str(message.string or "")
    one, other, *_ = [*list(message.string or ""), "", ""]
    return message.id[0], {"one": one, "other": other} if one and other else ""
