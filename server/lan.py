"""Kesken on one's own Wi-Fi: which address of this machine phones can reach, and what keeps them from it.

It asks the machine alone and sends nothing, so that it works without internet.
"""

import io
import ipaddress
import socket
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import ifaddr
import segno

from server.config import BadSetting

PATIENCE = 60.0  # seconds without a visit until the usual causes are told

# What a request to there would leave by: the internet, or where the neighbours are. Nothing is sent.
FAR, NEAR = ("198.51.100.1", 9), ("224.0.0.251", 9)
MADE_BY_PROGRAMS = (
    *("docker", "br-", "veth", "virbr", "vmnet", "vbox", "vEthernet", "lxc", "lxd", "cni", "podman"),
    *("tun", "tap", "utun", "wg", "tailscale", "zt", "ppp", "ipsec"),
    *("Hyper-V", "VMware", "VirtualBox", "TAP-", "WireGuard", "Tailscale", "ZeroTier", "OpenVPN"),  # Windows
)
HOME_NETWORKS = tuple(map(ipaddress.IPv4Network, ("192.168.0.0/16", "10.0.0.0/8", "172.16.0.0/12")))

CAUSES = """\
No other device has come yet. The usual causes:
  - The firewall of this machine: let it take connections on port {port}.
  - The phone is on another network: it needs the same Wi-Fi as this machine, and mobile data switched off.
  - The Wi-Fi keeps its devices apart, as guest networks do: take a router of your own, or a phone's hotspot.
  - The hotspot is full: many take five to ten devices.
  - The phone tries https: type http:// in front of the address."""


class Place(NamedTuple):
    """An IPv4 address of this machine, and its network card; "" when the system does not say."""

    address: str
    card: str = ""

    def __str__(self) -> str:
        return f"{self.address} ({self.card})" if self.card else self.address


class Network(NamedTuple):
    address: str
    others: tuple[Place, ...] = ()


def find_network(wanted: str, env: Mapping[str, str]) -> Network:
    """Where phones of the same Wi-Fi can reach this machine:
    at `wanted`, or for "" at the best guess. Raises BadSetting.
    """
    for setting in ("LISTEN", "PUBLIC_URL"):
        if env.get(setting):
            raise BadSetting(
                f"--lan finds the address by itself: start Kesken without {setting}, or without --lan."
            )
    return choose(own_places(), routed=_routed(), wanted=wanted)


def choose(places: Iterable[Place], *, routed: Sequence[str] = (), wanted: str = "") -> Network:
    """The best of these addresses, and the others that would do. `routed`: those that the machine itself
    would send from. Raises BadSetting.
    """
    there = [place for place in places if _is_card(place.address)]
    private = [place for place in there if not ipaddress.ip_address(place.address).is_global]
    if wanted:
        return _wanted(wanted, there, private)
    if not there:
        raise BadSetting("This machine is on no network: join the Wi-Fi first, or open a hotspot.")
    if not private:
        raise BadSetting(_too_public(there[0].address))
    best, *others = sorted(private, key=lambda place: _rank(place, routed))
    return Network(best.address, tuple(others))


def _wanted(wanted: str, there: list[Place], private: list[Place]) -> Network:
    if wanted not in [place.address for place in there]:
        has = ", ".join(map(str, there)) or "none"
        raise BadSetting(f"{wanted} is no address of this machine. It has: {has}.")
    if wanted not in [place.address for place in private]:
        raise BadSetting(_too_public(wanted))
    return Network(wanted)


def _too_public(address: str) -> str:
    return (
        f"{address} can be reached from the whole internet, and --lan speaks plain http: it is for a private "
        "network. Join a Wi-Fi of your own, or set Kesken up behind a proxy that speaks https (PUBLIC_URL)."
    )


def _is_card(address: str) -> bool:
    ip = ipaddress.ip_address(address)
    return not (ip.is_loopback or ip.is_unspecified or ip.is_multicast)


def _rank(place: Place, routed: Sequence[str]) -> tuple[bool, bool, int, int]:
    ip = ipaddress.IPv4Address(place.address)
    usual = [ip in network for network in HOME_NETWORKS]
    return (
        place.card.startswith(MADE_BY_PROGRAMS),
        ip.is_link_local,
        routed.index(place.address) if place.address in routed else len(routed),
        usual.index(True) if any(usual) else len(usual),
    )


# --- asking the machine


def own_places() -> list[Place]:
    """Every IPv4 address of this machine, 127.0.0.1 too."""
    places = list(_places_of_cards())
    known = {place.address for place in places}
    places += [Place(address) for address in _routed() if address not in known]
    return places or [Place(address) for address in socket.gethostbyname_ex(socket.gethostname())[2]]


def _places_of_cards() -> Iterator[Place]:
    try:
        cards = list(ifaddr.get_adapters())
    except (OSError, AssertionError):  # a system that lists none, or one without a mask, which it cannot read
        return
    for card in cards:
        yield from (Place(str(one.ip), one.nice_name) for one in card.ips if one.is_IPv4)


def _routed() -> list[str]:
    """The addresses that this machine would send from, without sending."""
    found = []
    for place in (FAR, NEAR):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect(place)
                found.append(str(probe.getsockname()[0]))
            except OSError:
                continue
    return found


# --- telling whoever started it


def on_lan(network: Network, url: str, port: int) -> str:
    """What to know, with the QR code of `url` for a terminal."""
    lines = [
        _qr(url, sys.stdout.encoding),
        "Phones on the same Wi-Fi scan this or type the address. "
        f"On this machine http://127.0.0.1:{port} works too.",
    ]
    if network.others:
        lines.append(
            f"This machine is also at {', '.join(map(str, network.others))}. If phones do not get through, "
            f"start it with --lan {network.others[0].address}."
        )
    return "\n".join(lines)


def _qr(url: str, encoding: str) -> str:
    """Dark on light whatever the colours of the terminal are: many cameras need it so."""
    lines = io.StringIO()
    has_blocks = "utf" in encoding.lower()
    segno.make(url, error="l", micro=False).terminal(out=lines, border=2, compact=has_blocks)
    if not has_blocks:
        return lines.getvalue().rstrip("\n")
    return "\n".join(f"\x1b[97;40m{line}\x1b[0m" for line in lines.getvalue().splitlines())


def tell_when_nobody_comes(
    app: Any,
    *,
    port: int,
    say: Callable[[str], object],
    later: Callable[[float, Callable[[], object]], object],
) -> None:
    """Watches the Flask app's door; after a minute without another device the usual causes are said, once."""
    visits = Visits(app.wsgi_app, {place.address for place in own_places()})
    app.wsgi_app = visits
    later(PATIENCE, lambda: visits.has_been or say(CAUSES.format(port=port)))


class Visits:
    """A WSGI app that notices whether anyone came from another machine."""

    def __init__(self, app: Callable[..., Any], own: set[str]) -> None:
        self._app, self._own = app, own
        self.has_been = False

    def __call__(self, environ: dict[str, Any], start: Any) -> Any:
        if not self.has_been:
            address = str(environ.get("REMOTE_ADDR", ""))
            self.has_been = not address.startswith("127.") and address not in self._own
        return self._app(environ, start)
