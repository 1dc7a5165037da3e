"""Rounds become a table, for people, for a page and for programs."""

from dataclasses import dataclass, field
from statistics import median
from typing import Any

from bench.rows import Missing, Round, Row, shortfall
from bench.servers import ORDER, OURS

HEAD = ("figure", "bar", "today", "range", "rounds", "holds")
WORDS = {True: "yes", False: "**no**", None: "–"}
COLUMNS = (
    ("A, µs", "A", "cpu_us_each"),
    ("B, µs", "B", "cpu_us_each"),
    ("p99 at B, ms", "B", "p99_ms"),
    ("one room, µs", "one", "cpu_us_each"),
    ("small rooms, µs", "small", "cpu_us_each"),
    ("idle, KB each", "idle", "memory_each_kb"),
    ("idle, CPU %", "idle", "cpu_percent"),
    ("joins per CPU s, paced", "paced", "joins_per_cpu_s"),
    ("at once", "storm", "joins_per_cpu_s"),
    ("last of them, ms", "storm", "last_ready_ms"),
)


@dataclass
class Line:
    row: Row
    rounds: list[float] = field(default_factory=list)
    why: str = ""  # there are none, or what keeps the bar from holding

    @property
    def today(self) -> float | None:
        return median(self.rounds) if self.rounds else None

    @property
    def range(self) -> tuple[float, float] | None:
        return (min(self.rounds), max(self.rounds)) if self.rounds else None

    @property
    def holds(self) -> bool | None:
        """None: it was not measured, or has no bar."""
        if self.today is None or self.row.bar is None:
            return None
        return bool(self.row.holds(self.today)) and not self.why


def line_of(row: Row, rounds: list[Round]) -> Line:
    line = Line(row)
    for round in rounds:
        try:
            line.rounds.append(row.of(round))
        except Missing as missing:
            line.why = line.why or str(missing)
        for pair in row.needs:
            figures = round.get(pair)
            if pair[1] in OURS and isinstance(figures, dict):
                line.why = line.why or shortfall(figures)
    return line


def cells(line: Line) -> tuple[str, ...]:
    if line.today is None or line.range is None:
        return (line.row.name, line.row.bar_text, "–", "", "", "not measured")
    low, high = line.range
    rounds = " ".join(map(short, line.rounds))
    today = short(line.today) + line.row.unit
    return (line.row.name, line.row.bar_text, today, f"{short(low)}–{short(high)}", rounds, WORDS[line.holds])


def reasons(lines: list[Line]) -> list[str]:
    """Why there is no figure, or why it does not count; each once, with the rows that it is about."""
    about = dict[str, list[str]]()
    for line in lines:
        if line.why:
            about.setdefault(line.why, []).append(line.row.name)
    return [f"{why} ({'; '.join(names)})" for why, names in about.items()]


def servers(rounds: list[Round]) -> list[tuple[str, ...]]:
    """What each server did by itself: medians, of what was measured."""
    columns: list[tuple[str, ...]] = [("server", *ORDER)]
    for title, load, key in COLUMNS:
        figures = [_middle(rounds, load, server, key) for server in ORDER]
        if any(figures):
            columns.append((title, *figures))
    if len(columns) == 1:
        return []
    head, *rows = zip(*columns, strict=True)
    return [head, *(row for row in rows if any(row[1:]))]


def _middle(rounds: list[Round], load: str, server: str, key: str) -> str:
    found = [figures[key] for round in rounds if isinstance(figures := round.get((load, server)), dict)]
    return short(median(found)) if found else ""


def short(figure: float) -> str:
    """Three digits that count."""
    if figure and abs(figure) < 100:
        return f"{figure:.3g}"
    return f"{figure:,.0f}"


def aligned(rows: list[tuple[str, ...]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
    return "\n".join(lines).replace("**", "")


def markdown(rows: list[tuple[str, ...]]) -> str:
    head, *body = ("| " + " | ".join(row) + " |" for row in rows)
    return "\n".join((head, "| --- " * len(rows[0]) + "|", *body))


def as_json(machine: dict[str, Any], lines: list[Line]) -> dict[str, Any]:
    rows = [
        {
            "name": line.row.name,
            "bar": line.row.bar_text,
            "today": line.today,
            "range": line.range,
            "holds": line.holds,
            "unit": line.row.unit.strip(),
            "rounds": line.rounds,
            "why": line.why,
        }
        for line in lines
    ]
    return {"machine": machine, "rows": rows}
