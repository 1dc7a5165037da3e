"""A fault of the program's own, in one line: of which kind it is, and where it happened.

Whoever keeps a server reads its log, and a page of code tells them nothing. The fault's own message stays
out: it may hold what somebody wrote.
"""

from collections.abc import Iterator
from pathlib import Path
from traceback import walk_tb

HOME = Path(__file__).resolve().parents[1]
OUR_FOLDERS = (HOME / "server", HOME / "sessions")
FAULT = "A fault of Kesken's own"  # by these words a log is searched for them
MOST = 6  # places: the nearest ones tell enough


def fault(error: BaseException) -> str:
    return f"{FAULT}: {type(error).__name__} {trail(error)}. Please tell those who make it."


def trail(error: BaseException) -> str:
    """Where it happened: in our own files, the nearest first, and before them where a library gave up."""
    places = list(_places(error))[::-1]
    if not places:
        return "at a place that nobody knows"
    near = [place for place in places[1:] if not place.startswith("…")]
    return "at " + " ← ".join([places[0], *near][:MOST])


def is_ours(error: BaseException) -> bool:
    """Whether something of ours was at work when it happened."""
    return any(not place.startswith("…") for place in _places(error))


def _places(error: BaseException) -> Iterator[str]:
    for frame, line in walk_tb(error.__traceback__):
        path = Path(frame.f_code.co_filename)
        is_here = any(path.is_relative_to(folder) for folder in OUR_FOLDERS)
        shown = path.relative_to(HOME).as_posix() if is_here else f"…/{path.parent.name}/{path.name}"
        yield f"{shown}:{line}"
