"""One run: a house, some rooms full of people, a fault, and then everyone's last look."""

import os
import secrets
import shutil
import sys
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.faults.checker import Violation, judge
from tests.faults.crowd import Crowd
from tests.faults.figures import Figures, measure
from tests.faults.history import History, read
from tests.faults.houses import House, Services, Setting, running_house
from tests.faults.mixture import FAULTS, Fault
from tests.faults.nemesis import Nemesis
from tests.faults.pulse import pulse_of
from tests.faults.rooms import QUICK, WHOLE, Room, Size
from tests.harness.patience import until
from tests.harness.server import ROOT, faults_in

NO_LIFE = "the room did not come to life"
KEPT = ROOT / ".cache" / "faults"  # where the histories of red runs stay


@dataclass
class Run:
    fault: str
    setting: Setting
    seed: int
    violations: list[Violation] = field(default_factory=list)
    figures: Figures | None = None
    log: str = ""
    kept: Path | None = None

    def __str__(self) -> str:
        found = "\n".join(f"  {violation}" for violation in self.violations[:20])
        where = f"history: {self.kept}\n" if self.kept else ""
        return (
            f"{self.fault}, {self.setting.database}, {self.setting.processes} processes, "
            f"KESKEN_SEED={self.seed}\n{where}{found}"
        )


def run(
    fault: Fault | str,
    services: Services,
    folder: Path,
    *,
    database: str = "sqlite",
    seed: int | None = None,
    size: Size = QUICK,
    plants: tuple[str, ...] = (),
) -> Run:
    fault = FAULTS[fault] if isinstance(fault, str) else fault
    setting = Setting(database, fault.processes, fault.has_valkey, fault.has_relay, plants, fault.files)
    seed = seed if seed is not None else seed_of_today()
    done = Run(fault.name, setting, seed)
    sys.stdout.write(f"{fault.name}, {database}: KESKEN_SEED={seed}\n")
    folder.mkdir(parents=True, exist_ok=True)
    history = History(folder / "history.jsonl")
    with ExitStack() as stack:
        stack.callback(history.close)
        house = stack.enter_context(running_house(folder, setting, services))
        try:
            play(house, history, fault, Random(seed), size)
        except (TimeoutError, AssertionError) as late:
            done.violations.append(Violation("it came to an end", str(late)))
        done.log = house.log
    if faults_in(done.log) and not plants:
        done.violations.append(Violation("the server has no faults of its own", done.log[-3000:]))
    facts = read(history.path)
    done.violations += judge(facts)
    done.figures = measure(facts)
    if done.violations and not plants:
        KEPT.mkdir(parents=True, exist_ok=True)
        done.kept = KEPT / f"{fault.name.replace(' ', '-')}-{database}-{seed}.jsonl"
        shutil.copy(history.path, done.kept)
        done.kept.with_suffix(".log").write_text(done.log)
    return done


def play(house: House, history: History, fault: Fault, chance: Random, size: Size) -> None:
    nemesis = Nemesis(house, Random(chance.random()), history, size.scale)
    rooms = [Room(house, history, size, Random(chance.random()), fault.transports) for _ in range(size.rooms)]
    for room in rooms:
        room.fills()
    members = [member for room in rooms for member in room.members]
    crowd = Crowd(members, [room.script for room in rooms], Random(chance.random()), size.rate)
    crowd.start()
    try:
        until(lambda: any(m.phone.given and m.phone.given[-1].is_stored for m in members), NO_LIFE)
        strike(fault, nemesis)
        crowd.rests()
        for room in rooms:
            room.signs()
        for room in rooms:
            room.sees_the_sign()
            room.settles()
            history.add("settled", room=room.session)
        for room in rooms:
            room.shows_everything()
            room.looks_a_last_time()
            if fault.processes == 1 or (fault.has_valkey and size == WHOLE):
                room.counts_heads()
    finally:
        crowd.stops()
        for room in rooms:
            room.leaves()


def strike(fault: Fault, nemesis: Nemesis) -> None:
    nemesis.says(fault.name, moment="fault begins")
    if fault.has_pulse:
        with pulse_of(nemesis.house.url) as felt:
            fault.act(nemesis)
            nemesis.says(fault.name, moment="fault ends")
        nemesis.history.add("pulse", ms=felt)
    else:
        fault.act(nemesis)
        nemesis.says(fault.name, moment="fault ends")


def seed_of_today() -> int:
    return int(os.environ.get("KESKEN_SEED") or secrets.randbelow(10**9))
