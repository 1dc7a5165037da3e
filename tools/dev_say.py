"""What `./dev` tells the person in front of it."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

Command = Sequence[str | Path]


class Stop(Exception):
    """It cannot go on; the message says why and what to do."""


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def must(command: Command, otherwise: str, env: Mapping[str, str] | None = None) -> None:
    """Runs a command that shows nothing while it works; when it fails, shows all it said."""
    if (said := attempt(command, env)) is not None:
        raise Stop(f"{said.strip()}\n\n{otherwise}")


def attempt(command: Command, env: Mapping[str, str] | None = None) -> str | None:
    """None when the command did its work, else what it said."""
    try:
        done = subprocess.run(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    except OSError as error:
        return str(error)
    return done.stdout.decode(errors="replace") if done.returncode else None
