"""static/lib/undrawn.js: the signs that draw nothing, short enough for a phone."""

from collections.abc import Iterator

from sessions import undrawn

HEAD = """\
// Made by ./dev types from sessions/undrawn.py. Ranges of code points in base 36: how far each is from the
// end of the one before, and behind a dot how many follow its first.
"""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def signs_without_drawing() -> str:
    return HEAD + "".join(_declared(name) for name in ("BLANKS", "FILLERS", "CLINGING"))


def _declared(name: str) -> str:
    """As the formatter would have it."""
    ranges = " ".join(_gaps(getattr(undrawn, name)))
    return f"export const {name} ={' ' if len(ranges) < 80 else chr(10) + '  '}'{ranges}';\n"


def _gaps(ranges: str) -> Iterator[str]:
    before = 0
    for part in ranges.split():
        first, last = int(part.partition("-")[0], 16), int(part.rpartition("-")[2], 16)
        yield _short(first - before) + (f".{_short(last - first)}" if last > first else "")
        before = last


def _short(number: int) -> str:
    rest, digit = divmod(number, 36)
    return (_short(rest) if rest else "") + DIGITS[digit]
