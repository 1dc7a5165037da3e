"""A workshop that was played without a server, poured into a database as the server would have stored it."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as db
from msgspec.json import encode

from server.store.engine import make_engine
from server.store.tables import events, keys, metadata, sessions, slips, steps, texts
from tests.sessions.play import BOARD, CURVE, SESSION, Play

TAG_KEY = "the key that tells phones apart"


def under_way(**how: Any) -> Play:
    """A curve that was shown; a board with a thought, a continuation, a change and a thought taken back; and
    a round of which five slips wait.
    """
    play = Play.on(CURVE, **how)
    play.ben.marks(3)
    play.filled_up(1)
    play.ann.shows()
    play.ann.opens(BOARD)
    bens, cleos = play.ben.posts("half of a thought"), play.cleo.posts("another half")
    play.filled_up(2)
    play.ann.shows()
    play.cleo.continues(bens, "and its other half")
    play.ben.changes(bens, "the thought, changed")
    play.filled_up(2)
    play.ann.shows()
    play.cleo.takes_back(cleos)
    play.ben.posts("sealed words")
    play.filled_up(1)
    return play


def pour(url: str, play: Play, *, session: str = SESSION, **row: Any) -> None:
    engine = make_engine(url)
    with engine.begin() as conn:
        for table, rows in _rows(play, session, row):
            if made := [{"session": session, **one} for one in rows]:
                conn.execute(db.insert(table), made)
    engine.dispose()


def _rows(play: Play, session: str, row: dict[str, Any]) -> Iterable[tuple[db.Table, list[dict[str, Any]]]]:
    is_ended = play.view.phase == "ended"
    header = play.view.session
    assert header
    own = {
        "code": session[-7:].upper(),
        "epoch": 1,
        "head": play.state.head,
        "box_version": play.state.box_version,
        "tag_key": "" if is_ended else TAG_KEY,
        "language": "en",
        "kept_until": header.kept_until,
        "is_ended": is_ended,
        "agenda_version": 1,
    }
    yield sessions, [own | row]
    yield keys, [{"hash": f"the hash of {session}'s key", "kind": "facilitator"}]
    yield (
        steps,
        [
            {
                "step": plan.step,
                "position": place,
                "kind": plan.kind,
                "title": plan.title,
                "prompt": plan.prompt,
                "minutes": plan.minutes,
                "notes": plan.notes,
                "settings": encode(plan.settings).decode(),
            }
            for place, plan in enumerate(play.agenda.values())
        ],
    )
    yield events, [{"seq": one.seq, "body": one.body.decode(), "chain": one.chain} for one in play.log]
    yield slips, [slip._asdict() for slip in play.state.box.values()]
    yield texts, [{"name": name, **words._asdict()} for name, words in play.state.words.items()]


def count(url: str) -> dict[str, int]:
    """How many rows each table holds."""
    engine = make_engine(url)
    with engine.begin() as conn:
        counted = {
            name: conn.scalar(db.select(db.func.count()).select_from(table)) or 0
            for name, table in metadata.tables.items()
        }
    engine.dispose()
    return counted


def ask(url: str, statement: str, **values: Any) -> list[Any]:
    """Whatever a statement answers, committed."""
    engine = make_engine(url)
    with engine.begin() as conn:
        done = conn.execute(db.text(statement), values)
        found = list(done) if done.returns_rows else []
    engine.dispose()
    return found
