"""Pruning, backup, restore, check and doctor, by command.
They run beside a server at work, and take the same settings from the environment.
"""

import argparse
import os
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

import sqlalchemy as db
from sqlalchemy import exc

from server.config import Settings, read_settings
from server.ground.refusals import why_not
from server.keeping import Stop, counted
from server.keeping.backup import backup
from server.keeping.check import Damage, check
from server.keeping.deleted import Deleted
from server.keeping.doctor import Finding, Why, examine
from server.keeping.known_day import KnownDay, this_day
from server.keeping.loop import MOST_STALL, loop_stall
from server.keeping.pages import Pages
from server.keeping.prune import Forgetting
from server.keeping.restore import restore
from server.keeping.snapshot import snapshot
from server.keeping.wiping import wipe
from server.store.engine import Store
from server.store.migrate import upgrade
from sessions.refusals import NotFound

MOST_NAMED = 20  # sessions in a sentence
PATIENCE = 30.0  # seconds for whoever reads the database meanwhile

Say = Callable[[str], None]
Command = Callable[[argparse.Namespace, Settings, Say], int]


def main(say: Say, arguments: list[str] | None = None) -> int:
    """The exit code: 0 well, 1 something is wrong, and `say` was told what; 130 stopped by Ctrl+C."""
    options = _options().parse_args(arguments)
    command: Command = options.command
    settings: Settings | None = None
    try:
        settings = read_settings(os.environ)
        return command(options, settings, say)
    except KeyboardInterrupt:
        say("Stopped. Nothing is left half done.")
        return 130
    except BrokenPipeError:
        raise
    except Exception as no:
        say(why_not(no, settings))
    return 1


def prune_sessions(options: argparse.Namespace, settings: Settings, say: Say) -> int:
    upgrade(settings.database_url)
    store = Store(settings.database_url)
    known = KnownDay(settings.data)
    forgetting = Forgetting(store, Deleted(settings.data), known, wipes_by_itself=False)
    if options.session:
        try:
            forgetting.delete(options.session)
        except NotFound:
            raise Stop(f"There is no session {options.session}.") from None
        say("1 session is deleted here. Backups keep it until you delete them; a restore leaves it out.")
    else:
        _believe_the_clock(known, options.today)
        say(f"Past their time or never opened, and deleted: {counted(forgetting.prune(), 'session')}.")
    return _wipe(store, say)


def make_backup(options: argparse.Namespace, settings: Settings, say: Say) -> int:
    began = time.monotonic()
    counts = backup(settings.database_url, options.here / options.file, data=settings.data)
    what = f"{counted(counts['sessions'], 'session')} with {counted(counts['events'], 'event')}"
    say(f"Backed up in {time.monotonic() - began:.1f} s: {what}.")
    say("What was given and not yet shown is not in it, and neither is SECRET_KEY: keep that elsewhere.")
    return 0


def bring_back(options: argparse.Namespace, settings: Settings, say: Say) -> int:
    _believe_the_clock(KnownDay(settings.data))  # what is past its time does not come back
    upgrade(settings.database_url)
    store = Store(settings.database_url)
    act = partial(
        restore,
        path=options.here / options.file,
        deleted=Deleted(settings.data),
        replace=options.replace,
        without=options.without,
    )
    done = store.work(act)
    say(f"Brought back: {counted(done.sessions, 'session')}, in place of {done.replaced}.")
    if done.left_out:
        say(f"Left out, since deleted or past their time: {counted(done.left_out, 'session')}.")
    say("Whoever is connected gets the room anew within seconds. Rounds that were open begin again.")
    return _wipe(store, say) or look_through(options, settings, say)


def look_through(options: argparse.Namespace, settings: Settings, say: Say) -> int:
    with snapshot(settings.database_url) as conn:
        outcome = check(conn)
    for fault in outcome.faults:
        say(fault)
    say(f"{outcome.sessions} sessions, {len(outcome.faults)} faults")
    if outcome.damage:
        _say_what_is_whole(outcome.damage, say)
    return 1 if outcome.faults or outcome.damage else 0


def _say_what_is_whole(damage: Damage, say: Say) -> None:
    say("Pages of the database are damaged: its disk fails, or something wrote into it.")
    if damage.broken:
        say(f"Whole: {_named(damage.whole)}. Not whole: {_named(damage.broken)}.")
        say(
            "Stop Kesken, set the database aside and bring back the newest backup: ./dev restore FILE. What "
            "was written since it was made is lost then, in all sessions; what you set aside still holds it."
        )
    else:
        say(
            f"All that can be found can still be read: {_named(damage.whole)}. Make a backup now (./dev "
            "backup FILE), stop Kesken, set the database aside and bring that one back: ./dev restore FILE."
        )


def _named(those: list[str]) -> str:
    if not those:
        return "no session"
    more = f" and {len(those) - MOST_NAMED} more" if len(those) > MOST_NAMED else ""
    return f"{counted(len(those), 'session')} ({', '.join(those[:MOST_NAMED])}{more})"


def call_doctor(options: argparse.Namespace, settings: Settings, say: Say) -> int:
    why = partial(why_not, settings=settings)
    found = _of_database(settings, why)
    for finding in found:
        say(f"{finding.level:8}{finding.say}")
    public = settings.public_url
    where = f"{public}/check" if public else "/check at the address that the server prints"
    say(f"Then open {where} on a phone in the network of the day: it tries what a session needs.")
    return 1 if any(finding.level == "wrong" for finding in found) else 0


def _of_database(settings: Settings, why: Why) -> list[Finding]:
    try:
        store = _store(settings)
        with suppress(Stop):  # of another shape: the doctor says so
            Pages(store, settings.database_url).look()
    except exc.DBAPIError as error:
        return examine(settings, error, why)
    found = examine(settings, store, why)
    return found if store.is_sqlite else [*found, _loop(store)]


def _believe_the_clock(known: KnownDay, said: date | None = None) -> None:
    """`said`: the day, as somebody told it who knows. Raises Stop."""
    if said and said != this_day():
        raise Stop(f"The clock of this machine says {this_day()}: set it by NTP first. Nothing was deleted.")
    if said:
        known.note(said)
    elif leap := known.leap(this_day()):
        raise Stop(leap)


def _loop(store: Store) -> Finding:
    stall = loop_stall(store)
    if stall > MOST_STALL:
        return Finding("wrong", f"While the database works, everything else stands still for {stall:.1f} s.")
    return Finding("fine", f"While the database works, others wait {stall * 1000:.0f} ms at most.")


def _store(settings: Settings) -> Store:
    url = db.make_url(settings.database_url)
    if url.get_backend_name() == "sqlite" and not Path(str(url.database)).exists():
        raise Stop("There is no database yet: ./dev run makes it.")
    return Store(settings.database_url)


def _wipe(store: Store, say: Say) -> int:
    if wipe(store, patience=PATIENCE):
        return 0
    say(
        "What was deleted is still in the database's files, since somebody reads. "
        "Run ./dev prune again later."
    )
    return 1


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./dev", description="Keeping house, beside a server at work.")
    parser.add_argument("--here", type=Path, default=Path(), help=argparse.SUPPRESS)
    commands = parser.add_subparsers(required=True, metavar="command")

    def add(name: str, command: Command, does: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=does, description=does)
        one.set_defaults(command=command)
        return one

    prune = add("prune", prune_sessions, "Deletes sessions that are past their time.")
    prune.add_argument("--session", metavar="ID", help="delete this one, now")
    prune.add_argument(
        "--today", metavar="DATE", type=date.fromisoformat, help="which day it is, when the clock has leapt"
    )
    add("backup", make_backup, "Writes a backup, while people work.").add_argument("file", type=Path)
    back = add("restore", bring_back, "Brings a backup back, into SQLite or PostgreSQL.")
    back.add_argument("file", type=Path)
    back.add_argument("--replace", action="store_true", help="in place of the sessions that are there")
    back.add_argument("--without", metavar="ID", action="append", default=[], help="leave this session out")
    add("check", look_through, "Looks whether what is stored agrees with itself.")
    add("doctor", call_doctor, "Says what is wrong with this server.")
    return parser
