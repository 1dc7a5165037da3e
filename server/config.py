"""The settings, each with its reason. They come from the environment; README.md documents every one (a test
holds it).
"""

import os
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

from sessions.texts import tidy_line


class BadSetting(Exception):
    """A setting that the server refuses to start with; the message is for whoever starts it."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    host: str = "127.0.0.1"  # a proxy on this machine speaks to it; nobody else can
    port: int = 5000
    trusted_proxies: int = 0  # so many proxies stand in front, each adding an address to X-Forwarded-For
    data: Path = Path("var")
    database_url: str = ""
    redis_url: str = ""
    public_url: str = ""
    secret_keys: tuple[str, ...] = ()
    create: str = "open"
    passphrase: str = ""
    operator: str = ""
    contact: str = ""
    backup_days: int = 0  # until no backup holds any more what was deleted; 0: nobody knows
    most_phones: int = 500  # of one session in one process
    most_from_address: int = 1500  # open connections: a venue is one address
    lan: str = ""  # this machine's address among the phones of the same Wi-Fi, when it listens there
    languages: tuple[str, ...] = ("en", "fi")
    limits: bool = True
    root: Path = Path(__file__).parent.parent  # where templates/ and static/ lie

    @property
    def is_public(self) -> bool:
        return bool(self.public_url)

    @property
    def is_https(self) -> bool:
        return self.public_url.startswith("https://")

    @property
    def base_url(self) -> str:
        """What every link and QR begins with; never taken from a request's Host."""
        return self.public_url or f"http://{self.lan or '127.0.0.1'}:{self.port}"

    @property
    def origins(self) -> list[str]:
        """The only origins that pages of ours are opened from."""
        if self.public_url:
            return [self.public_url]
        hosts = ["127.0.0.1", "localhost", *([self.lan] if self.lan else [])]
        return [f"http://{host}:{self.port}" for host in hosts]


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


def read_settings(env: Mapping[str, str], *, port: int | None = None, lan: str = "") -> Settings:
    """Raises BadSetting with a sentence that says which setting, and what would do."""
    data = Path(env.get("KESKEN_DATA") or "var").absolute()
    data.mkdir(mode=0o700, parents=True, exist_ok=True)  # people's words lie there
    public_url = _public_url(env.get("PUBLIC_URL", ""))
    create = env.get("CREATE") or ("passphrase" if public_url else "open")
    if create not in ("open", "passphrase"):
        raise BadSetting(f"CREATE is {create!r}. It can be open or passphrase.")
    if create == "passphrase" and not tidy_line(env.get("PASSPHRASE", "")):
        raise BadSetting(
            "Whoever makes a session must know a passphrase here: "
            "set PASSPHRASE, or CREATE=open to let everyone."
        )
    return Settings(
        host=env.get("LISTEN") or "127.0.0.1",
        port=_port(env, port),
        trusted_proxies=_trusted_proxies(env.get("TRUSTED_PROXIES") or "0"),
        data=data,
        lan=lan,
        public_url=public_url,
        create=create,
        database_url=_database_url(env.get("DATABASE_URL") or f"sqlite:///{data / 'kesken.db'}"),
        redis_url=env.get("REDIS_URL", ""),
        passphrase=env.get("PASSPHRASE", ""),
        secret_keys=_secret_keys(env.get("SECRET_KEY", ""), data, is_https=public_url.startswith("https://")),
        operator=env.get("OPERATOR", ""),
        contact=env.get("CONTACT", ""),
        backup_days=_number("BACKUP_DAYS", days) if (days := env.get("BACKUP_DAYS")) else 0,
        most_phones=_number("MOST_PHONES", env.get("MOST_PHONES") or "500"),
        most_from_address=_number("MOST_FROM_ADDRESS", env.get("MOST_FROM_ADDRESS") or "1500"),
    )


def _port(env: Mapping[str, str], port: int | None) -> int:
    text = str(port) if port is not None else env.get("PORT") or "5000"
    if not (text.isascii() and text.isdigit()) or int(text) > 65_535:
        raise BadSetting(f"PORT is {text!r}. It is a number up to 65535; 5000 is usual.")
    return int(text)


def _database_url(text: str) -> str:
    kind, sign, _ = text.partition("://")
    if not sign or kind.partition("+")[0] not in ("sqlite", "postgresql"):
        raise BadSetting(
            "DATABASE_URL names no database that Kesken knows. "
            "It looks like sqlite:////var/lib/kesken/kesken.db or postgresql://name@host/kesken."
        )
    return text


def _trusted_proxies(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) > 9:
        raise BadSetting(f"TRUSTED_PROXIES is {text!r}. It is how many proxies stand in front: 0, 1 or 2.")
    return int(text)


def _number(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= 1_000_000:
        raise BadSetting(f"{name} is {text!r}. It is a number from 1 to 1000000.")
    return int(text)


def _public_url(text: str) -> str:
    parts = urlsplit(text.strip())
    if not text.strip():
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path not in ("", "/"):
        raise BadSetting(f"PUBLIC_URL is {text!r}. It looks like https://kesken.example.org, without a path.")
    return f"{parts.scheme}://{parts.netloc}".lower()


def _secret_keys(text: str, data: Path, *, is_https: bool) -> tuple[str, ...]:
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
    return (_kept_secret(data / "secret_key"),)


def _is_easy(key: str) -> bool:
    """Too short, of few different characters, a word from a manual, or one piece again and again."""
    is_known = any(word in key.lower() for word in KNOWN_WORDS)
    is_repeated = key in (key + key)[1:-1]
    steps = {ord(one) - ord(other) for one, other in pairwise(key)}
    return len(key) < SHORTEST_SECRET or len(set(key)) < 8 or len(steps) < 8 or is_known or is_repeated


def _kept_secret(path: Path) -> str:
    """Whole or not at all: neither a full disk nor two processes that start at once leave an empty one."""
    is_empty = path.exists() and not path.read_text().strip()
    if is_empty or not path.exists():
        number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # its mode is 600
        try:
            with os.fdopen(number, "w") as file:
                file.write(secrets.token_hex(32))
            if is_empty:
                Path(name).replace(path)
            else:
                with suppress(FileExistsError):
                    path.hardlink_to(name)
        finally:
            Path(name).unlink(missing_ok=True)
    return path.read_text().strip()
