"""What may be written, and what is kept of it. Whatever people write goes through here, and the browser's
twin, static/lib/texts.js, keeps the same of it.
"""

import re
from unicodedata import normalize

from sessions.refusals import Refused
from sessions.undrawn import BLANKS, CLINGING, FILLERS

MOST_CLINGING = 10  # to one letter: Tibetan at its deepest has eight marks, the flag of a region seven tags


def _signs(ranges: str) -> str:
    """A class of `undrawn`, as it stands between the brackets of a regular expression."""
    pairs = [(part.partition("-")[0], part.rpartition("-")[2]) for part in ranges.split()]
    return "".join(f"\\U{first:0>8}-\\U{last:0>8}" for first, last in pairs)


# Slides, mail and old printers each break lines in a way of their own.
BREAKS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
# Controls, halves of characters, and code points that are to mean nothing for ever.
NO_LETTERS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
STACK = re.compile(f"([{_signs(CLINGING)}]{{{MOST_CLINGING}}})[{_signs(CLINGING)}]+")
# Where a stack can stand at all: in most texts nowhere, and this is found out ten times as fast.
FAR_SIGNS = re.compile(f"[\xad\u0300-\U0010ffff]{{{MOST_CLINGING + 1}}}")
EMPTY_LINES = re.compile("\n{3,}")
BLANK = "".join(chr(code) for code in range(0x10000) if re.match(f"[{_signs(BLANKS)}]", chr(code)))
DRAWN = re.compile(f"[^{_signs(BLANKS)}{_signs(FILLERS)}{_signs(CLINGING)}]")


def tidy(text: str) -> str:
    """A text as it is kept: NFC, without controls, at most ten marks on a letter and two line breaks on end,
    no blanks around. Empty when nothing of it is drawn.
    """
    text = NO_LETTERS.sub("", BREAKS.sub("\n", text).replace("\t", " "))
    # Before, since long stacks are slow to compose; after, since what is taken apart may be one more.
    text = _without_stacks(normalize("NFC", _without_stacks(text)))
    text = EMPTY_LINES.sub("\n\n", text).strip(BLANK)
    return text if DRAWN.search(text) else ""


def tidy_line(text: str) -> str:
    """The same in one line, for what is the name of something."""
    return tidy(BREAKS.sub(" ", text))


def written(text: str, field: str, *, most: int, no: str, least: int = 1, too_long: str = "") -> str:
    """A text as it is kept. Raises Refused for the field: `no` when it has fewer letters than `least`,
    `too_long` (or `no`) when it has more than `most`. Letters are code points.
    """
    return _within(tidy(text), field, most=most, no=no, least=least, too_long=too_long or no)


def titled(text: str, field: str, *, most: int, no: str, least: int = 1, too_long: str = "") -> str:
    """The same for a title, a name or a reason: one line."""
    return _within(tidy_line(text), field, most=most, no=no, least=least, too_long=too_long or no)


def _within(kept: str, field: str, *, most: int, no: str, least: int, too_long: str) -> str:
    if len(kept) < least:
        raise Refused(no, field, least=least, most=most)
    if len(kept) > most:
        raise Refused(too_long, field, least=least, most=most)
    return kept


def _without_stacks(text: str) -> str:
    return STACK.sub(r"\1", text) if FAR_SIGNS.search(text) else text
