"""`./dev check` finds every way in which what is stored may disagree with itself, and says it in one line."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from server.keeping.check import Outcome, check
from server.keeping.commands import main
from server.keeping.snapshot import snapshot
from sessions.stage.ajar import LeaveAjar
from sessions.thoughts.flags import FlagIdea
from sessions.thoughts.growth import ShapeIdea
from sessions.thoughts.hiding import HideIdea
from sessions.thoughts.hold import HoldThoughts, ReadRound
from sessions.thoughts.posting import PostIdea
from tests.harness.server import running_server
from tests.server.poured import ask, pour, under_way
from tests.server.wired import workshop
from tests.sessions.play import BOARD, CURVE, OTHER_BOARD, SESSION, Play

OF_IT = f"session = '{SESSION}'"
A_SLIP = f"INSERT INTO slips VALUES ('{SESSION}', 'a name', "


def look(url: str) -> Outcome:
    with snapshot(url) as conn:
        return check(conn)


def test_a_workshop_under_way_has_no_fault(database: str) -> None:
    pour(database, under_way())
    pour(database, Play.on(CURVE), session="otherwork2")

    assert look(database) == Outcome(2, [])


def test_neither_has_one_that_has_ended(database: str) -> None:
    play = under_way()
    play.ann.ends()
    pour(database, play)

    assert look(database) == Outcome(1, [])


def test_nor_one_whose_board_left_the_stage_with_sealed_thoughts(database: str) -> None:
    play = Play.on(BOARD)
    play.ben.posts("waits for the next opening")
    play.ann.opens(CURVE)
    play.ben.marks(1)
    play.ben.marks(2)
    play.ann.opens(BOARD)
    pour(database, play)

    assert look(database) == Outcome(1, [])


@pytest.mark.parametrize("then", ["it goes on", "the end"])
def test_nor_one_with_all_that_a_desk_may_do_to_thoughts(then: str, database: str) -> None:
    play = Play.on(BOARD)
    bens, cleos, dovs = (phone.posts("words") for phone in (play.ben, play.cleo, play.dov))
    play.filled_up(3)
    play.ann.shows()
    play.cleo.continues(bens, "and more")
    play.filled_up(1)
    play.ann.shows()
    for idea in (bens, cleos):
        made = play.dov.thing()
        play.ann.asks(ShapeIdea(step=BOARD, idea=idea.name, name=made.name, salt=made.salt, text="so it is"))
    flag = play.dov.thing()
    play.dov.asks(FlagIdea(step=BOARD, idea=dovs.name, name=flag.name, salt=flag.salt, reason="hurts"))
    play.ann.asks(HideIdea(step=BOARD, idea=bens.name, reason="private"))
    play.ann.asks(HideIdea(step=BOARD, idea=cleos.name, reason="hurts"))
    play.ann.asks(LeaveAjar(step=OTHER_BOARD))
    early = play.ben.thing()
    play.ben.asks(PostIdea(step=OTHER_BOARD, name=early.name, salt=early.salt, text="early"))
    play.filled_up(0)
    play.ann.asks(HoldThoughts())
    play.ann.asks(ReadRound(step=BOARD, round=play.round))
    if then == "the end":
        play.ann.ends()
    pour(database, play)

    assert look(database) == Outcome(1, [])


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        (f"DELETE FROM events WHERE {OF_IT} AND seq = 5", "event 5 is missing."),
        (f"DELETE FROM events WHERE {OF_IT} AND seq = 5", "the chain breaks at event 6."),
        (f"DELETE FROM events WHERE {OF_IT} AND seq = 8", "event 8 is missing."),
        (f"UPDATE sessions SET head = 7 WHERE {OF_IT}", "its log goes on to event 8"),
        (f"UPDATE events SET chain = 'x' WHERE {OF_IT} AND seq = 3", "the chain breaks at event 3."),
        (f"UPDATE events SET body = '{{}}' WHERE {OF_IT} AND seq = 3", "event 3 cannot be read (Validation"),
        (f"DELETE FROM events WHERE {OF_IT} AND seq = 5", "event 6 cannot be read (AssertionError)"),
        (f"UPDATE texts SET text = 'other words' WHERE {OF_IT}", "are not those that were shown."),
        (f"DELETE FROM texts WHERE {OF_IT}", "are missing."),
        (f"INSERT INTO texts VALUES ('{SESSION}', 'nobody', 'x', 'y')", "nobody belong to no thought"),
        (A_SLIP + "'step99', 1, 'tag', 'idea', '')", "waits for a step that never opened."),
        (A_SLIP + f"'{BOARD}', 9, 'tag', 'idea', '')", "waits for a round that never opened."),
        (A_SLIP + f"'{BOARD}', 1, 'tag', 'idea', '')", "still has its tag although its round is over."),
        (A_SLIP + f"'{CURVE}', 1, 'tag', 'mark', '')", "still has its tag although its round is over."),
        (A_SLIP + f"'{CURVE}', 1, '', 'mark', '')", "is a mark of a round that is over."),
        (A_SLIP + f"'{BOARD}', 3, 'tag', 'gone', '')", "was taken back and still has its tag"),
        (f"UPDATE sessions SET kept_until = '2030-01-01' WHERE {OF_IT}", "people were told 2028-01-01."),
        (f"UPDATE sessions SET is_ended = true WHERE {OF_IT}", "it has ended in its log or in its row"),
        (f"DELETE FROM sessions WHERE {OF_IT}", "texts holds rows of it, but there is no such session."),
    ],
)
def test_each_fault_is_found(damage: str, fault: str, database: str) -> None:
    pour(database, under_way())

    ask(database, damage)

    found = look(database).faults
    assert any(one.startswith(f"{SESSION}: ") and fault in one for one in found), found


def test_words_that_were_taken_back_may_not_lie_there(database: str) -> None:
    play = Play.on(BOARD)
    bens = play.ben.posts("gone")
    play.filled_up(1)
    play.ann.shows()
    words = play.state.words[bens.name]
    play.ben.takes_back(bens)
    play.state.words[bens.name] = words
    pour(database, play)

    assert look(database).faults == [
        f"{SESSION}: the words of {bens.name} were taken back and are still stored."
    ]


def test_an_ended_session_keeps_nothing_that_tells_phones_apart(database: str) -> None:
    play = under_way()
    play.ann.ends()
    pour(database, play, tag_key="still there")
    ask(database, A_SLIP + f"'{BOARD}', 3, '', 'idea', '')")

    assert sorted(fault.partition(": ")[2] for fault in look(database).faults) == [
        "it has ended and still has the key that tells phones apart.",
        "the slip a name waits although the session has ended.",
    ]


def test_the_command_says_how_many_and_fails_when_there_is_one(
    sqlite_database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    said: list[str],
    say: Callable[[str], None],
) -> None:
    monkeypatch.setenv("KESKEN_DATA", str(tmp_path))
    pour(sqlite_database, under_way())

    assert main(say, ["check"]) == 0
    ask(sqlite_database, "UPDATE events SET chain = 'x' WHERE seq = 3")
    assert main(say, ["check"]) == 1

    assert said[0] == "1 sessions, 0 faults"
    assert said[1].startswith(f"{SESSION}: the chain breaks at event 3.")
    assert said[-1] == "1 sessions, 2 faults"


def test_it_looks_at_one_moment_while_people_write(database: str, tmp_path: Path) -> None:
    with (
        running_server(tmp_path, DATABASE_URL=database) as kesken,
        workshop(kesken.url, phones=6) as room,
    ):
        ann, phones, board = room.desk, room.phones, room.steps[1]
        ann.asks("OpenStep", step=board)
        is_over = threading.Event()

        def work() -> None:
            for round in range(1, 1000):
                for phone in phones:
                    made = phone.thing()
                    nothing = {"step": board, "round": round, "name": made.name, "salt": made.salt}
                    phone.asks("AddNothing", **nothing)
                ann.asks("RevealRound", step=board, round=round)
                if is_over.is_set():
                    return

        worker = threading.Thread(target=work)
        worker.start()
        try:
            first = ask(database, "SELECT head FROM sessions")
            outcomes = [look(database) for _ in range(20)]
            while ask(database, "SELECT head FROM sessions") == first:
                outcomes.append(look(database))
        finally:
            is_over.set()
            worker.join()

    assert {outcome.sessions for outcome in outcomes} == {1}
    assert [fault for outcome in outcomes for fault in outcome.faults] == []
