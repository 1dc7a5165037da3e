"""Kesken itself, as `./dev run` starts it, with the numbers of its limits lifted: every check is still made.

With COLLECTED=no each act is told by itself, and waits for no others. With LATENESS=FILE it notes how late
its loop is, and writes it there when FILE.ask appears.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from server.runtime import patch

patch()

import dataclasses  # noqa: E402
import json  # noqa: E402
import os  # noqa: E402
import time  # noqa: E402
from typing import Any  # noqa: E402

from server import main, runtime  # noqa: E402
from server.config import Settings, read_settings  # noqa: E402
from server.pace import AT_ONCE  # noqa: E402

MANY = 100_000
NAP = 0.005  # seconds between two looks at the clock


def lifted(*args: Any, **kwargs: Any) -> Settings:
    settings = read_settings(*args, **kwargs)
    pace = AT_ONCE if os.environ.get("COLLECTED") == "no" else settings.pace
    return dataclasses.replace(settings, limits=False, most_phones=MANY, most_from_address=MANY, pace=pace)


def note_lateness(path: Path) -> None:
    late, ask = list[float](), path.with_suffix(".ask")
    while True:
        before = time.monotonic()
        runtime.sleep(NAP)
        late.append(time.monotonic() - before - NAP)
        if ask.exists():
            unfinished = path.with_suffix(".new")
            unfinished.write_text(json.dumps(late))
            unfinished.replace(path)
            ask.unlink()
            late.clear()


if __name__ == "__main__":
    main.read_settings = lifted  # type: ignore[attr-defined]
    if path := os.environ.get("LATENESS"):
        runtime.spawn(note_lateness, Path(path))
    main.main()
