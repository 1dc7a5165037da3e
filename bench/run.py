"""How Kesken's real path stands beside other servers, on this machine, now.

  ./dev bench                     all rows, three rounds, one server after the other (about half an hour)
  ./dev bench --quick             one short round in at most three minutes: whether something broke
  ./dev bench --only WORD         rows whose name has this word, or whose load is called so
  ./dev bench --database URL      Kesken on a PostgreSQL that is there already
  ./dev bench --json FILE         also for programs; --markdown: also into docs/performance.md

Server and load have a core each. In every round each load is given to one server after the other, so that
whatever else the machine does meets all alike; figures are medians of the rounds' own ratios.
"""

import argparse
import json
import os
import signal
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import machine, table
from bench.loads import LOADS, Load
from bench.measuring import Figures, measure
from bench.rows import ROWS, Pair, Round, Row
from bench.servers import ORDER, Failed, Kind, kinds
from tools import dev_bench
from tools.dev_say import Stop, say

PAGE = machine.ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- what ./dev bench --markdown writes -->", "<!-- until here -->"
QUICK = 165.0  # seconds; on a busy machine the last loads do not come to their turn
TOO_LATE = "there was no time left"
OTHERS = 500  # files that whoever carries the connections needs beside them


def main() -> int:
    asked = arguments()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what was started is ended then too
    try:
        rows = chosen(asked)
        made = dev_bench.make()
        rounds = list[Round]()
        measure_all(rows, made, asked, rounds)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(file=sys.stderr)
    lines = [table.line_of(row, rounds) for row in rows]
    tell(lines, rounds, machine.described(made.node), asked)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev bench")
    parser.add_argument("--quick", action="store_true", help="one short round, three minutes")
    parser.add_argument("--rounds", type=int, help="3, and 1 with --quick")
    parser.add_argument("--only", metavar="NAME", help="a word of a row's name, or a load's name")
    parser.add_argument("--database", default="", metavar="URL", help="Kesken's, such as postgresql://…")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--markdown", action="store_true", help="into docs/performance.md")
    asked = parser.parse_args()
    asked.rounds = asked.rounds or (1 if asked.quick else 3)
    return asked


def chosen(asked: argparse.Namespace) -> list[Row]:
    if not sys.platform.startswith("linux"):
        raise Stop("The bench reads /proc and waits by epoll: it runs on Linux.")
    rows = [row for row in ROWS if not asked.only or is_called(row, asked.only)]
    if not rows:
        raise Stop(
            f"No row is called “{asked.only}”. There are:\n" + "\n".join(f"  {row.name}" for row in ROWS)
        )
    if asked.quick:
        rows = without(rows, [row for row in rows if row.takes_long], "takes longer than --quick has")
    if os.environ.get("ENGINE") == "stock":
        rows = without(rows, [row for row in rows if row.ours_only], "ENGINE=stock is as packages are")
    return rows


def without(rows: list[Row], left_out: list[Row], why: str) -> list[Row]:
    for row in left_out:
        say(f"Left out: {row.name} ({why}).")
    return [row for row in rows if row not in left_out]


def is_called(row: Row, only: str) -> bool:
    """Loads have short names, which stand in many a word."""
    return only == row.needs[0][0] if only in LOADS else only.lower() in row.name.lower()


def measure_all(
    rows: list[Row], made: dev_bench.Made, asked: argparse.Namespace, rounds: list[Round]
) -> None:
    began = time.monotonic()
    files, cores, known = machine.raise_files(), machine.cores(), kinds(made, asked.database)
    if not cores.are_apart:
        say("There is one core: server and load disturb each other.")
    for number in range(asked.rounds):
        rounds.append({})
        for load, server in needed(rows, turned=number % 2 == 1):
            fits = fitting(LOADS[load], asked.quick, files)
            is_late = asked.quick and time.monotonic() - began > QUICK
            figures = TOO_LATE if is_late else one(known[server], fits, made, cores)
            rounds[-1][load, server] = figures
            said = figures if isinstance(figures, str) else in_short(fits, figures)
            say(f"{number + 1}/{asked.rounds}  {load:6}  {server:20}  {said}")


def needed(rows: list[Row], *, turned: bool) -> list[Pair]:
    """Load by load. Of each load the servers come in turns in one order and in the other."""
    wanted = {pair for row in rows for pair in row.needs}
    servers = ORDER[::-1] if turned else ORDER
    return [(load, server) for load in LOADS for server in servers if (load, server) in wanted]


def fitting(load: Load, is_quick: bool, files: int) -> Load:
    load = load.quick() if is_quick else load
    if load.phones > files - OTHERS:
        say(f"Only {files} files may be open here: fewer phones than {load.phones} ({load.name}).")
    return load.with_at_most(files - OTHERS)


def one(kind: Kind, load: Load, made: dev_bench.Made, cores: machine.Cores) -> Figures | str:
    try:
        return measure(kind, load, made, cores)
    except (Failed, OSError, AssertionError) as failed:
        return str(failed) or type(failed).__name__


def in_short(load: Load, figures: Figures) -> str:
    said = [f"{figures['cpu_percent']:.0f} % CPU"]
    if load.mode in ("join", "idle"):
        said = [
            f"{figures['memory_each_kb']:.1f} KB a phone",
            f"{figures['joins_per_cpu_s']:.0f} joins a CPU second",
        ]
        said += [f"the last after {figures['last_ready_ms']:.0f} ms"]
    if figures["deliveries"]:
        said += [f"{figures['cpu_us_each']:.1f} µs an event", f"p99 {figures['p99_ms']:.1f} ms"]
    if load.mode == "crowd":
        said += [f"{figures['most_phones']:.0f} phones"]
    return ", ".join(
        [*said, f"{figures['done']:.0%} done", f"the load itself {figures['own_percent']:.0f} %"]
    )


def tell(
    lines: list[table.Line], rounds: list[Round], described: dict[str, str | int], asked: argparse.Namespace
) -> None:
    tables = [made for made in ([table.HEAD, *map(table.cells, lines)], table.servers(rounds)) if made]
    how = f"{asked.rounds} round{'s' if asked.rounds > 1 else ''}{', in short' if asked.quick else ''}"
    measured = f"{machine.sentence(described)}; {how}."
    why = table.reasons(lines)
    print("", measured, *map(table.aligned, tables), *why, sep="\n\n")
    if asked.json:
        asked.json.write_text(
            json.dumps(table.as_json(described, lines), ensure_ascii=False, indent=1) + "\n"
        )
    if asked.markdown:
        before, _, rest = PAGE.read_text().partition(BEGIN)
        after = rest.partition(END)[2]
        made = "\n\n".join((measured, *map(table.markdown, tables), *why))
        PAGE.write_text(f"{before}{BEGIN}\n\n{made}\n\n{END}{after}")


if __name__ == "__main__":
    sys.exit(main())
