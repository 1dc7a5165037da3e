"""static/room/limits.js and limits_of_kinds.js: numbers of the rules that the scripts need too."""

from sessions import planned, timer
from sessions.rounds import ending
from sessions.stage import agenda, header
from sessions.steps import KINDS
from sessions.thoughts import growth, hiding, words

HEAD = "// Made by ./dev types from sessions/, which gives the reasons."
NUMBERS = {
    "QUORUM": ending.QUORUM,
    "SHORTEST_TIMER": timer.SHORTEST,
    "MOST_TEXT": words.MOST_TEXT,
    "MOST_SENTENCE": growth.MOST_SENTENCE,
    "MOST_TITLE": header.MOST_TITLE,
    "MOST_READERS": header.MOST_READERS,
    "MOST_PROMPT": agenda.MOST_PROMPT,
    "MOST_NOTES": planned.MOST_NOTES,
    "SHORTEST_REASON": hiding.SHORTEST_REASON,
    "LONGEST_REASON": hiding.LONGEST_REASON,
}


def limits() -> str:
    return written(NUMBERS)


def limits_of_kinds() -> str:
    """Apart from those of all steps: a phone that joins needs none of them."""
    numbers: dict[str, int] = {}
    for kind in KINDS.values():
        numbers |= kind.limits
    return written(numbers)


def written(numbers: dict[str, int]) -> str:
    lines = (f"export const {name} = {number:_};" for name, number in numbers.items())
    return "\n".join((HEAD, "", *lines)) + "\n"
