"""People come by IPv6 too: it listens there, its links lead there, and it is one of its own origins."""

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from tests.harness.process import Server, free_port
from tests.harness.server import OURS, ROOT, Kesken, answers, running_server
from tests.server.wired import workshop


def has_ipv6() -> bool:
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            return True
    except OSError:
        return False


pytestmark = pytest.mark.skipif(not has_ipv6(), reason="this machine has no IPv6")


@contextmanager
def only_at(address: str, data: Path) -> Iterator[Kesken]:
    port = free_port()
    url = f"http://[{address}]:{port}"
    env = {name: value for name, value in os.environ.items() if name not in OURS}
    env |= {"KESKEN_DATA": str(data), "LISTEN": address}
    command = [sys.executable, str(ROOT / "wsgi.py"), "--port", str(port)]
    server = Server(command, lambda: answers(url), data / "log", {"cwd": ROOT, "env": env})
    with server.running():
        yield Kesken(url, data, server)


def test_a_workshop_by_ipv6_alone(tmp_path: Path) -> None:
    with only_at("::1", tmp_path) as kesken:
        assert kesken.log.startswith(f"Kesken is at {kesken.url}\n")
        with workshop(kesken.url, phones=2) as room:
            assert room.desk.enters()["join"]["url"].startswith(f"{kesken.url}/j#")
            board = room.steps[1]
            room.desk.asks("OpenStep", step=board)
            room.phones[0].gives("PostIdea", step=board, text="half a thought")
        with pytest.raises(requests.ConnectionError):
            requests.get(kesken.url.replace("[::1]", "127.0.0.1"))
        assert kesken.faults == []


def test_whoever_asks_for_all_addresses_gets_both_kinds(tmp_path: Path) -> None:
    with running_server(tmp_path, LISTEN="::") as kesken:
        there = kesken.url.replace("127.0.0.1", "[::1]")

        with workshop(kesken.url, phones=1), workshop(there, phones=1) as room:
            assert room.desk.enters()["join"]["url"].startswith(f"{kesken.url}/j#")
        assert requests.get(f"{there}/check").status_code == 200


def test_a_proxy_on_this_machine_is_no_crowd(tmp_path: Path) -> None:
    with (
        running_server(tmp_path, LISTEN="::", MOST_FROM_ADDRESS="1") as kesken,
        workshop(kesken.url.replace("127.0.0.1", "[::1]"), phones=3) as room,
    ):
        assert len(room.phones) == 3


def test_a_stranger_by_ipv6_is_one_all_the_same(tmp_path: Path) -> None:
    with running_server(tmp_path, LISTEN="::") as kesken:
        there = kesken.url.replace("127.0.0.1", "[::1]")

        for origin in (there.replace("[::1]", "[::2]"), "http://evil.example"):
            assert requests.post(f"{there}/join", headers={"Origin": origin}).status_code == 404
        answer = requests.post(f"{there}/join", {"code": "2345678"}, headers={"Origin": there})
        assert "No session has this code" in answer.text
