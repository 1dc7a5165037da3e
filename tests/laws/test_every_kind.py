"""Whatever is true of all kinds of step is true of each, with the answers that its example draws."""

import json
import subprocess
from pathlib import Path
from random import Random
from typing import Any

import pytest
from flask import Flask

from server.exports.forms.json import read_back, saved, written
from server.exports.forms.letter import letter
from server.exports.forms.markdown import markdown
from server.exports.forms.workbook import workbook
from server.exports.reading import read
from server.exports.steps import TOLD
from server.keeping.check_box import faults_of_box
from sessions.refusals import Refused
from sessions.rounds.ending import QUORUM
from sessions.stage.closing import CloseStep
from sessions.stage.restored import begin_next_round
from sessions.steps import KINDS, ending_of, planned
from sessions.steps.kind import Kind
from sessions.view import SessionView, Step, canonical
from tests.server.exports.conftest import app, make_app, reader  # noqa: F401
from tests.sessions.play import Play, refused, snapshot

ROOT = Path(__file__).resolve().parents[2]
HERE, ELSEWHERE = "here00", "else00"
EVERY = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
ASKING = pytest.mark.parametrize(
    "kind", [kind for kind in KINDS.values() if kind.example is not Kind.example], ids=lambda kind: kind.name
)


def a_play(kind: Kind, **settings: Any) -> Play:
    """A workshop at a step of this kind; another one follows on its agenda."""
    set_to = {**kind.sample, **settings}
    here = planned(kind.name, step=HERE, title="Here", prompt="What is it?", minutes=5, settings=set_to)
    play = Play(agenda={HERE: here, ELSEWHERE: planned("break", step=ELSEWHERE, title="Elsewhere")})
    play.someone_joins()
    play.ann.opens(HERE)
    return play


def step_of(play: Play) -> Step:
    step = play.view.find(HERE)
    assert step
    return step


def gives(play: Play, phones: int, seed: int = 1) -> None:
    chance = Random(seed)
    for phone in play.others(phones):
        answer = KINDS[step_of(play).kind].example(step_of(play), chance, chance.random())
        assert answer, "whatever asks something draws an answer"
        phone.gives(answer)


def a_whole_life(kind: Kind) -> Play:
    """Given to and shown twice, left with something in it, come back to, and ended."""
    play = a_play(kind)
    if ending_of(step_of(play)):
        for seed in range(2):
            gives(play, QUORUM, seed)
            play.ann.shows(step=HERE)
            play.ann.opens(ELSEWHERE)
            play.ann.opens(HERE)
            if not step_of(play).takes:
                play.ann.asks_again()
        gives(play, 2)
    play.ann.opens(ELSEWHERE)
    play.ann.ends()
    return play


@EVERY
def test_it_opens_with_what_it_is_set_to_and_comes_back(kind: Kind) -> None:
    play = a_play(kind)
    opened = step_of(play)

    assert (play.view.stage, opened.kind, opened.title) == (HERE, kind.name, "Here")
    play.ann.opens(ELSEWHERE)
    assert not step_of(play).takes
    play.ann.opens(HERE)
    assert play.view.stage == HERE


@EVERY
def test_it_asks_something_or_cannot_be_closed(kind: Kind) -> None:
    play = a_play(kind)

    assert (ending_of(step_of(play)) is None) == (kind.example is Kind.example)
    if ending_of(step_of(play)) is None:
        with refused("wrong_kind"):
            play.ann.asks(CloseStep(step=HERE))


@ASKING
def test_r2_too_few_phones_are_not_shown(kind: Kind) -> None:
    play = a_play(kind)
    ending = ending_of(step_of(play))
    assert ending
    gives(play, ending.quorum - 1)
    with pytest.raises(Refused, match="too_few"):
        play.ann.shows(step=HERE)

    gives(play, QUORUM)
    play.ann.shows(step=HERE)

    assert play.sealed() == []


@ASKING
def test_r5_r7_what_was_given_waits_when_it_leaves_or_is_burnt_and_never_keeps_its_tag(kind: Kind) -> None:
    play = a_play(kind)
    gives(play, 3)
    ending = ending_of(step_of(play))
    assert ending

    play.ann.opens(ELSEWHERE)

    assert bool(play.sealed()) == ending.stays_sealed
    assert not any(slip.tag for slip in play.state.box.values())
    assert list(faults_of_box(play.view, play.state.box)) == []


@ASKING
def test_a_restore_opens_the_next_round_and_nothing_is_left_of_the_old_one(kind: Kind) -> None:
    play = a_play(kind)
    gives(play, 3)
    play.state.box.clear()
    round, turn = step_of(play).round, play._turn()

    begin_next_round(turn)
    play._write(turn)

    assert step_of(play).round == round + 1
    gives(play, QUORUM)
    play.ann.shows(step=HERE)


@EVERY
def test_what_is_stored_makes_the_state_that_is_live(kind: Kind) -> None:
    play = a_whole_life(kind)

    assert snapshot(play.folded_again()) == snapshot(play.state)


@EVERY
def test_both_folds_make_the_same_view(kind: Kind) -> None:
    play = a_whole_life(kind)
    asked = {"view": json.loads(canonical(SessionView())), "events": play.told()}
    command = ["node", "tests/laws/fold.mjs"]

    done = subprocess.run(command, input=json.dumps(asked), cwd=ROOT, capture_output=True, text=True)

    assert done.stderr == ""
    assert done.stdout.strip() == canonical(play.view).decode()


@EVERY
def test_it_is_told_on_the_saved_board_and_in_every_file(kind: Kind, app: Flask) -> None:  # noqa: F811
    view = a_whole_life(kind).view

    with app.test_request_context(headers={"Accept-Language": "en"}):
        board = read(view)
        files = markdown(board, contact=""), letter(board, link="", contact="")

        assert workbook(board)
        assert bool(board.sections) == (kind.name in TOLD)
        assert all(("here" in file.lower()) == (kind.name in TOLD) for file in files)
    assert [type(step) for step in read_back(written(saved(view))).steps] == (
        [TOLD[kind.name].Saved] if kind.name in TOLD else []
    )
