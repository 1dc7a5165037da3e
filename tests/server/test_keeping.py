"""What people were promised is gone is gone: after its time, and as soon as its facilitator says so."""

import os
import secrets
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import requests

from server import runtime
from server.keeping import prune
from server.keeping.commands import main
from server.keeping.deleted import Deleted
from server.keeping.known_day import FILE, MOST_AHEAD, KnownDay, this_day
from server.keeping.prune import Forgetting
from server.keeping.wiping import wipe
from server.store.engine import Store
from server.store.tables import metadata
from server.store.unopened import OWNED, make_room
from sessions.refusals import NotFound
from tests.harness.patience import PATIENCE
from tests.harness.postgres import execute
from tests.harness.server import running_server
from tests.server.in_a_room import until
from tests.server.poured import ask, count, pour, under_way
from tests.server.wired import A_SESSION, Page, workshop
from tests.sessions.play import SESSION, Play

OTHER = "otherwork2"
LAST_DAY = date(2028, 1, 1)  # of every workshop that is played here


@pytest.fixture
def deleted(tmp_path: Path) -> Deleted:
    return Deleted(tmp_path)


@pytest.fixture
def forgetting(database: str, deleted: Deleted, tmp_path: Path) -> Forgetting:
    return Forgetting(Store(database), deleted, KnownDay(tmp_path), wipes_by_itself=False)


def test_every_table_knows_whose_its_rows_are() -> None:
    assert {table.name for table in OWNED} == set(metadata.tables)


def test_a_session_goes_when_its_last_day_is_over(database: str, forgetting: Forgetting) -> None:
    pour(database, under_way())

    on_its_last_day = forgetting.prune(today=LAST_DAY)
    assert (on_its_last_day, count(database)["sessions"]) == (0, 1)

    a_day_later = forgetting.prune(today=date(2028, 1, 2))
    assert (a_day_later, sum(count(database).values())) == (1, 0)


@pytest.mark.parametrize(
    ("now", "goes"),
    [
        (datetime(2028, 1, 2, 6, tzinfo=UTC), 0),  # on Hawaii it is still the evening of its last day
        (datetime(2028, 1, 2, 11, 59, tzinfo=UTC), 0),
        (datetime(2028, 1, 2, 12, 1, tzinfo=UTC), 1),
    ],
    ids=str,
)
def test_a_last_day_is_over_when_it_is_over_everywhere(
    database: str, forgetting: Forgetting, monkeypatch: pytest.MonkeyPatch, now: datetime, goes: int
) -> None:
    pour(database, under_way())
    monkeypatch.setattr(runtime, "now_ms", lambda: int(now.timestamp() * 1000))

    assert forgetting.prune() == goes


def test_the_others_stay_whole(database: str, forgetting: Forgetting) -> None:
    pour(database, under_way(), session=OTHER)
    alone = count(database)
    pour(database, under_way())

    forgetting.delete(SESSION)

    assert count(database) == alone


def test_whoever_deletes_twice_finds_nothing(database: str, forgetting: Forgetting) -> None:
    pour(database, under_way())
    forgetting.delete(SESSION)

    with pytest.raises(NotFound):
        forgetting.delete(SESSION)


def test_the_list_holds_ids_and_days_alone(
    database: str, forgetting: Forgetting, deleted: Deleted, tmp_path: Path
) -> None:
    pour(database, under_way())

    forgetting.delete(SESSION)

    line = (tmp_path / "deleted.txt").read_text()
    assert line == f"{SESSION} {line.split()[1]}\n"
    assert date.fromisoformat(line.split()[1])
    assert deleted.read().sessions == {SESSION}


def test_what_a_crash_left_behind_goes_with_the_next_pruning(
    database: str, forgetting: Forgetting, deleted: Deleted
) -> None:
    pour(database, under_way())
    deleted.note([SESSION], on=LAST_DAY)  # and then the power went

    assert forgetting.prune(today=date(2027, 1, 1)) == 1
    assert sum(count(database).values()) == 0


def test_the_server_prunes_by_itself(
    database: str, tmp_path: Path, deleted: Deleted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prune, "FIRST", 0)
    pour(database, under_way(), kept_until="2020-01-01")

    Forgetting(Store(database), deleted, KnownDay(tmp_path)).start()

    until(lambda: not sum(count(database).values()))
    assert deleted.read().sessions == {SESSION}


@pytest.mark.parametrize("years", [1, 5, 70])
def test_a_clock_that_leaps_lets_nothing_go(database: str, forgetting: Forgetting, years: int) -> None:
    pour(database, under_way())
    forgetting.prune(today=date(2027, 11, 24))

    for hour in range(3):
        assert forgetting.prune(today=date(2027 + years, 11, 24) + timedelta(days=hour)) == 0
    assert count(database)["sessions"] == 1

    assert forgetting.prune(today=date(2027, 12, 24)) == 0
    assert forgetting.prune(today=date(2028, 1, 2)) == 1


def test_a_server_that_stood_still_for_some_weeks_goes_on(database: str, forgetting: Forgetting) -> None:
    pour(database, under_way())
    forgetting.prune(today=LAST_DAY)

    assert forgetting.prune(today=LAST_DAY + timedelta(days=MOST_AHEAD)) == 1


def test_a_clock_that_ran_behind_for_a_while_changes_nothing(
    database: str, forgetting: Forgetting, tmp_path: Path
) -> None:
    pour(database, under_way())
    for day in (date(2027, 11, 24), date(1970, 1, 1), date(2027, 11, 25)):
        forgetting.prune(today=day)

    assert (tmp_path / FILE).read_text() == "2027-11-25\n"


def test_whoever_knows_the_day_may_prune_all_the_same(
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    said: list[str],
    say: Callable[[str], None],
) -> None:
    monkeypatch.setenv("KESKEN_DATA", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", database)
    pour(database, under_way(), kept_until="2020-01-01")
    (tmp_path / FILE).write_text("2019-12-01\n")
    day = this_day()

    assert main(say, ["prune"]) == 1
    assert main(say, ["prune", "--today", f"{day + timedelta(days=1)}"]) == 1
    assert main(say, ["restore", "--replace", "none.backup"]) == 1
    assert count(database)["sessions"] == 1

    assert main(say, ["prune", "--today", f"{day}"]) == 0
    assert sum(count(database).values()) == 0
    assert main(say, ["prune"]) == 0

    leap = f"The clock says {day}, {(day - date(2019, 12, 1)).days} days after it was last believed"
    assert said[0].startswith(leap)
    assert said[0].endswith(f"run ./dev prune --today {day}.")
    assert said[1] == f"The clock of this machine says {day}: set it by NTP first. Nothing was deleted."
    assert said[2] == said[0]
    assert said[3] == "Past their time or never opened, and deleted: 1 session."


# --- sessions that nobody has ever opened

MADE = date(2027, 11, 24)


def at_noon(day: date) -> int:
    return int(datetime.combine(day, datetime.min.time(), UTC).timestamp() * 1000) + 12 * 3_600_000


def test_a_session_that_nobody_has_opened_goes_after_two_whole_days(
    database: str, forgetting: Forgetting, deleted: Deleted
) -> None:
    pour(database, under_way(), session=OTHER)
    pour(database, under_way(), unopened_since=at_noon(MADE))

    assert forgetting.prune(today=MADE + timedelta(days=2)) == 0
    assert forgetting.prune(today=MADE + timedelta(days=3)) == 1

    assert ask(database, "SELECT session FROM sessions") == [(OTHER,)]
    assert deleted.read().sessions == set(), "somebody may have opened it in that moment"


def test_one_that_is_opened_while_it_is_about_to_go_stays(
    database: str, forgetting: Forgetting, monkeypatch: pytest.MonkeyPatch
) -> None:
    pour(database, under_way(), unopened_since=at_noon(MADE))
    monkeypatch.setattr(prune, "unopened", lambda conn, before: [SESSION])
    ask(database, "UPDATE sessions SET unopened_since = 0")

    assert forgetting.prune(today=MADE + timedelta(days=3)) == 0
    assert count(database)["sessions"] == 1


def test_a_clock_that_leaps_takes_none_of_them(database: str, forgetting: Forgetting) -> None:
    forgetting.prune(today=MADE)
    pour(database, under_way(), unopened_since=at_noon(MADE))

    assert forgetting.prune(today=MADE + timedelta(days=MOST_AHEAD + 1)) == 0


def test_what_a_backup_brings_back_is_nobodys_to_forget(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, say: Callable[[str], None]
) -> None:
    monkeypatch.setenv("KESKEN_DATA", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", database)
    pour(database, under_way(), unopened_since=at_noon(MADE))

    assert main(say, ["backup", str(tmp_path / "one.backup")]) == 0
    assert main(say, ["restore", "--replace", str(tmp_path / "one.backup")]) == 0

    assert ask(database, "SELECT unopened_since FROM sessions") == [(0,)]


def test_where_very_many_wait_the_oldest_makes_room(database: str) -> None:
    for number, session in enumerate(("workshop03", "workshop01", "workshop02")):
        pour(database, under_way(), session=session, unopened_since=at_noon(MADE) + number)
    pour(database, under_way(), session=OTHER)
    store = Store(database)

    store.work(make_room, 4)
    assert count(database)["sessions"] == 4

    store.work(make_room, 3)
    left = {session for (session,) in ask(database, "SELECT session FROM sessions")}
    assert left == {"workshop01", "workshop02", OTHER}


@pytest.mark.parametrize("who", ["the desk enters", "the desk changes the agenda"])
def test_whoever_prepares_on_monday_finds_it_on_thursday(who: str, tmp_path: Path) -> None:
    """The desk opens by itself when a session is made; what it finds there is ready to use."""
    url = f"sqlite:///{tmp_path / 'kesken.db'}"
    with running_server(tmp_path) as kesken, workshop(kesken.url, phones=0) as room:
        ask(url, "UPDATE sessions SET unopened_since = 1")
        kesken.kill()
        kesken.start_again()

        if who == "the desk enters":
            desk = Page(kesken.url, room.desk.browser, room.session, "facilitator")
            assert "epoch" in desk.enters()
        else:
            agenda = room.desk.browser.get(f"{kesken.url}/desk/{room.session}/agenda").json()
            room.desk.browser.post(f"{kesken.url}/desk/{room.session}/agenda", json=agenda).raise_for_status()

        assert ask(url, "SELECT unopened_since FROM sessions") == [(0,)]


def test_whoever_only_sends_the_form_has_opened_nothing(tmp_path: Path) -> None:
    with running_server(tmp_path) as kesken:
        before = time.time() * 1000
        requests.post(f"{kesken.url}/new", data=A_SESSION).raise_for_status()

        ((since,),) = ask(f"sqlite:///{tmp_path / 'kesken.db'}", "SELECT unopened_since FROM sessions")
    assert before <= since <= time.time() * 1000


def test_rows_without_a_session_go_too(database: str, forgetting: Forgetting) -> None:
    pour(database, under_way())
    ask(database, "DELETE FROM sessions")

    forgetting.prune(today=LAST_DAY)

    assert sum(count(database).values()) == 0


def test_no_file_holds_a_word_of_what_was_deleted(sqlite_database: str, tmp_path: Path) -> None:
    canaries = [f"canary-{secrets.token_hex(8)}" for _ in range(20)]
    play = Play.on("board1")
    shown = [phone.posts(word) for phone, word in zip(play.others(8), canaries[:8], strict=True)]
    play.ann.shows()
    for phone, word in zip(play.others(8), canaries[8:16], strict=True):
        phone.continues(shown[0], word)
    pour(sqlite_database, play)
    for column, word in zip(("title", "prompt", "notes", "settings"), canaries[16:], strict=True):
        ask(sqlite_database, f"UPDATE steps SET {column} = :word", word=word)
    assert files_with(canaries, tmp_path) == set(canaries)

    store = Store(sqlite_database)
    Forgetting(store, Deleted(tmp_path), KnownDay(tmp_path), wipes_by_itself=False).delete(SESSION)

    assert wipe(store, patience=PATIENCE)
    assert files_with(canaries, tmp_path) == set()


@pytest.mark.postgres
def test_no_table_file_of_postgres_does_either(postgres_database: str, tmp_path: Path) -> None:
    """Its write-ahead log is another matter, which SECURITY.md tells: it is recycled later."""
    (data,) = ask(postgres_database, "SHOW data_directory")[0]
    tables = Path(data) / "base"
    if not os.access(tables, os.R_OK):
        pytest.skip("the environment names a PostgreSQL whose files we cannot read")
    canary = f"canary-{secrets.token_hex(8)}"
    play = Play.on("board1")
    for phone in play.others(5):
        phone.posts(canary)
    play.ann.shows()
    pour(postgres_database, play)
    execute(postgres_database, "CHECKPOINT")
    assert files_with([canary], tables) == {canary}

    store = Store(postgres_database)
    Forgetting(store, Deleted(tmp_path), KnownDay(tmp_path), wipes_by_itself=False).delete(SESSION)

    assert wipe(store, patience=PATIENCE)
    execute(postgres_database, "CHECKPOINT")
    assert files_with([canary], tables) == set()


def files_with(canaries: list[str], folder: Path) -> set[str]:
    written = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return {word for word in canaries if word.encode() in written}


# --- on a running server


def test_a_desk_deletes_its_session_and_everyone_hears(tmp_path: Path) -> None:
    with running_server(tmp_path) as kesken, workshop(kesken.url, phones=2, title="Öljy & vesi") as room:
        ann, phones = room.desk, room.phones
        address = f"{kesken.url}/desk/{ann.session}/delete"
        board = ann.enters()["board"]

        answers = [
            requests.post(address, json={"sure": True}),
            ann.browser.post(address, json={}),
            ann.browser.post(address, json={"title": "Oil and water"}),
        ]
        assert [answer.status_code for answer in answers] == [404, 400, 400]
        assert requests.get(board).status_code == 200

        assert ann.browser.post(address, json={"title": " öljy & VESI "}).json()["deleted"]

        for person in (ann, *phones):
            person.hears("beat", lambda said: said["epoch"] == -1)
            assert person.enters()["refused"] == "not_found"
            assert "deleted or past its time" in person.enters()["say"]
        assert requests.get(board).status_code == 404


@pytest.mark.parametrize(
    ("days", "backups"),
    [
        ("", "Backups of this server keep it until they are replaced."),
        ("1", "Backups disappear within 1 day."),
        ("7", "Backups disappear within 7 days."),
    ],
)
def test_a_page_that_has_asked_may_delete_without_the_title(tmp_path: Path, days: str, backups: str) -> None:
    with running_server(tmp_path, BACKUP_DAYS=days) as kesken, workshop(kesken.url, phones=0) as room:
        ann = room.desk
        answer = ann.browser.post(f"{kesken.url}/desk/{ann.session}/delete", json={"sure": True})

        assert answer.json() == {"deleted": True, "say": f"Deleted here. {backups}"}
        assert not [cookie for cookie in ann.browser.cookies if ann.session in cookie.name]


def test_deleting_by_command_reaches_the_phones_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: list[str], say: Callable[[str], None]
) -> None:
    monkeypatch.setenv("KESKEN_DATA", str(tmp_path))
    with running_server(tmp_path) as kesken, workshop(kesken.url, phones=1) as room:
        assert main(say, ["prune", "--session", room.session]) == 0

        room.phones[0].hears("beat", lambda said: said["epoch"] == -1)

    assert "1 session is deleted here." in said[0]


def test_a_thought_that_was_taken_back_is_remembered(tmp_path: Path) -> None:
    with running_server(tmp_path) as kesken, workshop(kesken.url, phones=5) as room:
        ann, phones, board = room.desk, room.phones, room.steps[1]
        ann.asks("OpenStep", step=board)
        bens, *_ = [phone.gives("PostIdea", step=board, text="a thought") for phone in phones]
        ann.asks("RevealRound", step=board, round=1)

        phones[0].asks("TakeBack", step=board, name=bens.name, secret=bens.secret)
        ann.hears("events", lambda said: said["events"][-1]["is"] == "IdeaTakenBack")

        kesken.server.stop()
        assert Deleted(tmp_path).read().thoughts == {ann.session: {bens.name}}
