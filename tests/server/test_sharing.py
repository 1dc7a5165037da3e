"""Two servers on one data folder: on one machine they are told of each other, on two they would harm it."""

import os
from pathlib import Path

import pytest

from server.bad_setting import BadSetting
from server.config import Settings
from server.ground import sharing
from server.ground.sharing import FILE, Shared
from tests.harness.patience import until
from tests.harness.server import running_server
from tests.server.wired import workshop

HERE = "9f3c1e7a-5b0d-4264-87e1-a93f5d2b8046"
ELSEWHERE = "5d2b8046-9f3c-4e7a-8b0d-8264c7e1a93f"
SQLITE, POSTGRES = "sqlite:////var/lib/kesken/kesken.db", "postgresql:///kesken"


def settings(data: Path, database: str = SQLITE, redis: str = "") -> Settings:
    return Settings(data=data, database_url=database, redis_url=redis)


def test_whoever_comes_first_is_alone(tmp_path: Path) -> None:
    assert Shared(settings(tmp_path)).others == ""


def test_the_second_and_the_third_hear_of_it(tmp_path: Path) -> None:
    kept = [Shared(settings(tmp_path)) for _ in range(3)]

    for other in kept[1:]:
        assert other.others == (
            f"Another Kesken serves from {tmp_path} too: both serve the same sessions. "
            "Without REDIS_URL each counts its own phones, and hears of the other within a second."
        )


def test_with_a_doorbell_there_is_nothing_to_set_right(tmp_path: Path) -> None:
    first = Shared(settings(tmp_path))
    second = Shared(settings(tmp_path, redis="redis://127.0.0.1:6379/0"))

    assert first.others == ""
    assert second.others.endswith("both serve the same sessions.")


def test_whoever_has_gone_is_forgotten_whichever_of_them_it_was(tmp_path: Path) -> None:
    first, second = Shared(settings(tmp_path)), Shared(settings(tmp_path))
    os.close(first._file)
    third = Shared(settings(tmp_path))
    assert third.others, "the second is still there"

    os.close(second._file)
    os.close(third._file)

    assert Shared(settings(tmp_path)).others == ""


def test_what_an_old_file_says_is_nobodys_claim(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(ELSEWHERE)

    assert Shared(settings(tmp_path)).others == ""


@pytest.mark.parametrize(
    ("there", "here"),
    [
        (f"{ELSEWHERE} one", f"{HERE} two"),
        (f"{ELSEWHERE} raspberrypi", f"{HERE} raspberrypi"),
        (" one", f"{HERE} two"),
    ],
)
def test_a_sqlite_database_is_not_shared_between_machines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str, here: str
) -> None:
    monkeypatch.setattr(sharing, "this_machine", lambda: there)
    kept = Shared(settings(tmp_path))
    monkeypatch.setattr(sharing, "this_machine", lambda: here)

    with pytest.raises(BadSetting, match="A Kesken on another machine serves from"):
        Shared(settings(tmp_path))
    assert Shared(settings(tmp_path, POSTGRES)).others
    assert kept.others == ""


@pytest.mark.parametrize(
    ("there", "here"),
    [
        (f"{HERE} in-a-container", f"{HERE} in-another"),
        (" one", f"{HERE} one"),  # a service that may not read the kernel's mark, and a command by hand
        (f"{HERE} one", " one"),
    ],
)
def test_one_machine_is_one_however_it_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str, here: str
) -> None:
    monkeypatch.setattr(sharing, "this_machine", lambda: there)
    kept = Shared(settings(tmp_path))
    monkeypatch.setattr(sharing, "this_machine", lambda: here)

    assert Shared(settings(tmp_path)).others
    assert kept.others == ""


def test_two_real_servers_say_it_once_and_serve_the_same_session(tmp_path: Path) -> None:
    with running_server(tmp_path) as first, running_server(tmp_path) as second:
        assert "Another Kesken" not in first.log
        until(lambda: f"Another Kesken serves from {tmp_path} too" in second.log)
        assert second.log.count("Another Kesken") == 1

        with workshop(first.url, phones=1) as room:
            there = room.phone(second.url, room.phones[0].browser)
            assert there.enters()["you"]

    with running_server(tmp_path) as alone:
        assert "Another Kesken" not in alone.log.rpartition("Kesken is at")[2]
