"""Why something has not the shape that was asked for, as a refusal's code."""

import re

TOO_LONG = re.compile(r"`str` of length <= (\d+)")
LEAST = 200  # letters that every field takes in which people write; words of programs are shorter


def refusal_of(error: Exception) -> str:
    """Of msgspec's error. «bad_shape» is for programs; what is far too long, people may have pasted."""
    found = TOO_LONG.search(str(error))
    return "far_too_long" if found and int(found[1]) >= LEAST else "bad_shape"
