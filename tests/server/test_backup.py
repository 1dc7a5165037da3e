"""A backup holds one moment, and nothing that says who gave what."""

import gzip
import stat
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.json import decode

from server.keeping import Stop
from server.keeping.backup import backup
from server.keeping.last_backup import age_of_backup
from tests.server.poured import TAG_KEY, count, pour, under_way
from tests.sessions.play import CURVE, Play

OTHER = "otherwork2"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kesken.backup"


def lines(file: Path) -> list[dict[str, Any]]:
    return [decode(line) for line in gzip.decompress(file.read_bytes()).splitlines()]


def test_a_backup_says_nothing_of_who_gave_what(database: str, file: Path, tmp_path: Path) -> None:
    play = under_way()
    pour(database, play)
    assert count(database)["slips"] > 0

    backup(database, file, data=tmp_path)

    text = gzip.decompress(file.read_bytes()).decode()
    assert "slips" not in text
    assert TAG_KEY not in text
    assert "sealed words" not in text
    assert not [slip.name for slip in play.state.box.values() if slip.name in text]
    assert "the thought, changed" in text


def test_it_is_for_its_owner_alone_and_remembered(database: str, file: Path, tmp_path: Path) -> None:
    assert age_of_backup(tmp_path) is None

    backup(database, file, data=tmp_path)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    age = age_of_backup(tmp_path)
    assert age is not None
    assert age < timedelta(minutes=2)


def test_it_stands_there_whole_or_not_at_all(database: str, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())

    with pytest.raises(Stop, match="Nothing can be written"):
        backup(database, tmp_path / "nowhere" / "kesken.backup", data=tmp_path)

    assert sorted(tmp_path.iterdir()) == before


def test_both_databases_give_the_same_lines(
    sqlite_database: str, postgres_database: str, tmp_path: Path
) -> None:
    files = [tmp_path / "sqlite", tmp_path / "postgres"]
    for url, file in zip((sqlite_database, postgres_database), files, strict=True):
        pour(url, under_way())
        pour(url, Play.on(CURVE), session=OTHER)
        backup(url, file, data=tmp_path)

    assert lines(files[0])[1:] == lines(files[1])[1:]


def test_it_is_one_moment_while_people_write(database: str, file: Path, tmp_path: Path) -> None:
    """Each writer adds a session whole; a backup that looked twice would hold parts of one."""
    play, is_over = under_way(), threading.Event()

    def write() -> None:
        for number in range(10_000):
            if is_over.is_set():
                return
            pour(database, play, session=f"{number:010}")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        while not count(database)["sessions"]:
            pass
        whole = [backup(database, file, data=tmp_path) for _ in range(5)]
    finally:
        is_over.set()
        writer.join()

    assert [one["events"] for one in whole] == [one["sessions"] * len(play.log) for one in whole]
    assert whole[0]["sessions"] < count(database)["sessions"]
