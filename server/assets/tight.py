"""What travels: scripts and styles without comments, and without the spaces that only please the eye.

Nothing is renamed and nothing rewritten, so that an error in the field reads as it would in the source.
"""

import re

from server.assets.javascript import Piece, pieces

LINES = re.compile(r"\s*\n\s*")
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
AFTER_THESE = ("{", "(", "[", ",", ";", ":", "?", "&", "|", "=", ">", "\n")
BEFORE_THESE = (")", "]", "}", ",", ".", "?", ":")


def tight_script(source: str) -> str:
    """One line break stands for many, also in html`…`, where they are no text. Raises ValueError."""
    tight, before, gap = list[str](), Piece("sign", ";"), ""
    for piece in pieces(source):
        if piece.kind in ("space", "comment"):
            gap += "\n" if "\n" in piece.text else " "
            continue
        text = LINES.sub("\n", piece.text) if piece.kind == "html" else piece.text
        tight += [_gap(gap, before.text, text), text]
        before, gap = piece, ""
    return "".join(tight) + "\n"


def tight_style(source: str) -> str:
    """A comment within a string would be taken for one: there is none in our styles."""
    return LINES.sub("\n", CSS_COMMENT.sub("", source)).lstrip()


def _gap(gap: str, before: str, after: str) -> str:
    """The space between two pieces: a line break may end a statement, a space keeps words and signs apart."""
    if "\n" in gap:
        is_idle = before.endswith((*AFTER_THESE, "${")) or after.startswith(BEFORE_THESE)
        return "" if is_idle else "\n"
    is_between_words = _is_word(before[-1]) and _is_word(after[0])
    return " " if gap and (is_between_words or before[-1] == after[0]) else ""


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign in "_$"
