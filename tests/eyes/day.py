"""The moments of one workshop that the guides for facilitators show, on the agenda that is ready to use."""

from collections.abc import Sequence
from itertools import repeat

import msgspec

from sessions.designs import where_are_we
from tests.eyes.room import Room
from tests.eyes.texts import BOARD, CURVE
from tests.sessions.play import Thing

AGAIN = "curveb"
MOST = 7  # thoughts beside the one that grows
SHY = [3, 0, 1, 1, 3, 4, 5, 0, 6, 2, 8]
BEFORE = [*repeat(0, 4), *repeat(1, 5), *repeat(2, 4), *repeat(3, 3), 4, 4, 5, 5, 6, 7, 8, 9]
AFTER = [*repeat(1, 2), *repeat(2, 3), *repeat(3, 4), *repeat(4, 5), *repeat(5, 4), 6, 6, 6, 7, 7, 8]
GROWN = {
    "en": (
        "What if two of us sat at one screen …",
        (("add", "And new pairs every week …"), ("ask", "Who takes the calls meanwhile?")),
        "For the first four weeks we learn in pairs, and nobody counts the calls.",
    ),
    "fi": (
        "Mitä jos istuisimme kaksin yhden näytön ääressä …",
        (("add", "Ja joka viikko uudet parit …"), ("ask", "Kuka sillä välin vastaa puhelimeen?")),
        "Ensimmäiset neljä viikkoa opettelemme pareittain, eikä kukaan laske puheluita.",
    ),
}


def prepared(room: Room) -> None:
    """The evening before."""
    ids = iter((CURVE, BOARD, AGAIN))
    steps = where_are_we.plan(room.language, ids.__next__)
    room.at.replaces_agenda([msgspec.to_builtins(step) for step in steps])


def on_curve(room: Room) -> None:
    prepared(room)
    room.opens(CURVE)
    room.marks(SHY[:6])


def careful(room: Room) -> None:
    prepared(room)
    picture(room, CURVE, SHY[: len(room.phones)])


def on_board(room: Room) -> None:
    prepared(room)
    room.opens(BOARD)


def sent(room: Room) -> None:
    on_board(room)
    thoughts(room)


def closing(room: Room) -> None:
    sent(room)
    room.does("CloseStep", step=BOARD)


def shown(room: Room) -> None:
    sent(room)
    room.shows()


def continued(room: Room) -> None:
    prepared(room)
    board(room)


def moved(room: Room) -> Thing:
    """The second curve, over the first one."""
    prepared(room)
    picture(room, CURVE, BEFORE)
    idea = board(room)
    picture(room, AGAIN, AFTER)
    return idea


def ended(room: Room) -> None:
    idea = moved(room)
    made = room.desk.thing()
    _, _, sentence = GROWN[room.language]
    room.does("ShapeIdea", step=BOARD, idea=idea.name, name=made.name, salt=made.salt, text=sentence)
    room.does("EndSession")


def picture(room: Room, step: str, marks: Sequence[int]) -> None:
    room.opens(step)
    room.marks(marks, step)
    room.shows(step)


def board(room: Room) -> Thing:
    """Thoughts, and what is added to some of them; most is added to one."""
    room.opens(BOARD)
    grows, *others = thoughts(room)
    room.shows()
    _, ways, _ = GROWN[room.language]
    for number, (kind, text) in enumerate(ways):
        room.phones[number].gives("ContinueIdea", step=BOARD, idea=grows.name, kind=kind, text=text)
    room.goes_on(others[:3])
    room.shows()
    return grows


def thoughts(room: Room) -> list[Thing]:
    first = room.phones[0].gives("PostIdea", step=BOARD, text=GROWN[room.language][0])
    return [first, *room.writes(MOST)]
