"""Phones on the same Wi-Fi: which address they are told, what is refused, what is said when nobody comes."""

import subprocess
import sys
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import ifaddr
import pytest
import requests

from server.config import BadSetting, read_settings
from server.lan import (
    PATIENCE,
    Network,
    Place,
    choose,
    find_network,
    on_lan,
    own_places,
    tell_when_nobody_comes,
)
from tests.harness.server import ROOT
from tests.server.wired import workshop
from tests.server.with_options import running_with

LOOPBACK = Place("127.0.0.1", "lo")
WIFI = Place("192.168.1.20", "wlan0")
OFFICE = Place("10.1.2.3", "eth0")
DOCKER = Place("172.17.0.1", "docker0")
VPN = Place("10.8.0.2", "tun0")
LINK_LOCAL = Place("169.254.7.7", "eth0")
PUBLIC = Place("9.9.9.9", "eth0")


@pytest.mark.parametrize(
    ("places", "routed", "best"),
    [
        ([LOOPBACK, WIFI], [], WIFI),
        ([DOCKER, WIFI], [], WIFI),
        ([VPN, WIFI], ["10.8.0.2"], WIFI),
        ([OFFICE, WIFI], ["10.1.2.3"], OFFICE),
        ([OFFICE, WIFI], [], WIFI),
        ([LINK_LOCAL, DOCKER], [], LINK_LOCAL),
        ([LINK_LOCAL, OFFICE], ["169.254.7.7"], OFFICE),
        ([PUBLIC, WIFI], ["9.9.9.9"], WIFI),
        ([Place("192.168.56.1", "VirtualBox Host-Only Ethernet Adapter"), OFFICE], [], OFFICE),
        ([Place("172.20.10.2"), LOOPBACK], [], Place("172.20.10.2")),
    ],
)
def test_the_address_that_phones_can_reach_is_chosen(
    places: list[Place], routed: list[str], best: Place
) -> None:
    assert choose(places, routed=routed).address == best.address


def test_other_addresses_are_told_the_likelier_first() -> None:
    network = choose([LOOPBACK, DOCKER, VPN, OFFICE, WIFI, PUBLIC])

    assert network == Network(WIFI.address, (OFFICE, VPN, DOCKER))
    assert "--lan 10.1.2.3" in on_lan(network, "http://192.168.1.20:5000", 5000)


def test_an_address_may_be_named() -> None:
    assert choose([WIFI, OFFICE], wanted="10.1.2.3") == Network("10.1.2.3")


@pytest.mark.parametrize(
    ("places", "wanted", "sentence"),
    [
        ([LOOPBACK], "", "This machine is on no network: join the Wi-Fi first"),
        ([LOOPBACK, PUBLIC], "", "9.9.9.9 can be reached from the whole internet"),
        ([PUBLIC, WIFI], "9.9.9.9", "9.9.9.9 can be reached from the whole internet"),
        ([WIFI], "10.1.2.3", r"10.1.2.3 is no address of this machine. It has: 192.168.1.20 \(wlan0\)."),
        ([WIFI], "my-laptop", "my-laptop is no address of this machine"),
    ],
)
def test_what_phones_cannot_or_must_not_reach_is_refused(
    places: list[Place], wanted: str, sentence: str
) -> None:
    with pytest.raises(BadSetting, match=sentence):
        choose(places, wanted=wanted)


@pytest.mark.parametrize("setting", ["LISTEN", "PUBLIC_URL"])
def test_a_server_that_has_its_address_takes_no_other(setting: str) -> None:
    with pytest.raises(BadSetting, match=f"without {setting}"):
        find_network("", {setting: "something"})


def test_links_and_origins_follow_the_address(tmp_path: Path) -> None:
    settings = read_settings({"KESKEN_DATA": str(tmp_path)}, port=5005, lan="192.168.1.20")

    assert settings.base_url == "http://192.168.1.20:5005"
    assert {"http://192.168.1.20:5005", "http://127.0.0.1:5005"} <= set(settings.origins)


def test_the_machine_tells_its_addresses_and_whose_they_are() -> None:
    places = own_places()

    (loopback,) = [place for place in places if place.address == "127.0.0.1"]
    assert loopback.card
    assert all(ip_address(place.address).version == 4 for place in places)
    assert len({place.address for place in places}) == len(places)


@pytest.mark.parametrize("fault", [OSError(), AssertionError("a card without a mask")])
def test_a_machine_that_lists_no_cards_is_asked_what_it_would_send_from(
    monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def fail() -> None:
        raise fault

    monkeypatch.setattr(ifaddr, "get_adapters", fail)

    assert own_places()
    assert all(place.card == "" for place in own_places())


class ADoor:
    """A Flask app as far as its door, and a clock that strikes when told."""

    def __init__(self) -> None:
        self.wsgi_app: Callable[[dict[str, Any], Any], Any] = lambda environ, start: []
        self.said: list[str] = []
        self.strikes: list[Callable[[], object]] = []
        tell_when_nobody_comes(self, port=5000, say=self.said.append, later=self.later)

    def later(self, seconds: float, act: Callable[[], object]) -> None:
        assert seconds == PATIENCE
        self.strikes.append(act)

    def visit(self, address: str) -> None:
        self.wsgi_app({"REMOTE_ADDR": address}, None)


def test_when_nobody_comes_the_usual_causes_are_told_once() -> None:
    door = ADoor()
    door.visit("127.0.0.1")

    [strike] = door.strikes
    strike()

    [causes] = door.said
    for cause in ("port 5000", "mobile data", "guest networks", "hotspot", "http://"):
        assert cause in causes


def test_when_a_phone_has_come_nothing_is_told() -> None:
    door = ADoor()
    door.visit("192.168.1.77")

    door.strikes[0]()

    assert door.said == []


def test_the_code_for_the_terminal_is_dark_on_light() -> None:
    told = on_lan(Network("192.168.1.20"), "http://192.168.1.20:5000", 5000)

    assert "http://127.0.0.1:5000" in told
    rows = [line for line in told.splitlines() if line.startswith("\x1b[")]
    assert len(rows) >= 12
    assert all(row.endswith("\x1b[0m") for row in rows)


def test_phones_and_this_machine_reach_it(tmp_path: Path) -> None:
    try:
        address = find_network("", {}).address
    except BadSetting as alone:
        pytest.skip(str(alone))

    with running_with(tmp_path, "--lan") as kesken:
        port = kesken.url.rpartition(":")[2]
        base = f"http://{address}:{port}"

        assert kesken.log.startswith(f"Kesken is at {base}\n")
        assert requests.get(f"{base}/health").ok
        with workshop(kesken.url, phones=1) as room:
            assert room.desk.enters()["join"]["url"].startswith(f"{base}/j#")
        with workshop(base, phones=1):
            pass


def test_a_wrong_address_ends_in_a_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "wsgi.py", "--lan", "203.0.113.9"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 1
    assert done.stderr.startswith("203.0.113.9 is no address of this machine.")
    assert "Traceback" not in done.stderr
