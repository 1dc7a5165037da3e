"""The table of faults: how long it took until phones were equal again.

python -m tests.faults.table [part of a fault's name …]    runs them in full length, and prints it
"""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.faults.houses import Services
from tests.faults.mixture import FAULTS
from tests.faults.rooms import WHOLE
from tests.faults.runs import Run, run

HEAD = (
    "fault",
    "database",
    "X p50 / p99 s",
    "all sent s",
    "start s",
    "echo p99 ms",
    "stored",
    "unknown",
    "broken",
)


RUNS: list[Run] = []  # of full length, in this process


def lines(runs: Iterable[Run]) -> Iterator[str]:
    yield f"| {' | '.join(HEAD)} |"
    yield f"|{' --- |' * len(HEAD)}"
    for done in runs:
        if figures := done.figures:
            cells = (
                done.fault,
                done.setting.database,
                f"{figures.p50:.2f} / {figures.p99:.2f}",
                f"{figures.settled:.1f}",
                f"{max(figures.starts):.2f}" if figures.starts else "",
                f"{figures.echo:.0f}" if figures.echo is not None else "",
                str(figures.acts),
                str(figures.unknown),
                str(len(done.violations)),
            )
            yield f"| {' | '.join(cells)} |"


def main() -> None:
    services, runs = Services(), list[Run]()
    for name, fault in FAULTS.items():
        if sys.argv[1:] and not any(part in name for part in sys.argv[1:]):
            continue
        for database in fault.databases:
            with tempfile.TemporaryDirectory(prefix="kesken-faults-") as folder:
                runs.append(run(fault, services, Path(folder), database=database, size=WHOLE))
            sys.stdout.write(f"{runs[-1]}\n")
            sys.stdout.flush()
    services.close()
    sys.stdout.write("\n".join(lines(runs)) + "\n")


if __name__ == "__main__":
    main()
