"""Makes the saved board for programs from the view."""

from collections import Counter
from typing import Any

from server.exports.forms import json as save
from server.exports.reading import told
from server.exports.thoughts.growth import Showings
from sessions.steps.board import BoardStep
from sessions.steps.curve.curve import CurveStep
from sessions.steps.curve.pictures import Picture
from sessions.thoughts.thought import Continuation, Idea, Thought
from sessions.view import SessionView

Absence = tuple[str, str | None, str]


def saved(view: SessionView) -> save.SavedBoard:
    header = view.session
    assert header is not None, "a session is described before anybody can open its board"
    return save.SavedBoard(
        title=header.title,
        change=header.change,
        language=header.language,
        readers=save.Readers(who=header.audience.who, others=header.audience.others),
        kept_until=header.kept_until,
        is_finished=view.phase == "ended",
        steps=[_board(step) if isinstance(step, BoardStep) else _curve(step) for step in told(view)],
    )


def _board(step: BoardStep) -> save.Board:
    showings = Showings(step)
    return save.Board(
        title=step.title,
        prompt=step.prompt,
        mode=step.mode,
        columns=list(step.columns),
        groups=[group.title for group in step.groups],
        phones=[shown.phones for shown in step.shown],
        thoughts=[_thought(step, idea, showings) for idea in step.ideas],
        absent=_absent(step),
    )


def _thought(step: BoardStep, idea: Idea, showings: Showings) -> save.Thought:
    column = step.columns[min(idea.column, len(step.columns) - 1)] if step.columns else None
    group = next((group.title for group in step.groups if group.group == idea.group), None)
    sentences = [] if idea.hidden else [one.text for one in idea.sentences if one.text is not None]
    return save.Thought(
        **_said(idea, showings),
        column=column,
        group=group,
        growth=idea.growth,
        is_resting=idea.is_resting,
        sentences=sentences,
        continuations=[_continuation(one, showings) for one in idea.continuations],
    )


def _continuation(one: Continuation, showings: Showings) -> save.Continuation:
    return save.Continuation(**_said(one, showings), kind=one.kind)


def _said(thought: Thought, showings: Showings) -> dict[str, Any]:
    return {
        "text": thought.text if thought.stands else None,
        "showing": showings.of(thought),
        "is_taken_back": thought.is_taken_back,
        "is_changed": bool(thought.changed_by) and thought.stands,
        "hidden": thought.hidden and thought.hidden.reason,
        "hidden_own": thought.hidden.own if thought.hidden else "",
    }


def _absent(step: BoardStep) -> list[save.Absent]:
    reasons: list[Absence] = [("withheld", one.reason, one.own) for one in step.withheld]
    for thought in step.thoughts:
        if thought.is_taken_back:
            reasons.append(("taken_back", None, ""))
        elif thought.hidden and thought.hidden.reason == "covered":
            reasons.append(("covered", None, ""))
        elif thought.hidden:
            reasons.append(("hidden", thought.hidden.reason, thought.hidden.own))
    return [
        save.Absent(because=because, reason=reason, own=own, count=count)  # type: ignore[arg-type]
        for (because, reason, own), count in Counter(reasons).items()
    ]


def _curve(step: CurveStep) -> save.Curve:
    return save.Curve(
        title=step.title,
        prompt=step.prompt,
        curve=step.curve,
        phases=[phase.label for phase in step.phases],
        stations=[save.Station(phase=station.phase, says=station.says) for station in step.stations],
        exits=list(step.exits),
        pictures=[_picture(picture) for picture in step.pictures],
        burnt=step.burnt,
    )


def _picture(picture: Picture) -> save.Picture:
    return save.Picture(
        round=picture.round,
        level=picture.level,
        marks=picture.n,
        cells=picture.cells,
        stations=picture.stations,
        stuck=picture.stuck,
        median=picture.median,
        agreement=picture.agreement,
        shift=picture.shift,
    )
