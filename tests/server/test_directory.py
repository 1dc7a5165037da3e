"""The sessions as pages see them: made, found, read, and their agendas."""

from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest
import sqlalchemy as db
from msgspec import to_builtins

from server.access import keys
from server.access.agendas import Agendas
from server.access.directory import Directory
from server.access.limits import Limits
from server.access.making import Making
from server.config import Settings
from server.store import directory as rows
from server.store.engine import Store, make_engine
from sessions.refusals import NotFound, Refused
from sessions.stage.ajar import LeaveAjar, ShutStep
from tests.server.in_a_room import House, InARoom
from tests.server.poured import ask as query
from tests.sessions.play import AGENDA, BOARD, OTHER_BOARD, refused

SECRET = "the newest secret of this server"


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    store = Store(database)
    yield store
    store.close()


@pytest.fixture
def directory(store: Store) -> Directory:
    return Directory(store, Settings(secret_keys=(SECRET,)), Limits())


@pytest.fixture
def making(store: Store) -> Making:
    return Making(store, Settings(secret_keys=(SECRET,)), Limits())


@pytest.fixture
def agendas(store: Store) -> Agendas:
    return Agendas(store)


def make(making: Making, **wishes: Any) -> Any:
    wish = {
        "title": " One calendar ",
        "change": "the calendar",
        "language": "en",
        "audience": ("team", ""),
        "keep_days": 365,
        "is_one_team": False,
        "design": "where_are_we",
    }
    return making.create(**{**wish, **wishes})


def test_a_session_is_made_with_its_agenda_and_its_first_event(
    agendas: Agendas, making: Making, directory: Directory
) -> None:
    made = make(making)

    view, seq = directory.view(made.session)
    version, steps = agendas.read(made.session)
    assert (view.phase, view.session.title, seq) == ("waiting", "One calendar", 1)
    assert (version, [step["kind"] for step in steps]) == (1, ["curve", "board", "curve"])
    assert directory.language(made.session) == "en"


@pytest.mark.parametrize(
    ("wish", "code", "field"),
    [
        ({"title": ""}, "needs_title", "title"),
        ({"change": "x" * 81}, "too_long_title", "change"),
        ({"language": "xx"}, "bad_language", "language"),
        ({"audience": ("everyone", "")}, "needs_readers", "audience"),
        ({"audience": ("others", "")}, "needs_readers", "audience"),
        ({"keep_days": 31}, "bad_date", "keep_days"),
        ({"design": "no such"}, "bad_design", "design"),
    ],
)
def test_a_wish_that_cannot_be_met_is_refused_by_its_field(
    making: Making, wish: dict[str, Any], code: str, field: str
) -> None:
    with refused(code, field):
        make(making, **wish)


def test_a_session_is_found_by_code_and_by_its_keys(making: Making, directory: Directory) -> None:
    made = make(making)
    links = directory.links(made.session)
    invitation, board = links.join_url.partition("#")[2], links.board_url.rpartition("/")[2]

    assert directory.find_code(links.code.lower(), "192.0.2.1") == made.session
    assert directory.find_key(made.desk_key, "facilitator") == made.session
    assert directory.find_key(invitation, "participant") == made.session
    assert directory.find_key(board, "board") == made.session
    assert directory.find_key(directory.mint(made.session, "screen"), "screen") == made.session


def test_no_key_opens_another_door(making: Making, directory: Directory) -> None:
    made = make(making)
    every = {
        "facilitator": made.desk_key,
        "screen": directory.mint(made.session, "screen"),
        "participant": directory.links(made.session).join_url.partition("#")[2],
        "board": directory.links(made.session).board_url.rpartition("/")[2],
    }

    for kind, key in every.items():
        for other in set(keys.KINDS) - {kind}:
            for forged in (key, keys.KINDS[other][0] + key[1:]):
                with pytest.raises(NotFound):
                    directory.find_key(forged, other)


def test_links_of_a_new_secret_are_made_by_two_processes_at_once(making: Making, database: str) -> None:
    """The secret was changed, both are started again, and a phone enters at each."""
    made = make(making)
    raised: list[Exception] = []
    derived = {"digest": "of the new secret", "session": made.session, "kind": "board"}

    def the_other() -> None:
        try:
            with make_engine(database).begin() as conn:
                rows.add_key(conn, **derived)
        except db.exc.DBAPIError as error:
            raised.append(error)

    other = Thread(target=the_other)
    with make_engine(database).begin() as conn:
        rows.add_key(conn, **derived)
        other.start()
        other.join(timeout=0.3)  # it waits for us, or is done
    other.join()

    assert raised == []
    assert query(database, "select count(*) from keys where hash = :it", it=derived["digest"]) == [(1,)]


def test_only_the_hash_of_a_key_is_stored(making: Making, database: str) -> None:
    made = make(making)

    stored = query(database, "select hash from keys where session = :here", here=made.session)

    assert keys.hash_of(made.desk_key) in {row[0] for row in stored}
    assert made.desk_key not in {row[0] for row in stored}


def test_a_wrong_code_finds_nothing_and_is_counted(directory: Directory) -> None:
    for _ in range(3):
        with pytest.raises(NotFound):
            directory.find_code("AAAAAAA", "192.0.2.1")

    with refused("too_many_tries", "code"):
        directory.find_code("AAAAAAA", "192.0.2.1")


def test_an_ended_session_is_past_joining(making: Making, directory: Directory, database: str) -> None:
    made = make(making)
    query(database, "update sessions set is_ended = true where session = :here", here=made.session)

    with pytest.raises(NotFound):
        directory.find_code(directory.links(made.session).code, "192.0.2.1")


def test_a_session_that_is_not_there_is_not_found(agendas: Agendas, directory: Directory) -> None:
    for look in (directory.view, agendas.read, directory.links, directory.language):
        with pytest.raises(NotFound):
            look("nosuchroom")
    with pytest.raises(NotFound):
        agendas.replace("nosuchroom", 1, [])


def test_an_agenda_comes_back_as_it_was_written(agendas: Agendas, making: Making) -> None:
    made = make(making)
    wish = [to_builtins(plan) for plan in AGENDA]

    version = agendas.replace(made.session, 1, wish)

    assert agendas.read(made.session) == (version, wish)
    assert version == 2


def test_whoever_saves_second_is_told_so(agendas: Agendas, making: Making) -> None:
    made = make(making)
    wish = [to_builtins(plan) for plan in AGENDA]
    agendas.replace(made.session, 1, wish)

    with refused("changed"):
        agendas.replace(made.session, 1, wish)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"minutes": "nine"}, "steps.1.minutes"),
        ({"minutes": 601}, "steps.1.minutes"),
        ({"minutes": "\ud800"}, "steps"),
        ({"step": "no id"}, "steps.1.step"),
        ({"kind": "poll"}, "steps.1.kind"),
        ({"settings": {"columns": 1}}, "steps.1.settings.columns"),
        ({"more": 1}, "steps.1"),
    ],
)
def test_an_agenda_of_the_wrong_shape_is_refused_with_its_place(
    agendas: Agendas, making: Making, wrong: dict[str, Any], field: str
) -> None:
    made = make(making)
    wish = [to_builtins(plan) for plan in AGENDA]

    with refused("bad_shape", field):
        agendas.replace(made.session, 1, [wish[0], {**wish[1], **wrong}])


def test_a_step_that_was_on_the_stage_stays_on_the_agenda(agendas: Agendas, store: Store) -> None:
    house = House(str(store.engine.url.render_as_string(hide_password=False)))
    play = InARoom.on(AGENDA[1].step, house)
    house.close()
    wish = [to_builtins(plan) for plan in AGENDA]

    with refused("step_used"):
        agendas.replace(play.state.session, 1, [wish[0]])
    with refused("step_used"):
        agendas.replace(play.state.session, 1, [{**wish[1], "kind": "curve"}])
    assert agendas.replace(play.state.session, 1, [wish[1]]) == 2


def test_s13_a_board_that_was_only_left_ajar_stays_and_may_get_other_words(
    agendas: Agendas, store: Store
) -> None:
    """Whether a thought waits in it is told to nobody, so it stays whether one does or not."""
    house = House(str(store.engine.url.render_as_string(hide_password=False)))
    play = InARoom.on(BOARD, house)
    play.ann.asks(LeaveAjar(step=OTHER_BOARD))
    play.ann.asks(ShutStep(step=OTHER_BOARD))
    house.close()
    wish = {plan.step: to_builtins(plan) for plan in AGENDA}
    without = [plan for step, plan in wish.items() if step != OTHER_BOARD]
    renamed = {**wish[OTHER_BOARD], "title": "Later", "prompt": "What else?"}

    with pytest.raises(Refused) as no:
        agendas.replace(play.state.session, 1, without)
    assert no.value.code == "step_ajar"
    assert "on the stage" not in no.value.say
    assert agendas.replace(play.state.session, 1, [*without, renamed]) == 2


def test_a_code_that_is_taken_is_drawn_anew(
    making: Making, directory: Directory, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = iter(["AAAAAAA", "AAAAAAA", "BBBBBBB"])
    monkeypatch.setattr("server.access.making.new_code", lambda: next(codes))

    first, second = make(making), make(making)

    assert directory.links(first.session).code == "AAAAAAA"
    assert directory.links(second.session).code == "BBBBBBB"
    assert directory._store.work(rows.with_code, "AAAAAAA") == first.session
