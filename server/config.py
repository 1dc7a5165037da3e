"""The settings, each with its reason.
They come from the environment; README.md documents every one (a test holds it).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import redis
import sqlalchemy as db
from sqlalchemy import exc

from server.bad_setting import BadSetting
from server.names import LOOPBACK, USUAL_PORTS, heard_at, in_url, name_in, read_listen, read_public_url
from server.pace import COLLECTED, Pace
from server.secret_keys import read_secret_keys
from sessions.texts import tidy_line

__all__ = ["BadSetting", "Settings", "read_settings"]


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
    engine: str = "ours"  # what carries the socket; stock: Flask-SocketIO's own, to compare with
    limits: bool = True
    pace: Pace = COLLECTED
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
        return self.origins[0]

    @property
    def origins(self) -> list[str]:
        """The only origins that pages of ours are opened from; the first is the one that is told."""
        if self.public_url:
            return [self.public_url]
        hosts = dict.fromkeys((self.lan, *heard_at(self.host)) if self.lan else heard_at(self.host))
        port = "" if self.port == USUAL_PORTS["http"] else f":{self.port}"
        return [f"http://{in_url(host)}{port}" for host in hosts]

    @property
    def who_runs_it(self) -> str:
        """As the settings say it; else the name or address by which the server is known."""
        return self.operator or self.base_url.partition("://")[2]

    def answers_to(self, host: str) -> bool:
        """Whether a request's Host names this server, on whichever port: a proxy may leave the port out. This
        machine itself may always ask, by 127.0.0.1.
        """
        return name_in(host) in self._names

    @cached_property
    def _names(self) -> frozenset[str | None]:
        return frozenset((*map(_name_of, self.origins), *LOOPBACK))


def _name_of(origin: str) -> str | None:
    return name_in(origin.partition("://")[2])


def read_settings(env: Mapping[str, str], *, port: int | None = None, lan: str = "") -> Settings:
    """Raises BadSetting with a sentence that says which setting, and what would do."""
    data = _data_folder(env.get("KESKEN_DATA") or "var")
    public_url = read_public_url(env.get("PUBLIC_URL", ""))
    create = env.get("CREATE") or ("passphrase" if public_url else "open")
    if create not in ("open", "passphrase"):
        raise BadSetting(f"CREATE is {create!r}. It can be open or passphrase.")
    if create == "passphrase" and not tidy_line(env.get("PASSPHRASE", "")):
        raise BadSetting(
            "Whoever makes a session must know a passphrase here: "
            "set PASSPHRASE, or CREATE=open to let everyone."
        )
    engine = env.get("ENGINE") or Settings.engine
    if engine not in ("ours", "stock"):
        raise BadSetting(f"ENGINE is {engine!r}. It can be ours or stock.")
    return Settings(
        engine=engine,
        host=read_listen(env.get("LISTEN") or "127.0.0.1"),
        port=_port(env, port),
        trusted_proxies=_trusted_proxies(env.get("TRUSTED_PROXIES") or "0"),
        data=data,
        lan=lan,
        public_url=public_url,
        create=create,
        database_url=_database_url(env.get("DATABASE_URL") or f"sqlite:///{data / 'kesken.db'}"),
        redis_url=_redis_url(env.get("REDIS_URL", "")),
        passphrase=env.get("PASSPHRASE", ""),
        secret_keys=read_secret_keys(
            env.get("SECRET_KEY", ""), data, is_https=public_url.startswith("https://")
        ),
        operator=env.get("OPERATOR", ""),
        contact=env.get("CONTACT", ""),
        backup_days=_number("BACKUP_DAYS", days) if (days := env.get("BACKUP_DAYS")) else 0,
        most_phones=_number("MOST_PHONES", env.get("MOST_PHONES") or "500"),
        most_from_address=_number("MOST_FROM_ADDRESS", env.get("MOST_FROM_ADDRESS") or "1500"),
    )


def _data_folder(named: str) -> Path:
    """People's words lie there: it is made for its owner alone. Raises OSError."""
    data = Path(named).absolute()
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    return data


def _port(env: Mapping[str, str], port: int | None) -> int:
    text = str(port) if port is not None else env.get("PORT") or "5000"
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= 65_535:
        raise BadSetting(f"PORT is {text!r}. It is a number from 1 to 65535; 5000 is usual.")
    return int(text)


def _database_url(text: str) -> str:
    """Never repeats what was set: there is a password in it."""
    kind, sign, _ = text.partition("://")
    if not sign or kind.partition("+")[0] not in ("sqlite", "postgresql"):
        raise BadSetting(f"DATABASE_URL names no database that Kesken knows. {LIKE_THIS}")
    try:
        parsed = db.make_url(text)
    except (exc.ArgumentError, ValueError):
        raise BadSetting(
            f"DATABASE_URL cannot be read. {LIKE_THIS} Inside a password @ : / are written %40 %3A %2F."
        ) from None
    is_file = parsed.database and parsed.database != ":memory:" and not parsed.query
    if kind.startswith("sqlite") and not is_file:
        raise BadSetting(f"DATABASE_URL names no file for SQLite. {LIKE_THIS}")
    return text


LIKE_THIS = "It looks like sqlite:////var/lib/kesken/kesken.db or postgresql://name@host/kesken."


def _redis_url(text: str) -> str:
    """Never repeats what was set: there may be a password in it."""
    try:
        if text:
            redis.ConnectionPool.from_url(text).make_connection()  # connects to nothing yet
    except (ValueError, TypeError, redis.RedisError):
        raise BadSetting("REDIS_URL cannot be read. It looks like redis://127.0.0.1:6379/0.") from None
    return text


def _trusted_proxies(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) > 9:
        raise BadSetting(f"TRUSTED_PROXIES is {text!r}. It is how many proxies stand in front: 0, 1 or 2.")
    return int(text)


def _number(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= 1_000_000:
        raise BadSetting(f"{name} is {text!r}. It is a number from 1 to 1000000.")
    return int(text)
