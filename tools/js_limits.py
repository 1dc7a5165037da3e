"""static/room/limits.js: numbers of the rules that the scripts need too."""

from sessions import planned, timer
from sessions.rounds import ending
from sessions.stage import agenda, header
from sessions.steps import board
from sessions.steps.curve import pictures
from sessions.thoughts import growth, hiding, words

HEAD = "// Made by ./dev types from sessions/, which gives the reasons."
NUMBERS = {
    "QUORUM": ending.QUORUM,
    "STATIONS_FROM": pictures.STATIONS_FROM,
    "SHORTEST_TIMER": timer.SHORTEST,
    "MOST_TEXT": words.MOST_TEXT,
    "MOST_SENTENCE": growth.MOST_SENTENCE,
    "MOST_TITLE": header.MOST_TITLE,
    "MOST_READERS": header.MOST_READERS,
    "MOST_PROMPT": agenda.MOST_PROMPT,
    "MOST_NOTES": planned.MOST_NOTES,
    "MOST_COLUMNS": board.MOST_COLUMNS,
    "MOST_COLUMN_TITLE": board.MOST_COLUMN_TITLE,
    "SHORTEST_REASON": hiding.SHORTEST_REASON,
    "LONGEST_REASON": hiding.LONGEST_REASON,
}


def limits() -> str:
    lines = (f"export const {name} = {number:_};" for name, number in NUMBERS.items())
    return "\n".join((HEAD, "", *lines)) + "\n"
