"""JavaScript in pieces, to tell code from text, comments and patterns. Put together they are the source."""

import re
from collections.abc import Iterator
from typing import NamedTuple

PIECE = re.compile(
    r"""(?P<space>\s+)
      | (?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<string>'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")
      | (?P<name>[A-Za-z_$][\w$]*)
      | (?P<number>\d[\w.]*)
      | (?P<sign>[^'"`])""",
    re.VERBOSE | re.DOTALL,
)
TEMPLATE = re.compile(r"[`}](?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)
PATTERN = re.compile(r"/(?![/*])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*")
VALUES = ("string", "name", "number", "pattern", "html", "template")
WANT_A_VALUE = ("return", "typeof", "case", "in", "of", "void", "await", "yield", "new", "delete", "else")


class Piece(NamedTuple):
    """A template comes as several pieces, each from ` or } to ${ or `. `html` is one that is tagged so."""

    kind: str  # space, comment, string, name, number, sign, pattern, html, template
    text: str


class Hole(NamedTuple):
    """The code in ${…}: of what kind the template around it is, and how many of its braces are open."""

    kind: str
    braces: int


def pieces(source: str) -> Iterator[Piece]:
    """Raises ValueError where the source is no JavaScript that this reads."""
    at, before, holes = 0, Piece("sign", ";"), list[Hole]()
    while at < len(source):
        piece = _next(source, at, before, holes)
        at += len(piece.text)
        if piece.kind not in ("space", "comment"):
            before = piece
        yield piece
    if holes:
        raise ValueError("a template that does not end")


def _next(source: str, at: int, before: Piece, holes: list[Hole]) -> Piece:
    is_back = bool(holes) and source[at] == "}" and not holes[-1].braces
    if source[at] == "`" or is_back:
        found = TEMPLATE.match(source, at)
        kind = holes.pop().kind if is_back else "html" if before == ("name", "html") else "template"
        if found and found[0].endswith("${"):
            holes.append(Hole(kind, 0))
    elif source[at] == "/" and not is_value(before) and (found := PATTERN.match(source, at)):
        kind = "pattern"
    elif found := PIECE.match(source, at):
        kind = str(found.lastgroup)
        if holes and found[0] in ("{", "}"):
            holes[-1] = holes[-1]._replace(braces=holes[-1].braces + (1 if found[0] == "{" else -1))
    if not found:
        raise ValueError(f"not understood: {source[at : at + 40]!r}")
    return Piece(kind, found[0])


def is_value(piece: Piece) -> bool:
    """Whether a slash after it divides."""
    if piece.text.endswith("${"):
        return False
    return (piece.kind in VALUES and piece.text not in WANT_A_VALUE) or piece.text in (")", "]", "}")
