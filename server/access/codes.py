"""What somebody meant who typed or pasted a code to join by, or the link that a QR code holds."""

import re
from typing import NamedTuple
from unicodedata import normalize

from server.access.keys import ALPHABET, CODE_LENGTH, is_kind

MOST = 400  # letters that are looked at: an invitation's text, and no book
INVITATION = re.compile(r"#(p-[\w-]+)", re.ASCII)
# Seven letters and digits, perhaps in two halves, between what is neither; looked for anew at each of them.
CODE = re.compile(rf"(?<![^\W_])(?=((?:[^\W_][ -]?){{{CODE_LENGTH}}})(?<![ -])(?![^\W_]))")


class Meant(NamedTuple):
    """A code, or the key of an invitation; nothing where neither could be found."""

    code: str = ""
    key: str = ""


def meant(typed: str) -> Meant:
    """Lower case, blanks, hyphens and full-width letters are forgiven, and words around it."""
    plain = normalize("NFKC", typed[:MOST])
    invitation = INVITATION.search(plain)
    if invitation and is_kind(invitation[1], "participant"):
        return Meant(key=invitation[1])
    return Meant(code=_code_in(plain.upper()))


def _code_in(plain: str) -> str:
    whole = _bare(plain)
    if _is_code(whole):
        return whole
    found = [code for code in map(_bare, CODE.findall(plain)) if _is_code(code)]
    # Few words have a digit in them, and seven of eight codes.
    drawn = [code for code in found if not code.isalpha()]
    return (drawn or found or [""])[-1]


def _bare(typed: str) -> str:
    return "".join(sign for sign in typed if sign.isalnum())


def _is_code(bare: str) -> bool:
    return len(bare) == CODE_LENGTH and set(bare) <= set(ALPHABET)
