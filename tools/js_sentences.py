"""Finds the sentences in our JavaScript for Babel, also those inside ${…} of tagged templates.

Babel's own reader loses a call in a template as soon as it holds an object, t("{n} left", { n }), or when an
apostrophe stands in the text before it. So ours is the one that reads the scripts when they are joined.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import IO, Any, NamedTuple

from server.assets.javascript import Piece, pieces

Found = tuple[int, str, tuple[str | None, ...], list[str]]

ESCAPE = re.compile(r"\\(u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\n": ""}
OPENS, CLOSES = ("(", "[", "{", "${"), (")", "]", "}")


class Word(NamedTuple):
    """A piece that is neither space nor comment, and the line it begins on."""

    line: int
    piece: Piece

    @property
    def text(self) -> str:
        return self.piece.text


def extract(
    file: IO[bytes], keywords: Collection[str], comment_tags: object, options: dict[str, Any]
) -> Iterator[Found]:
    """Babel's contract: line, function, its arguments (None where one is no plain string), comments."""
    words = list(_words(file.read().decode("utf-8")))
    for place, word in enumerate(words[:-1]):
        is_called = word.piece.kind == "name" and words[place + 1].text == "("
        is_ours = place == 0 or words[place - 1].text not in (".", "function")
        if is_called and is_ours and word.text in keywords:
            yield word.line, word.text, tuple(_arguments(words[place + 2 :])), []


def _words(source: str) -> Iterator[Word]:
    line = 1
    for piece in pieces(source):
        if piece.kind not in ("space", "comment"):
            yield Word(line, piece)
        line += piece.text.count("\n")


def _arguments(words: Sequence[Word]) -> Iterator[str | None]:
    depth, argument = 0, list[Piece]()
    for _, piece in words:
        if not depth and piece.text in (",", ")"):
            if argument:
                yield _said(argument)
            if piece.text == ")":
                return
            argument = []
            continue
        # a template's pieces may close one hole and open the next
        depth -= piece.kind != "string" and piece.text.startswith(CLOSES)
        depth += piece.kind != "string" and piece.text.endswith(OPENS)
        argument.append(piece)


def _said(argument: Sequence[Piece]) -> str | None:
    """What a plain string says."""
    piece = argument[0]
    is_plain = len(argument) == 1 and (piece.kind == "string" or piece.text[0] == piece.text[-1] == "`")
    return ESCAPE.sub(lambda found: _escaped(found[1]), piece.text[1:-1]) if is_plain else None


def _escaped(sign: str) -> str:
    if len(sign) > 1:
        return chr(int(sign.strip("ux{}"), 16))
    return ESCAPES.get(sign, sign)
