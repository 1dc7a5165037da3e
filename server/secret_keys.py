"""The secret that signs seats and makes invitations:
from the settings, or made once and kept in the data folder.
"""

import os
import secrets
import tempfile
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from server.bad_setting import BadSetting

KNOWN_WORDS = (
    "secret",
    "changeme",
    "change-me",
    "development",
    "example",
    "password",
    "passphrase",
    "kesken",
)
SHORTEST_SECRET = 32  # characters: 128 bits even when it is written in hexadecimal
FILE = "secret_key"


def read_secret_keys(text: str, data: Path, *, is_https: bool) -> tuple[str, ...]:
    """The newest first; older ones after it, parted by commas, still open what they signed."""
    keys = tuple(key.strip() for key in text.split(",") if key.strip())
    for key in keys:
        if _is_easy(key):
            raise BadSetting(
                f"SECRET_KEY is too easy to guess. Take at least {SHORTEST_SECRET} random characters, "
                "for example what `python3 -c 'import secrets; print(secrets.token_hex(32))'` prints."
            )
    if keys:
        return keys
    if is_https:
        raise BadSetting(
            "SECRET_KEY is not set. A server on the open internet needs its own: at least "
            f"{SHORTEST_SECRET} random characters."
        )
    return (_kept(data / FILE),)


def _is_easy(key: str) -> bool:
    """Too short, of few different characters, a word from a manual, or one piece again and again."""
    is_known = any(word in key.lower() for word in KNOWN_WORDS)
    is_repeated = key in (key + key)[1:-1]
    steps = {ord(one) - ord(other) for one, other in pairwise(key)}
    return len(key) < SHORTEST_SECRET or len(set(key)) < 8 or len(steps) < 8 or is_known or is_repeated


def _kept(path: Path) -> str:
    if not path.exists():
        _make(path)
    secret = _read(path)
    if not secret:  # which nothing was ever signed with
        path.unlink(missing_ok=True)
        _make(path)
        secret = _read(path)
    if _is_easy(secret):
        raise BadSetting(
            f"{path} is cut short or damaged. Bring it back from a copy, or delete it: a new one is made, "
            "and people's places and the links of saved boards are new then."
        )
    return secret


def _read(path: Path) -> str:
    return path.read_bytes().decode("ascii", errors="replace").strip()


def _make(path: Path) -> None:
    """Whole or not at all, for its owner's eyes; of two servers that start at once, one makes it."""
    number, name = tempfile.mkstemp(prefix=f".{FILE}.", dir=path.parent)  # its mode is 600
    try:
        with os.fdopen(number, "w") as file:
            file.write(secrets.token_hex(32))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            _name(name, path)
    finally:
        Path(name).unlink(missing_ok=True)


def _name(name: str, path: Path) -> None:
    """Raises FileExistsError when another one was quicker, where the file system can tell."""
    try:
        os.link(name, path)
    except FileExistsError:
        raise
    except OSError:  # some know no second name for a file
        Path(name).replace(path)
