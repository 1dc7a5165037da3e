"""One server under one load: what it did, in figures."""

import json
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench import machine, product
from bench.loads import Load
from bench.servers import Failed, Kind, Running, running
from tools.dev_bench import Made

Figures = dict[str, float]  # as the load generator calls them, and what is added here
PATIENCE = 300.0  # seconds for a load
TOO_LONG = 250.0  # ms
LOST = 0.02  # of what was owed
GROWTH = (1, 2, 4, 6, 8, 12, 16, 24, 32, 48)


def measure(kind: Kind, load: Load, made: Made, cores: machine.Cores) -> Figures:
    """Raises Failed."""
    if kind.why_not:
        raise Failed(kind.why_not)
    if load.mode == "crowd":
        return _grow(kind, load, made, cores)
    with tempfile.TemporaryDirectory(prefix="kesken-bench-") as folder:
        if kind.is_ours:
            figures = _measure_ours(kind, load, made, cores, Path(folder))
        else:
            with running(kind, load, Path(folder), cores.server, {}) as server:
                figures = _drive(made, load, server, kind.options, cores.load).figures()
        return figures | {"done": done(load, figures)}


def _grow(kind: Kind, load: Load, made: Made, cores: machine.Cores) -> Figures:
    """More and more rooms, until the slowest hundredth waits too long. The last that it carried."""
    carried: Figures | None = None
    for rooms in (load.rooms * times for times in GROWTH if load.rooms * times * load.clients <= load.most):
        figures = measure(kind, replace(load, mode="fanout", rooms=rooms), made, cores)
        if figures["done"] < 1 - LOST or figures["p99_ms"] > TOO_LONG:
            break
        carried = figures | {"most_phones": figures["clients"]}
    if carried is None:
        raise Failed(f"not even {load.phones} phones were carried")
    return carried


def done(load: Load, figures: Figures) -> float:
    """Which share of what a server owed it has done."""
    if load.mode == "show":
        return figures["shown"] / figures["clients"]
    if load.mode != "fanout" or not figures["sent"]:
        return 1.0
    answers = figures["answered"] / figures["sent"]
    delivered = figures["delivered"] if load.act == "thought" else answers
    return min(delivered, answers) if figures["answered"] else delivered


def _measure_ours(kind: Kind, load: Load, made: Made, cores: machine.Cores, folder: Path) -> Figures:
    late = folder / "late"
    is_about_storage = load.name.endswith("/s")
    env = {"LATENESS": str(late)} if is_about_storage else {}
    with running(kind, load, folder, cores.server, env) as server:
        sessions = product.Sessions(server.url, load, folder / "seats")
        sessions.make()
        if load.mode == "show":
            return _show(made, load, server, sessions, cores.load)
        if is_about_storage:
            product.lateness(late)
        figures = _drive(made, load, server, sessions.options(), cores.load).figures()
        if is_about_storage:
            times = sorted(product.lateness(late))
            figures["late_p99_ms"] = 1000 * times[int(len(times) * 0.99)]
        return figures


def _show(made: Made, load: Load, server: Running, sessions: product.Sessions, core: int) -> Figures:
    with sessions.desk() as desk:
        drive = _drive(made, load, server, sessions.options(), core)
        drive.wait_for("given")
        began = machine.now_ns()
        product.reveal(desk)
        figures = drive.figures()
    figures["show_ms"] = (figures["last_shown_ns"] - began) / 1e6
    figures["memory_grown_kb"] = figures["memory_most_kb"] - figures["memory_shown_kb"]
    return figures


class Drive:
    def __init__(self, command: list[str], core: int) -> None:
        with machine.on(core):
            self._process = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )

    def wait_for(self, word: str) -> None:
        assert self._process.stdout
        if self._process.stdout.readline().strip() != word:
            raise self._failed(self._process.communicate()[1])

    def figures(self) -> Figures:
        try:
            said, wrong = self._process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            raise self._failed("it hangs") from None
        if self._process.returncode:
            raise self._failed(wrong)
        return dict(json.loads(said))

    @staticmethod
    def _failed(why: str) -> Failed:
        return Failed(f"the load failed: {why.strip()[-300:]}")


def _drive(made: Made, load: Load, server: Running, options: Any, core: int) -> Drive:
    words: Mapping[str, object] = {
        "--port": server.port,
        "--pid": server.pid,
        "--mode": load.mode,
        "--rooms": load.rooms,
        "--clients": load.clients,
        "--rate": load.rate,
        "--bytes": 260,
        "--ramp": load.ramp,
        "--warm": load.warm,
        "--seconds": load.seconds,
        "--drain": load.drain,
    }
    plain = [text for word, value in words.items() for text in (word, str(value))]
    return Drive([str(made.loadgen), *plain, *options], core)
