"""Arranging a board: columns and groups. Nothing is merged: that two people said the same is worth seeing."""

from typing import TYPE_CHECKING

from sessions import commands as ask
from sessions import events as did
from sessions.names import tidy
from sessions.refusals import Refused
from sessions.state import State
from sessions.view import BoardStep, Group, Idea

if TYPE_CHECKING:
    from sessions.turn import Turn

MOST_GROUPS = 60
MOST_TITLE = 80


def move_ideas(turn: "Turn", command: ask.MoveIdeas) -> None:
    """I17: into a column that the board has."""
    step = _board(turn, command.step)
    if command.column >= max(1, len(step.columns)):
        raise Refused("no_column", "column")
    moved = [idea.name for idea in _ideas(step, command.ideas) if idea.column != command.column]
    if moved:
        turn.tell(did.IdeasMoved(step=step.step, ideas=moved, column=command.column))


def group_ideas(turn: "Turn", command: ask.GroupIdeas) -> None:
    """I18: an idea is in one group at most, and leaves the other."""
    step = _board(turn, command.step)
    known = next((group for group in step.groups if group.group == command.group), None)
    if known is None and len(step.groups) >= MOST_GROUPS:
        raise Refused("too_many_groups", "group", most=MOST_GROUPS)
    title = known.title if known else _title(command.title)
    joining = [idea.name for idea in _ideas(step, command.ideas) if idea.group != command.group]
    if joining:
        turn.tell(did.IdeasGrouped(step=step.step, group=command.group, title=title, ideas=joining))


def name_group(turn: "Turn", command: ask.NameGroup) -> None:
    step = _board(turn, command.step)
    group = next((group for group in step.groups if group.group == command.group), None)
    if group is None:
        raise Refused("unknown_group", "group")
    title = _title(command.title)
    if title != group.title:
        turn.tell(did.GroupNamed(step=step.step, group=group.group, title=title))


def ungroup_ideas(turn: "Turn", command: ask.UngroupIdeas) -> None:
    step = _board(turn, command.step)
    leaving = [idea.name for idea in _ideas(step, command.ideas) if idea.group]
    if leaving:
        turn.tell(did.IdeasUngrouped(step=step.step, ideas=leaving))


def _board(turn: "Turn", step: str) -> BoardStep:
    if turn.view.phase == "ended":
        raise Refused("ended")
    found = turn.view.find(step)
    if not isinstance(found, BoardStep):
        raise Refused("wrong_kind" if found else "not_on_stage")
    return found


def _ideas(step: BoardStep, names: list[str]) -> list[Idea]:
    """In the order in which they stand on the board. Raises Refused when one is not there."""
    found = [idea for idea in step.ideas if idea.name in set(names)]
    if len(found) < len(set(names)):
        raise Refused("unknown_thought", "ideas")
    return found


def _title(title: str) -> str:
    title = tidy(title)
    if len(title) > MOST_TITLE:
        raise Refused("too_long_title", "title", most=MOST_TITLE)
    return title


# --- folding


def ideas_moved(state: State, event: did.IdeasMoved) -> None:
    for idea in _named(state, event.step, event.ideas):
        idea.column = event.column


def ideas_grouped(state: State, event: did.IdeasGrouped) -> None:
    step = state.view.board(event.step)
    if all(group.group != event.group for group in step.groups):
        step.groups.append(Group(group=event.group, title=event.title))
    for idea in _named(state, event.step, event.ideas):
        idea.group = event.group
    _drop_empty(step)


def group_named(state: State, event: did.GroupNamed) -> None:
    for group in state.view.board(event.step).groups:
        if group.group == event.group:
            group.title = event.title


def ideas_ungrouped(state: State, event: did.IdeasUngrouped) -> None:
    for idea in _named(state, event.step, event.ideas):
        idea.group = None
    _drop_empty(state.view.board(event.step))


def _named(state: State, step: str, names: list[str]) -> list[Idea]:
    wanted = set(names)
    return [idea for idea in state.view.board(step).ideas if idea.name in wanted]


def _drop_empty(step: BoardStep) -> None:
    full = {idea.group for idea in step.ideas}
    step.groups = [group for group in step.groups if group.group in full]
