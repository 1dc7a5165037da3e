"""The language of nobody: English with accents, and 40 % longer."""

import re

SPEAKS = "he"  # who asks for it is sent a page that runs from right to left
ACCENTS = str.maketrans("aeioucnsyzAEIOUCNSYZ", "áéíóúçñšýžÁÉÍÓÚÇÑŠÝŽ")
FIELD = re.compile(r"(\{[^}]*\})")
LONGER = 0.4  # German and Finnish take about so much more room than English


def spoken(english: str) -> str:
    """`Close {count}` → `Çlóšé {count} óé`: fields stay as they are."""
    parts = FIELD.split(english)
    accented = "".join(part if FIELD.fullmatch(part) else part.translate(ACCENTS) for part in parts)
    more = round(LONGER * sum(len(part) for part in parts if not FIELD.fullmatch(part)))
    return accented + "".join(" óé ña"[place % 6] for place in range(more)).rstrip()
