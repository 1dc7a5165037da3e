"""Two processes behind a proxy, and everything together. Here all faults are known."""

from tests.faults import harm_ground, harm_lines, harm_servers
from tests.faults.houses import ask_to_leave
from tests.faults.nemesis import FAULTS, TWO, Fault, Nemesis, fault

__all__ = ["FAULTS", "Fault"]

ACTS = (
    harm_servers.kill_often,
    harm_servers.say_goodbye,
    harm_servers.stop_postgres,
    harm_servers.freeze_postgres,
    harm_ground.call_and_say_nothing,
    harm_ground.leave_no_files,
    harm_lines.kill_valkey,
    harm_lines.freeze_valkey,
    harm_lines.cut_lines,
)


@fault("a proxy that only goes round", most=3, **TWO)
def go_round(nemesis: Nemesis) -> None:
    relay = nemesis.house.relay
    assert relay
    relay.becomes(keeps_together=False)
    nemesis.says("the proxy goes round")
    relay.cut()
    nemesis.lasts(15)


@fault("a rolling deploy", most=3, **TWO)
def deploy(nemesis: Nemesis) -> None:
    for process in nemesis.house.processes:
        nemesis.says("SIGTERM")
        ask_to_leave(process)
        process.start()
        nemesis.says("started again")
        nemesis.lasts(4)


@fault("a mixture", most=5, **TWO)
def mix(nemesis: Nemesis) -> None:
    relay = nemesis.house.relay
    assert relay
    relay.becomes(keeps_together=False)
    scale, nemesis.scale = nemesis.scale, nemesis.scale * 0.3
    for act in nemesis.chance.sample(ACTS, 4):
        nemesis.says(f"now: {act.__name__}")
        act(nemesis)
    nemesis.scale = scale
