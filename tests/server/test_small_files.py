"""The small files of the data folder, on a disk that is full or with no file left to open."""

import errno
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from server.access.limits import CODES, Limits
from server.config import read_settings
from server.keeping.deleted import Deleted
from server.keeping.known_day import FILE, KnownDay
from server.rooms import rooms
from sessions.refusals import Refused
from tests.harness.process import free_port
from tests.sessions.play import SESSION

OTHER = "otherwork2"
DAY = date(2026, 5, 1)


def full(*_: Any, **__: Any) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


# --- the list of what was deleted


def test_a_line_that_a_full_disk_cut_short_does_not_spoil_the_next(tmp_path: Path) -> None:
    deleted = Deleted(tmp_path)
    deleted.note([OTHER], on=DAY)
    whole = (tmp_path / "deleted.txt").read_bytes()
    (tmp_path / "deleted.txt").write_bytes(whole + b"work")

    deleted.note([SESSION], on=DAY)

    assert deleted.read().sessions == {OTHER, SESSION}


def test_a_line_that_did_not_fit_was_not_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deleted = Deleted(tmp_path)

    with monkeypatch.context() as patched:
        write = os.write
        patched.setattr(os, "write", lambda file, text: write(file, text[:4]))
        with pytest.raises(OSError, match="No space left"):
            deleted.note([OTHER], on=DAY)
    deleted.note([SESSION], on=DAY)

    assert deleted.read().sessions == {SESSION}


def test_a_list_that_takes_nothing_is_one_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """A restore reads the log as well, which knows what was taken back."""
    rooms._remember(full, SESSION, ["a name"])

    assert caplog.messages == [
        "the list of what was deleted takes nothing. The disk is full: make room, then try again."
    ]


# --- the day that was believed last


def test_the_day_stays_as_it_was_when_the_new_one_does_not_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = KnownDay(tmp_path)
    known.note(DAY)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space left"):
            known.note(DAY + timedelta(days=1))

    assert (tmp_path / FILE).read_text() == "2026-05-01\n"
    assert [file.name for file in tmp_path.iterdir()] == [FILE]


# --- the secret


def test_a_secret_that_did_not_fit_is_made_at_the_next_start(tmp_path: Path) -> None:
    (tmp_path / "secret_key").touch()

    settings = read_settings({"KESKEN_DATA": str(tmp_path)})

    assert settings.secret_keys == ((tmp_path / "secret_key").read_text(),)
    assert len(settings.secret_keys[0]) == 64
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_processes_that_start_at_once_share_one_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: read_settings({"KESKEN_DATA": str(tmp_path)}).secret_keys, range(8)))

    assert len(made) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["secret_key"]


# --- Redis


def test_where_no_file_can_be_opened_wrong_codes_are_counted_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Redis's client reads files of its own when it is first used."""
    limits = Limits(f"redis://127.0.0.1:{free_port()}/0")
    for what in ("test", "hit"):
        monkeypatch.setattr(limits._shared, what, full)

    for _ in range(3):
        limits.guess(CODES, "203.0.113.5", lambda: None)

    with pytest.raises(Refused):
        limits.guess(CODES, "203.0.113.5", lambda: None)
