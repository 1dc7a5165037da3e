"""What may happen between processes, and between them and the phones."""

from tests.faults.harm_servers import kill_and_start
from tests.faults.nemesis import TWO, Nemesis, fault

# --- the doorbell


@fault("Valkey killed", most=2, **TWO)
def kill_valkey(nemesis: Nemesis) -> None:
    """It comes back empty: it keeps nothing that must not be lost."""
    server = nemesis.house.valkey
    assert server
    for seconds in (1, 5, 20):
        with nemesis.takes_away("killed Valkey"):
            server.kill()
            nemesis.lasts(seconds)
        server.start()
        nemesis.lasts(2)


@fault("Valkey frozen", most=2, **TWO)
def freeze_valkey(nemesis: Nemesis) -> None:
    server = nemesis.house.valkey
    assert server
    with nemesis.takes_away("frozen Valkey"):
        server.freeze()
        nemesis.lasts(20)
    server.thaw()


@fault("Valkey away at the start", most=3, **TWO)
def start_without_valkey(nemesis: Nemesis) -> None:
    server = nemesis.house.valkey
    assert server
    with nemesis.takes_away("killed Valkey"):
        server.kill()
        for process in nemesis.house.processes:
            kill_and_start(nemesis, process)
        nemesis.lasts(5)
    server.start()


# --- the network


@fault("bad Wi-Fi", most=3, has_relay=True)
def bad_wifi(nemesis: Nemesis) -> None:
    relay = nemesis.house.relay
    assert relay
    with nemesis.takes_away("bad Wi-Fi"):
        relay.becomes(delay=0.02, jitter=0.15, stall=0.02, still=1.5)
        nemesis.lasts(15)
    relay.becomes()


@fault("3G", most=5, has_relay=True)
def slow_network(nemesis: Nemesis) -> None:
    relay = nemesis.house.relay
    assert relay
    with nemesis.takes_away("3G"):
        relay.becomes(delay=0.15, jitter=0.2, rate=50_000, stall=0.01, still=3)
        nemesis.lasts(15)
    relay.becomes()


@fault("lines cut", most=3, has_relay=True)
def cut_lines(nemesis: Nemesis) -> None:
    relay = nemesis.house.relay
    assert relay
    for _ in range(max(3, round(10 * nemesis.scale))):
        relay.cut(nemesis.chance.uniform(0.2, 1))
        nemesis.says("lines cut")
        nemesis.lasts(nemesis.chance.uniform(0.2, 3))


@fault("a dead line that nobody is told of", most=30, has_relay=True)
def go_dark(nemesis: Nemesis) -> None:
    """A tunnel: nothing passes for a while, and then everything at once."""
    relay = nemesis.house.relay
    assert relay
    with nemesis.takes_away("light"):
        relay.becomes(is_dark=True)
        nemesis.lasts(20)
    relay.becomes()


@fault("polling only, upgrades refused", most=5, has_relay=True, transports=("polling", "websocket"))
def refuse_upgrades(nemesis: Nemesis) -> None:
    _twist_upgrades(nemesis, "refuse")


@fault("upgrades swallowed", most=10, has_relay=True, transports=("polling", "websocket"))
def swallow_upgrades(nemesis: Nemesis) -> None:
    _twist_upgrades(nemesis, "swallow")


@fault("upgrades closed at once", most=5, has_relay=True, transports=("polling", "websocket"))
def close_upgrades(nemesis: Nemesis) -> None:
    _twist_upgrades(nemesis, "close")


@fault("upgrades never answered", most=10, has_relay=True, transports=("polling", "websocket"))
def ignore_upgrades(nemesis: Nemesis) -> None:
    _twist_upgrades(nemesis, "ignore")


def _twist_upgrades(nemesis: Nemesis, how: str) -> None:
    """It stays so afterwards: a proxy does not mend itself."""
    relay = nemesis.house.relay
    assert relay
    relay.becomes(upgrades=how)
    nemesis.says(f"upgrades: {how}")
    relay.cut()
    nemesis.lasts(15)
