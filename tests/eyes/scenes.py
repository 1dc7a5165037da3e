"""The states that a room can be in, each brought about over the real wire, for all who look at them."""

from collections.abc import Callable
from typing import NamedTuple

from tests.eyes.room import Room
from tests.eyes.texts import BOARD, BREAK, COLUMNS, CURVE, LONG, NEXT, OPEN, TALK, VOTE

MINUTE = 60_000  # ms


class Scene(NamedTuple):
    name: str
    bring: Callable[[Room], None]
    phones: int
    ahead: int  # ms by which the clocks of the pages are put forward


SCENES: dict[str, Scene] = {}
# Pages without a room, by their address.
DOORS = {
    "home": "/",
    "no-place": "/?no-place",
    "new": "/new",
    "cut-link": "/j#cut",
    "nowhere": "/nowhere",
    "guide": "/guide",
}


def scene(phones: int = 7, ahead: int = 0) -> Callable[[Callable[[Room], None]], Callable[[Room], None]]:
    def take(bring: Callable[[Room], None]) -> Callable[[Room], None]:
        name = bring.__name__.replace("_", "-")
        SCENES[name] = Scene(name, bring, phones, ahead)
        return bring

    return take


@scene(phones=3)
def waiting(room: Room) -> None:
    """Nothing was opened yet."""


@scene(phones=3)
def unnamed(room: Room) -> None:
    """Nothing was opened yet, and the change that the curve asks about has no name."""
    about = room.desk.hears("view")["view"]["session"]
    wanted = {name: about[name] for name in ("title", "kept_until", "audience")}
    room.does("DescribeSession", change="", **wanted)


@scene(phones=3)
def board_empty(room: Room) -> None:
    room.opens(BOARD)


@scene()
def board_sent(room: Room) -> None:
    """Thoughts wait to be shown."""
    room.opens(BOARD)
    room.writes(7)


@scene()
def board_7(room: Room) -> None:
    ideas = room.fills(7)
    room.goes_on(ideas[:3])
    room.shows()


@scene(phones=12)
def board_120(room: Room) -> None:
    room.fills(120)


@scene()
def board_long(room: Room) -> None:
    """The longest of everything."""
    steps = room.at.desk.browser.get(f"{room.at.url}/desk/{room.at.session}/agenda").json()["steps"]
    for step in steps:
        step |= {"title": room.words["long title"][:80], "prompt": room.words["long prompt"][:280]}
    room.at.replaces_agenda(steps)
    room.opens(BOARD)
    room.says(LONG)
    room.shows()


@scene(phones=12)
def board_columns(room: Room) -> None:
    room.fills(20, COLUMNS, columns=3)


@scene(phones=12)
def board_groups(room: Room) -> None:
    ideas = room.fills(16)
    room.groups(ideas[:5])
    room.groups(ideas[5:9])


@scene()
def board_shaped(room: Room) -> None:
    ideas = room.fills(9)
    room.goes_on(ideas[:4])
    room.shows()
    room.shapes(ideas[0])
    room.does("RestIdea", step=BOARD, idea=ideas[1].name)


@scene()
def board_hidden(room: Room) -> None:
    ideas = room.fills(8)
    room.does("CoverIdea", step=BOARD, idea=ideas[0].name)
    for idea, reason in zip(ideas[1:5], ("person", "private", "off_topic", "twice"), strict=True):
        room.does("HideIdea", step=BOARD, idea=idea.name, reason=reason)
    room.does("HideIdea", step=BOARD, idea=ideas[5].name, reason="own", own="Asked for by its author")


@scene()
def board_flagged(room: Room) -> None:
    ideas = room.fills(7)
    room.phones[0].gives("FlagIdea", step=BOARD, idea=ideas[3].name, reason="hurts")


@scene()
def spotlight(room: Room) -> None:
    ideas = room.fills(7)
    room.goes_on(ideas[:3])
    room.shows()
    room.does("PutSpotlight", step=BOARD, idea=ideas[0].name)


@scene()
def closing(room: Room) -> None:
    room.opens(BOARD)
    room.writes(7)
    room.does("CloseStep", step=BOARD)


@scene()
def paused(room: Room) -> None:
    room.fills(7)
    room.does("SetTimer", step=BOARD, ends_at=room.now() + 8 * MINUTE)
    room.does("PauseSession")


@scene()
def eyes_up(room: Room) -> None:
    room.fills(7)
    room.does("CallEyesUp")


@scene()
def timer(room: Room) -> None:
    room.opens(BOARD)
    room.does("SetTimer", step=BOARD, ends_at=room.now() + 4 * MINUTE + 30_000)


@scene(ahead=5 * MINUTE)
def timer_at_zero(room: Room) -> None:
    timer(room)


@scene(phones=3)
def pause_for_coffee(room: Room) -> None:
    """A break."""
    room.opens(BREAK)


@scene()
def curve_open(room: Room) -> None:
    room.opens(CURVE)
    room.marks([0, 1, 2])


@scene(phones=8)
def curve_careful(room: Room) -> None:
    room.opens(CURVE)
    room.marks([0, 0, 0, 1, 3, 4, 6, 7])
    room.shows(CURVE)


@scene(phones=24)
def curve_dots(room: Room) -> None:
    """The second of two rounds, laid over the first."""
    room.opens(CURVE)
    room.marks([number % 8 for number in range(22)] + [8, 9])
    room.shows(CURVE)
    room.does("AskAgain", step=CURVE, round=2)
    room.marks([3 + number % 5 for number in range(23)] + [8])
    room.shows(CURVE)


BALLOTS = ("300000", "120000", "100200", "002010", "010200", "200100", "000300", "110100", "100002", "003000")


@scene()
def vote_open(room: Room) -> None:
    room.opens(VOTE)
    room.votes(BALLOTS[:3])


@scene(phones=10)
def vote_revealed(room: Room) -> None:
    room.opens(VOTE)
    room.votes(BALLOTS)
    room.shows(VOTE)


@scene(phones=10)
def vote_kept(room: Room) -> None:
    room.opens(VOTE)
    room.votes(BALLOTS)
    room.keeps()


@scene(phones=10)
def vote_twice(room: Room) -> None:
    """Asked, kept, and asked again."""
    vote_kept(room)
    room.does("AskAgain", step=VOTE, round=2)
    room.votes([*BALLOTS[4:], *["000300"] * 4])
    room.shows(VOTE)


@scene(phones=10)
def vote_careful(room: Room) -> None:
    """The second time one answered less."""
    vote_kept(room)
    room.does("AskAgain", step=VOTE, round=2)
    room.votes([*BALLOTS[4:], *["000300"] * 3])
    room.shows(VOTE)


@scene(phones=10)
def vote_long(room: Room) -> None:
    """The most of everything."""
    steps = room.at.desk.browser.get(f"{room.at.url}/desk/{room.at.session}/agenda").json()["steps"]
    items = [f"{number} {room.words['long title']}"[:80] for number in range(30)]
    for step in [step for step in steps if step["step"] == VOTE]:
        step |= {"prompt": room.words["long prompt"][:280]}
        step["settings"] |= {
            "items": items,
            "criterion": room.words["long title"][:80],
            "dots": 10,
            "most": 4,
        }
    room.at.replaces_agenda(steps)
    room.opens(VOTE)
    room.votes([f"{number % 5}{'0' * 28}1" for number in range(10)])
    room.shows(VOTE)


@scene()
def talk_open(room: Room) -> None:
    room.opens(TALK)
    room.are_here(3)


@scene()
def talk_dealt(room: Room) -> None:
    room.opens(TALK)
    room.are_here(7)
    room.shows(TALK)


@scene(phones=54)
def talk_many(room: Room) -> None:
    """More groups than have room for words on a wall."""
    room.opens(TALK)
    room.are_here(54)
    room.shows(TALK)


@scene()
def held(room: Room) -> None:
    """The desk reads before it shows."""
    room.does("HoldThoughts")
    room.opens(BOARD)
    room.writes(7)
    room.does("ReadRound", step=BOARD, round=1)


@scene()
def ajar(room: Room) -> None:
    """A board of later takes thoughts beside the one on the stage."""
    room.fills(7)
    room.does("LeaveAjar", step=NEXT)


@scene()
def open_board(room: Room) -> None:
    """What is given is shown at once."""
    room.opens(OPEN)
    room.writes(5, OPEN)


@scene(phones=12)
def ended(room: Room) -> None:
    room.opens(CURVE)
    room.marks([0, 1, 1, 2, 3, 3, 3, 4, 5, 6, 7, 8])
    room.shows(CURVE)
    ideas = room.fills(12)
    room.goes_on(ideas[:6])
    room.shows()
    room.does("EndSession")
