"""What was found here and mended, each as small as it can be shown."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as db

from server.rooms import upkeep
from server.store import engine
from server.store.engine import Store
from server.store.migrate import upgrade
from server.wire.words import _answered
from tests.faults.houses import Services, Setting, running_house
from tests.faults.people import make_session
from tests.server.in_a_room import until
from tests.strangers.raw import call, request, status_of

POLL = "/socket.io/?EIO=4&transport=polling"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    url = f"sqlite:///{tmp_path / 'kesken.db'}"
    upgrade(url)
    store = Store(url)
    yield store
    store.close()


def test_who_enters_while_the_database_is_away_may_ask_again() -> None:
    """It was a fault of ours, by which a page stays out for ever."""

    def away() -> Any:
        raise db.exc.OperationalError("select", {}, Exception("gone"))

    assert _answered(away, "en") is None


def test_the_log_of_sqlite_is_emptied_also_after_it_was_locked(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """VACUUM raises where a checkpoint only says that it is busy, and nobody tried again."""
    monkeypatch.setattr(upkeep, "AGAIN", 0.01)
    store.raw("PRAGMA busy_timeout=0")
    other = sqlite3.connect(tmp_path / "kesken.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    keeps = upkeep.Upkeep(store)

    keeps.wipe_soon(has_ended=True)
    until(lambda: "waits to be emptied" in caplog.text)
    other.execute("ROLLBACK")

    until(lambda: not keeps._is_due)
    assert not keeps._wants_vacuum
    other.close()


def test_a_lock_is_waited_for_also_after_a_checkpoint_that_failed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "WIPE", "select * from a_disk_that_is_full")

    with pytest.raises(sqlite3.OperationalError):
        store.wipe_wal()

    assert store.raw("PRAGMA busy_timeout") == [[(5000,)]]


def test_a_websocket_that_stays_silent_does_not_hold_up_the_polls(tmp_path: Path) -> None:
    """As behind a proxy that opens one and lets nothing through: polls were answered with nothing."""
    with running_house(tmp_path, Setting(), Services()) as house:
        browser, _, _ = make_session(house.url)
        greeting = browser.get(house.url + POLL).text
        place = f"&sid={json.loads(greeting[1:])['sid']}"
        with call(int(house.url.rpartition(":")[2])) as silent:
            silent.sendall(
                request("GET", POLL.replace("polling", "websocket") + place, **upgrade_of(house.url))
            )
            assert status_of(silent.recv(4096)) == 101

            browser.post(house.url + POLL + place, data="40")
            heard = browser.get(house.url + POLL + place).text

    assert heard.startswith("40"), heard


def upgrade_of(url: str) -> dict[str, str]:
    return {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec_WebSocket_Version": "13",
        "Sec_WebSocket_Key": "c29tZXRoaW5nIHJhbmRvbQ==",
        "Origin": url,
    }
