"""A restore works from either database to either,
says in the logs what it took, and raises nothing that is gone.
"""

import gzip
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.json import decode, encode

from server.access.agendas import Agendas
from server.keeping import Stop
from server.keeping.backup import backup
from server.keeping.check import check
from server.keeping.commands import main
from server.keeping.deleted import Deleted
from server.keeping.restore import Restored, restore
from server.keeping.snapshot import snapshot
from server.store.engine import Store
from sessions.event import Event, fold
from sessions.rounds.tally import MarksBurnt
from sessions.session import read
from sessions.stage.cues import SessionEnded, StepOpened
from sessions.state import State
from sessions.steps.curve.curve import MarksTallied
from sessions.thoughts.growth import ShapeIdea
from sessions.thoughts.hiding import HideIdea
from sessions.thoughts.second_thoughts import IdeaTakenBack
from tests.harness.server import running_server
from tests.server.poured import TAG_KEY, ask, count, pour, under_way
from tests.server.wired import workshop
from tests.sessions.play import BOARD, CURVE, SESSION, Play, refused

OTHER = "otherwork2"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kesken.backup"


def lines(file: Path) -> list[dict[str, Any]]:
    return [decode(line) for line in gzip.decompress(file.read_bytes()).splitlines()]


def rewrite(file: Path, changed: list[dict[str, Any]]) -> None:
    file.write_bytes(gzip.compress(b"".join(encode(line) + b"\n" for line in changed)))


def bring_back(url: str, file: Path, data: Path, **how: Any) -> Restored:
    store = Store(url)
    try:
        return store.work(restore, file, Deleted(data), **{"replace": False, **how})
    finally:
        store.close()


def faults(url: str) -> list[str]:
    with snapshot(url) as conn:
        return check(conn).faults


def told(url: str, session: str = SESSION) -> list[Event]:
    """The events of the log, in order."""
    found = ask(url, "SELECT body FROM events WHERE session = :session ORDER BY seq", session=session)
    return [read(body) for (body,) in found]


@pytest.mark.parametrize("way", ["sqlite postgres", "postgres sqlite", "sqlite sqlite", "postgres postgres"])
@pytest.mark.postgres
def test_it_comes_back_in_either_database(
    way: str, file: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    there, back = way.split()
    url = request.getfixturevalue(f"{there}_database")
    pour(url, under_way())
    backup(url, file, data=tmp_path)
    if there != back:
        url = request.getfixturevalue(f"{back}_database")
    else:
        ask(url, "UPDATE texts SET text = 'spoilt'")

    done = bring_back(url, file, tmp_path, replace=True)

    assert done.sessions == 1
    assert faults(url) == []
    assert count(url)["slips"] == 0
    assert ("the thought, changed",) in ask(url, "SELECT text FROM texts")
    ((epoch, tag_key),) = ask(url, "SELECT epoch, tag_key FROM sessions")
    assert epoch > 1
    assert tag_key not in ("", TAG_KEY)


def test_what_stands_there_is_replaced_only_when_asked(database: str, file: Path, tmp_path: Path) -> None:
    backup(database, file, data=tmp_path)
    pour(database, under_way())
    before = count(database)

    with pytest.raises(Stop, match=r"holds 1 session\. With --replace"):
        bring_back(database, file, tmp_path)

    assert count(database) == before


def test_each_restore_has_an_epoch_of_its_own(database: str, file: Path, tmp_path: Path) -> None:
    pour(database, under_way(), epoch=7)
    backup(database, file, data=tmp_path)
    epochs = [7]

    for _ in range(2):
        ask(
            database, "DELETE FROM sessions"
        )  # as when the database was lost: only the backup knows its epoch
        bring_back(database, file, tmp_path)
        epochs += [epoch for (epoch,) in ask(database, "SELECT epoch FROM sessions")]

    assert len(set(epochs)) == 3
    assert min(epochs) == 7
    assert max(epochs) < 2**53


def test_no_desk_takes_what_it_held_before_a_restore_for_the_newest_agenda(
    database: str, file: Path, tmp_path: Path
) -> None:
    """Whoever saves at that moment may not overwrite what came back without being told."""
    pour(database, under_way())
    store = Store(database)
    agendas = Agendas(store)
    _, steps = agendas.read(SESSION)
    backup(database, file, data=tmp_path)
    version = agendas.replace(SESSION, 1, steps)
    version = agendas.replace(SESSION, version, steps)

    for _ in range(2):
        bring_back(database, file, tmp_path, replace=True)
        now, back = agendas.read(SESSION)
        assert (now > version, back) == (True, steps)
        for held in (1, version):
            with refused("changed"):
                agendas.replace(SESSION, held, steps)
        version = agendas.replace(SESSION, now, steps)
        assert version > now
    store.close()


def test_an_open_board_begins_its_next_round(database: str, file: Path, tmp_path: Path) -> None:
    play = under_way()
    pour(database, play)
    backup(database, file, data=tmp_path)

    bring_back(database, file, tmp_path, replace=True)

    *before, last = told(database)
    assert len(before) == play.state.head
    assert isinstance(last, StepOpened)
    assert (last.step.step, last.round, last.state) == (BOARD, play.round + 1, "open")


def test_an_open_curve_says_that_its_marks_are_gone(database: str, file: Path, tmp_path: Path) -> None:
    play = Play.on(CURVE)
    play.ben.marks(2)
    pour(database, play)
    backup(database, file, data=tmp_path)

    bring_back(database, file, tmp_path, replace=True)

    burnt, opened = told(database)[-2:]
    assert burnt == MarksBurnt(step=CURVE, round=1)
    assert isinstance(opened, StepOpened)
    assert (opened.round, opened.state) == (2, "open")
    assert faults(database) == []


@pytest.mark.parametrize("then", ["a step that closes", "a curve that was shown", "the end"])
def test_nothing_opens_by_itself(then: str, database: str, file: Path, tmp_path: Path) -> None:
    play = under_way() if then == "the end" else Play.on(BOARD if then == "a step that closes" else CURVE)
    match then:
        case "a step that closes":
            play.ann.closes()
        case "a curve that was shown":
            play.filled_up(0)
            play.ann.shows()
        case "the end":
            play.ann.ends()
    pour(database, play)
    backup(database, file, data=tmp_path)

    bring_back(database, file, tmp_path, replace=True)

    last = told(database)[-1]
    assert isinstance(last, StepOpened | MarksTallied | SessionEnded)
    assert getattr(last, "state", "closed") == "closed"
    assert faults(database) == []
    assert (ask(database, "SELECT tag_key FROM sessions") == [("",)]) is (then == "the end")


def test_what_was_deleted_since_stays_deleted(database: str, file: Path, tmp_path: Path) -> None:
    pour(database, under_way())
    pour(database, under_way(), session=OTHER)
    backup(database, file, data=tmp_path)
    Deleted(tmp_path).note([OTHER], on=date(2027, 1, 1))

    done = bring_back(database, file, tmp_path, replace=True)

    assert done == Restored(sessions=1, left_out=1, replaced=2)
    assert ask(database, "SELECT session FROM sessions") == [(SESSION,)]
    assert faults(database) == []


def test_what_is_past_its_time_stays_out(database: str, file: Path, tmp_path: Path) -> None:
    pour(database, under_way(), kept_until="2020-01-01")
    backup(database, file, data=tmp_path)

    assert bring_back(database, file, tmp_path, replace=True).left_out == 1
    assert sum(count(database).values()) == 0


@pytest.mark.parametrize("who_knows", ["the list", "the log that is replaced"])
def test_a_thought_taken_back_since_stays_gone(
    who_knows: str, database: str, file: Path, tmp_path: Path
) -> None:
    play = Play.on(BOARD)
    bens, cleos = play.ben.posts("Ben's words"), play.cleo.posts("Cleo's words")
    play.filled_up(2)
    play.ann.shows()
    pour(database, play)
    backup(database, file, data=tmp_path)
    if who_knows == "the list":
        Deleted(tmp_path).note_thoughts(SESSION, [bens.name])
    else:
        for table in count(database):
            ask(database, f"DELETE FROM {table}")
        play.ben.takes_back(bens)
        pour(database, play)

    bring_back(database, file, tmp_path, replace=True)

    assert ask(database, "SELECT name FROM texts") == [(cleos.name,)]
    assert told(database)[-1] == IdeaTakenBack(step=BOARD, name=bens.name)
    assert faults(database) == []


@pytest.mark.parametrize("who_knows", ["the list", "the log that is replaced"])
def test_a_private_matter_scrubbed_since_stays_gone_with_what_was_made_of_it(
    who_knows: str, database: str, file: Path, tmp_path: Path
) -> None:
    play = Play.on(BOARD)
    bens, cleos = play.ben.posts("Ben is ill"), play.cleo.posts("Cleo's words")
    play.filled_up(2)
    play.ann.shows()
    play.dov.continues(bens, "since Monday")
    play.filled_up(1)
    play.ann.shows()
    made = play.dov.thing()
    play.ann.asks(ShapeIdea(step=BOARD, idea=bens.name, name=made.name, salt=made.salt, text="Ben rests"))
    pour(database, play)
    backup(database, file, data=tmp_path)
    held = set(play.state.words)
    play.ann.asks(HideIdea(step=BOARD, idea=bens.name, reason="private"))
    if who_knows == "the list":
        Deleted(tmp_path).note_thoughts(SESSION, held - play.state.words.keys())
    else:
        for table in count(database):
            ask(database, f"DELETE FROM {table}")
        pour(database, play)

    bring_back(database, file, tmp_path, replace=True)

    assert ask(database, "SELECT name, text FROM texts") == [(cleos.name, "Cleo's words")]
    assert faults(database) == []
    again = Play.on(BOARD)
    again.state = State(SESSION, epoch=1, words=dict(play.state.words))
    for event in told(database):
        fold(again.state, event, b"")
    idea = again.view.find(BOARD).find(bens.name)
    assert (idea.text, idea.salt, idea.hidden.reason) == (None, None, "private")


def test_a_backup_of_the_version_before_comes_back_too(database: str, file: Path, tmp_path: Path) -> None:
    """It does not know the columns that came since."""
    pour(database, under_way())
    backup(database, file, data=tmp_path)
    header, *rest = lines(file)
    old = [
        {"sessions": {name: it for name, it in line["sessions"].items() if name != "unopened_since"}}
        if "sessions" in line and "end" not in line
        else line
        for line in rest
    ]
    rewrite(file, [header | {"revision": "0001"}, *old])

    assert bring_back(database, file, tmp_path, replace=True).sessions == 1

    assert ask(database, "SELECT session, unopened_since FROM sessions") == [(SESSION, 0)]
    assert faults(database) == []


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda file: file.write_bytes(file.read_bytes()[:-20]), "damaged"),
        (lambda file: file.write_bytes(b"not gzip"), "damaged"),
        (lambda file: file.write_bytes(gzip.compress(b'{"hello": 1}\n')), "not a backup"),
        (lambda file: file.write_bytes(gzip.compress(b"")), "not a backup"),
        (lambda file: rewrite(file, lines(file)[:-1]), "cut short"),
        (lambda file: rewrite(file, [*lines(file)[:3], *lines(file)[4:]]), "cut short"),
        (lambda file: rewrite(file, [*lines(file), {"texts": {}}]), "after its end"),
        (lambda file: rewrite(file, [lines(file)[0] | {"revision": "9999"}, *lines(file)[1:]]), "version"),
        (lambda file: file.unlink(), "There is no file"),
    ],
)
def test_a_damaged_backup_changes_nothing(
    damage: Callable[[Path], None], says: str, sqlite_database: str, file: Path, tmp_path: Path
) -> None:
    pour(sqlite_database, under_way())
    backup(sqlite_database, file, data=tmp_path)
    damage(file)
    before = count(sqlite_database)

    with pytest.raises(Stop, match=says):
        bring_back(sqlite_database, file, tmp_path, replace=True)

    assert count(sqlite_database) == before


def test_one_log_that_cannot_be_read_is_left_out_by_name(database: str, file: Path, tmp_path: Path) -> None:
    pour(database, under_way())
    pour(database, under_way(), session=OTHER)
    ask(database, "UPDATE events SET body = '{}' WHERE seq = 4 AND session = :session", session=OTHER)
    backup(database, file, data=tmp_path)

    with pytest.raises(Stop, match=f"--without {OTHER}"):
        bring_back(database, file, tmp_path, replace=True)
    bring_back(database, file, tmp_path, replace=True, without=[OTHER])

    assert ask(database, "SELECT session FROM sessions") == [(SESSION,)]


# --- under a running server


def test_what_a_desk_hid_is_not_raised_by_an_older_backup(
    database: str, tmp_path: Path, file: Path, say: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A private matter is gone at once, whatever else was hidden at the end."""
    monkeypatch.setenv("KESKEN_DATA", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", database)
    with (
        running_server(tmp_path, DATABASE_URL=database) as kesken,
        workshop(kesken.url, phones=5) as room,
    ):
        ann, board = room.desk, room.steps[1]
        ann.steers("OpenStep", step=board)
        given = [
            phone.gives("PostIdea", step=board, text=f"canary {n}") for n, phone in enumerate(room.phones)
        ]
        ann.steers("RevealRound", step=board, round=1)
        ann.steers("HideIdea", step=board, idea=given[1].name, reason="hurts")
        assert main(say, ["backup", str(file)]) == 0

        ann.steers("HideIdea", step=board, idea=given[0].name, reason="private")
        ann.steers("HideIdea", step=board, idea=given[2].name, reason="off_topic")
        ann.steers("EndSession")
        kesken.server.stop()
        assert main(say, ["restore", "--replace", str(file)]) == 0

    stored = {text for (text,) in ask(database, "SELECT text FROM texts")}
    assert stored == {"canary 3", "canary 4"}
    assert faults(database) == []


def test_phones_hear_of_another_epoch_and_go_on(
    database: str, tmp_path: Path, file: Path, say: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KESKEN_DATA", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", database)
    with (
        running_server(tmp_path, DATABASE_URL=database) as kesken,
        workshop(kesken.url, phones=5) as room,
    ):
        ann, phones, board = room.desk, room.phones, room.steps[1]
        ann.asks("OpenStep", step=board)
        for phone in phones:
            phone.gives("PostIdea", step=board, text="said before the backup")
        ann.asks("RevealRound", step=board, round=1)
        assert main(say, ["backup", str(file)]) == 0
        before = phones[0].enters()
        held = [phone.gives("PostIdea", step=board, text="held by its phone") for phone in phones]
        ann.asks("RevealRound", step=board, round=2)
        for person in (ann, *phones):
            person.hears("events", lambda said: said["events"][-1].get("round") == 2)

        assert main(say, ["restore", "--replace", str(file)]) == 0

        def is_new(said: Any) -> bool:
            return bool(said["epoch"] != before["epoch"])

        for person in (ann, *phones):
            beat = person.hears("beat", is_new)
            again = person.enters(epoch=before["epoch"], after=before["seq"])
            assert again["epoch"] == beat["epoch"]
            view = person.hears("view", is_new)["view"]
            assert [idea["text"] for idea in view["steps"][-1]["ideas"]] == ["said before the backup"] * 5
        for phone, thing in zip(phones, held, strict=True):
            offered = {"step": board, "name": thing.name, "salt": thing.salt, "text": "held by its phone"}
            assert phone.asks("PostIdea", **offered) == {"ok": "sealed"}
        assert "ok" in ann.asks("RevealRound", step=board, round=3)
        shown = phones[0].hears("events", lambda said: said["events"][-1].get("round") == 3)["events"][-1]

    assert [idea["text"] for idea in shown["ideas"]] == ["held by its phone"] * 5
    assert faults(database) == []
