"""Records whole sessions from a real server: `.venv/bin/python tests/recorded/record.py`.

What a later version must still read is never made anew: a recording that is there stays as it is. A new one
is a new function below, and says in its name what happens in it.
"""

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from sessions.view import canonical  # noqa: E402
from tests.harness.server import running_server  # noqa: E402
from tests.server.wired import Page, Workshop, workshop  # noqa: E402

BREATH = 1.1  # seconds between rounds of giving: a room takes thirty things a second


def curve_board_curve(room: Workshop) -> None:
    """Twelve phones find out where they are, help each other, and look again."""
    curve, board, again = room.steps
    mark(room, curve, [0, 0, 1, 1, 2, 3, 3, 4, 5, 6, 8, 1], detail="phases")
    room.desk.steers("OpenStep", step=board)
    ideas = room_posts(room, board, HALF_THOUGHTS)
    room.desk.steers("RevealRound", step=board, round=1)
    for place, (kind, text) in enumerate(CONTINUATIONS):
        idea = ideas[(place * 5 + 1) % len(ideas)]
        room.phones[place].gives("ContinueIdea", step=board, text=text, idea=idea.name, kind=kind)
    for phone in room.phones[len(CONTINUATIONS) :]:
        phone.gives("AddNothing", step=board, round=2)
    time.sleep(BREATH)
    room.desk.steers("RevealRound", step=board, round=2)
    mark(room, again, [1, 2, 3, 4, 4, 5, 5, 6, 6, 6, 7, 3], detail="phases")
    room.desk.steers("EndSession")


def careful(room: Workshop) -> None:
    """Six phones of one team: few marks, so the picture says little; words with umlauts and without Latin."""
    curve, board, again = room.steps
    mark(room, curve, [0, 1, 1, 2, 9, 4], detail="stations")
    room.desk.steers("OpenStep", step=board)
    room_posts(room, board, FINNISH)
    room.desk.steers("RevealRound", step=board, round=1)
    mark(room, again, [3, 3, 4, 4, 5, 6], detail="phases")
    room.desk.steers("AskAgain", step=again, round=2)
    mark(room, again, [4, 4, 4, 5, 5, 6], detail="phases", round=2)


def changes_of_mind(room: Workshop) -> None:
    """Words are changed and taken back, marks burnt, a board closed, opened again and come back to."""
    curve, board, again = room.steps
    desk, phones = room.desk, room.phones
    ben, cleo, dov, eve, fay, gus, *others = phones
    audience, header = {"who": "present", "others": ""}, desk.hears("view")["view"]["session"]
    desk.steers(
        "DescribeSession",
        title="One calendar",
        change="one calendar for every team",
        audience=audience,
        kept_until=header["kept_until"],
    )
    desk.steers("OpenStep", step=curve)
    for place, phone in enumerate(phones[:4]):
        phone.gives("PlaceMark", step=curve, round=1, station=place)
    desk.steers("OpenStep", step=board)  # four marks are too few: they are burnt

    sealed = ben.gives("PostIdea", step=board, text="the wrong words")
    better = ben.gives(
        "ChangeIdea", step=board, text="the right words", idea=sealed.name, secret=sealed.secret
    )
    gone = cleo.gives("PostIdea", step=board, text="I take this back before anyone sees it")
    takes_back(cleo, board, gone)
    ideas = room_posts(room, board, HALF_THOUGHTS[:6])
    desk.steers("RevealRound", step=board, round=1)
    takes_back(cleo, board, ideas[1])
    ben.gives("ChangeIdea", step=board, text="other words", idea=better.name, secret=better.secret)
    dov.gives("TakeBackLater", step=board, idea=ideas[2].name, secret=ideas[2].secret)
    asked = eve.gives("ContinueIdea", step=board, text="When would that be?", idea=ideas[0].name, kind="ask")
    fay.gives("ContinueIdea", step=board, text="Or in the evening", idea=better.name, kind="alternative")
    gus.gives("AddNothing", step=board, round=2)
    time.sleep(BREATH)
    desk.steers("RevealRound", step=board, round=2)

    eve.gives("ChangeIdea", step=board, text="On which day?", idea=asked.name, secret=asked.secret)
    desk.steers("CloseStep", step=board)
    desk.hears_of("StepClosed")
    desk.steers("OpenStep", step=board)  # on the stage and closed: opened again
    for phone in (ben, cleo, dov, *others):
        phone.gives("AddNothing", step=board, round=3)
    desk.steers("RevealRound", step=board, round=3)
    fay.gives("PostIdea", step=board, text="This one waits until we are back")

    everyone = [phone_place % 8 for phone_place in range(len(phones))]
    mark(room, again, everyone, detail="phases")
    desk.steers("OpenStep", step=board)
    room_posts(room, board, HALF_THOUGHTS[6:12])
    desk.steers("RevealRound", step=board, round=5)  # the round that opened when the board came back
    desk.steers("EndSession")
    takes_back(fay, board, ideas[4])  # also after the end


RECORDED: dict[Callable[[Workshop], None], dict[str, Any]] = {
    curve_board_curve: {"phones": 12},
    careful: {"phones": 6, "language": "fi", "is_one_team": "on", "change": "yhteinen kalenteri"},
    changes_of_mind: {"phones": 8, "who": "others", "others": "the school board"},
}

HALF_THOUGHTS = (
    "What if the old and the new ran side by side for a week …",
    "I do not yet understand who decides what moves first",
    "Something about the phones ringing while we learn …",
    "I wonder whether we could learn in pairs",
    "It bothers me that the reports went away",
    "Maybe a list of the ten things that everybody asks",
    "A quiet hour each morning, without bookings",
    "Somebody from the first team could sit with us",
    "I keep a paper copy. Is that allowed?",
    "Half of my meetings have no room in it yet",
    "What do we stop doing, so that there is time for this?",
    "It would help to see one week that works\n\n– a real one",
)

CONTINUATIONS = (
    ("add", "and on Friday we look at what went wrong"),
    ("ask", "Which of the reports?"),
    ("grounds", "because in spring it took us three weeks"),
    ("alternative", "Or only one team, the whole month"),
    ("explain", "I mean the list by room, not by person"),
    ("connect", "This and the quiet hour are the same wish"),
    ("add", "with somebody who has done it before"),
    ("ask", "Who could that be?"),
)

FINNISH = (
    "Jospa vanha ja uusi kulkisivat viikon rinnakkain …",
    "En vielä ymmärrä, kuka päättää järjestyksestä",
    "Pöytäkirjat häviävät näkyvistä",
    "Pari, jolta voi kysyä 🙂",
    "Я пока не знаю, где искать старое",
    "Kymmenen kysymystä, jotka kaikki kysyvät",
)


# --- playing


def mark(room: Workshop, step: str, stations: Sequence[int], *, detail: str, round: int = 1) -> None:
    if round == 1:
        room.desk.steers("OpenStep", step=step)
    for phone, station in zip(room.phones, stations, strict=True):
        phone.gives("PlaceMark", step=step, round=round, station=station, is_stuck=station == 3)
    room.desk.steers("RevealRound", step=step, round=round, detail=detail)
    time.sleep(BREATH)


def room_posts(room: Workshop, step: str, texts: Sequence[str]) -> list[Any]:
    given = [
        phone.gives("PostIdea", step=step, text=text) for phone, text in zip(room.phones, texts, strict=False)
    ]
    time.sleep(BREATH)
    return given


def takes_back(phone: Page, step: str, thing: Any) -> None:
    assert phone.asks("TakeBack", step=step, name=thing.name, secret=thing.secret) == {"ok": "sealed"}


# --- writing down


def record(play: Callable[[Workshop], None], phones: int, **form: str) -> None:
    with tempfile.TemporaryDirectory() as made:
        data = Path(made)
        with running_server(data) as kesken, workshop(kesken.url, phones=phones, **form) as room:
            play(room)
            room.phone()
            frame = room.phones[-1].hears("view")
        lines = stored(data / "kesken.db", room.session)
    lines = [{"session": room.session, "chain": frame["chain"]}, *lines, {"view": frame["view"]}]
    file_of(play).write_bytes(b"".join(canonical(line) + b"\n" for line in lines))


def stored(database: Path, session: str) -> list[dict[str, Any]]:
    """The events in their order, then the words that are left beside them."""
    rows = sqlite3.connect(database)
    events = "SELECT body FROM events WHERE session = ? ORDER BY seq"
    texts = "SELECT name, salt, text FROM texts WHERE session = ? ORDER BY name"
    return [
        *({"body": body} for (body,) in rows.execute(events, [session])),
        *({"name": name, "salt": salt, "text": text} for name, salt, text in rows.execute(texts, [session])),
    ]


def file_of(play: Callable[[Workshop], None]) -> Path:
    return HERE / f"{play.__name__}.jsonl"


if __name__ == "__main__":
    for play, how in RECORDED.items():
        if not file_of(play).exists():
            record(play, **how)
            sys.stdout.write(f"{file_of(play).name}\n")
