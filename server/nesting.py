"""JSON in which lists lie in lists without end: whoever reads it runs out of stack, and whatever is tidied up
just then fails too, with a line in the log.
"""

import re

MOST = 500  # deep; nothing of ours is deeper than an agenda's settings
# A string, also one without an end, or a bracket.
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]', re.DOTALL)


def is_too_deep(text: str) -> bool:
    if text.count("[") + text.count("{") <= MOST:
        return False
    depth = 0
    for token in TOKEN.findall(text):
        if token in ("[", "{"):
            depth += 1
        elif token in ("]", "}"):
            depth -= 1
        if depth > MOST:
            return True
    return False
