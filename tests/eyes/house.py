"""A Kesken to look at: the real program without its limits on how often, so that boards fill in no time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.harness.server import Kesken, running_server


@contextmanager
def house_to_look_at(data: Path, *, pseudo: bool = False, program: str = "") -> Iterator[Kesken]:
    """`pseudo`: it also speaks the language of nobody (pseudo.py).
    `data`: an empty folder. `program`: another, such as named.py.
    """
    program = program or ("tests.eyes.pseudo" if pseudo else "tests.strangers.unhurried")
    who = {"OPERATOR": "Harbour School", "CONTACT": "harbour@example.org"}
    with running_server(data, program=program, **who) as kesken:
        yield kesken
