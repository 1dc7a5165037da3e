"""What is held: each row a figure of the product's real path, beside another server's in the same round.

A round is `Figures` by (load, server). A figure that is missing says why instead.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bench.measuring import LOST, Figures
from bench.servers import AT_ONCE, DURABLE, EIOWS, FLASK, KESKEN, NODE, STOCK, C
from server.pace import COLLECTED

Pair = tuple[str, str]  # (load, server)
Round = dict[Pair, Figures | str]

EACH = "cpu_us_each"


class Missing(Exception):
    """Why there is no figure."""


@dataclass(frozen=True)
class Row:
    """`at_most`: whether the bar is a ceiling or a floor; no bar: it is only told. `takes_long`: it cannot be
    had quickly. `ours_only`: the stock engine is what the packages make it.
    """

    name: str
    bar: float | None
    unit: str
    needs: tuple[Pair, ...]
    value: Callable[..., float]  # of the figures of `needs`, in their order
    at_most: bool = True
    then: float | None = None  # what is wished once the bar holds
    takes_long: bool = False
    ours_only: bool = False

    @property
    def bar_text(self) -> str:
        if self.bar is None:
            return "–"
        sign = "≤" if self.at_most else "≥"
        return f"{sign} {self.bar:g}{self.unit}" + (f", then {self.then:g}" if self.then else "")

    def of(self, round: Round) -> float:
        """Raises Missing."""
        figures = [_figures(round, pair) for pair in self.needs]
        try:
            return self.value(*figures)
        except ZeroDivisionError:
            raise Missing("nothing came of it") from None

    def holds(self, figure: float) -> bool | None:
        if self.bar is None:
            return None
        return figure <= self.bar if self.at_most else figure >= self.bar


def shortfall(figures: Figures) -> str:
    """What a server owes: a figure got by doing less is none."""
    if figures["ready"] < figures["clients"]:
        return f"only {figures['ready']:.0f} of {figures['clients']:.0f} came in"
    if figures["dead"]:
        return f"{figures['dead']:.0f} were cut"
    if figures["refused"]:
        return f"{figures['refused']:.0f} acts were refused"
    if figures["done"] < 1 - LOST:
        return f"only {figures['done']:.0%} was delivered"
    return ""


def _figures(round: Round, pair: Pair) -> Figures:
    found = round.get(pair, "not measured")
    if isinstance(found, str):
        raise Missing(f"{pair[1]}: {found}")
    return found


def _beside(
    name: str, load: str, other: str, bar: float, key: str = EACH, ours: str = KESKEN, **more: Any
) -> Row:
    def ratio(one: Figures, two: Figures) -> float:
        return one[key] / two[key]

    return Row(name, bar, "", ((load, ours), (load, other)), ratio, **more)


def _alone(
    name: str, load: str, key: str, bar: float | None, unit: str, scale: float = 1.0, **more: Any
) -> Row:
    return Row(name, bar, unit, ((load, KESKEN),), lambda ours: ours[key] * scale, **more)


OURS_ONLY: dict[str, Any] = {"ours_only": True}
LONG: dict[str, Any] = {"takes_long": True}
ECHO, STORES = "Node that only echoes", "Node that stores as durably"
EVENT, JOINS, LAST = "CPU per delivered event", "joins per CPU second", "the last of 1,000 joiners at once"
WRITING, REVEAL = "writing threads' CPU per command", "a round of 500 thoughts shown to 500 phones"
APART = "each at once"  # nothing collected
CROWD = "phones in rooms of 30 with a thought a second each"

ROWS = (
    _beside(f"{EVENT} ÷ {ECHO}, A", "A", NODE, 1.0, then=0.85),
    _beside(f"{EVENT} ÷ {ECHO}, B", "B", NODE, 1.0, then=0.85),
    _beside(f"{EVENT} ÷ {ECHO}, A, {APART}", "A", NODE, 1.0, ours=AT_ONCE),
    _beside(f"{EVENT} ÷ {ECHO}, B, {APART}", "B", NODE, 1.0, ours=AT_ONCE),
    _beside(f"{EVENT} ÷ {STORES}, A", "A", DURABLE, 0.6),
    _beside(f"{EVENT} ÷ {STORES}, B", "B", DURABLE, 0.6),
    _beside(f"{EVENT} ÷ Node with eiows, A", "A", EIOWS, 1.0),
    _beside(f"{EVENT} ÷ Node with eiows, B", "B", EIOWS, 1.0),
    _beside(f"{EVENT} ÷ the loop in C, one room", "one", C, 1.0),
    _beside(f"{EVENT} ÷ the loop in C, one room, {APART}", "one", C, 1.8, ours=AT_ONCE),
    _beside(f"{EVENT} ÷ Flask-SocketIO that only echoes, A", "A", FLASK, 0.35),
    _beside(f"{EVENT} ÷ {ECHO}, small rooms", "small", NODE, 1.0),
    _beside(f"{EVENT} ÷ {STORES}, small rooms", "small", DURABLE, 1.0),
    _alone("p99 of deliveries, B", "B", "p99_ms", COLLECTED.tick * 1000 + 15, " ms"),
    _beside(f"p99 of deliveries ÷ Node, B, {APART}", "B", NODE, 1.0, "p99_ms", AT_ONCE),
    _alone("memory of one of 10,000 idle phones", "idle", "memory_each_kb", 10, " KB", **OURS_ONLY),
    _beside(
        "memory of one of 10,000 idle phones ÷ Node", "idle", NODE, 0.6, "memory_each_kb", ours_only=True
    ),
    _beside("CPU of 10,000 idle phones ÷ Node", "idle", NODE, 0.3, "cpu_s", **LONG),
    _beside(f"{JOINS} ÷ Node, paced", "paced", NODE, 1.2, "joins_per_cpu_s", at_most=False),
    _beside(f"{JOINS} ÷ Node, all at once", "storm", NODE, 2.5, "joins_per_cpu_s", at_most=False),
    _alone(f"{LAST} has the board", "storm", "last_ready_ms", 1.5, " s", 0.001),
    _beside(f"{LAST} ÷ Node", "storm", NODE, 1.0, "last_ready_ms"),
    _alone(f"{WRITING}, 100/s in 20 rooms", "100/s", "cpu_us_beside_per_answer", 250, " µs"),
    _alone(f"{WRITING}, 500/s in 20 rooms", "500/s", "cpu_us_beside_per_answer", 100, " µs"),
    _alone("how late the loop is, p99, at 500/s", "500/s", "late_p99_ms", 2, " ms"),
    _alone(f"{REVEAL}: the last has it", "reveal", "show_ms", 1, " s", 0.001),
    _alone(f"{REVEAL}: memory at most", "reveal", "memory_grown_kb", 60, " MB", 1 / 1024),
    _alone(f"{CROWD}, until p99 is over 250 ms", "crowd", "most_phones", None, "", **LONG),
    _beside(
        f"{CROWD} ÷ the stock engine", "crowd", STOCK, 3.0, "most_phones", at_most=False, takes_long=True
    ),
    _alone("CPU per mark on a curve, presence told to 500 phones", "marks", "cpu_us_per_answer", None, " µs"),
    _alone("p99 of a mark's answer", "marks", "answer_p99_ms", None, " ms"),
)
