"""Arranging thoughts in columns and groups. Nothing is merged: that two said the same is worth seeing."""

from sessions.command import Command
from sessions.event import Event
from sessions.names import Column, GroupId, Names, StepId, Title
from sessions.refusals import Refused
from sessions.state import By, State
from sessions.texts import titled
from sessions.thoughts.thought import Group, Idea, ThoughtStep, living, named
from sessions.turn import Turn

MOST_GROUPS = 60
MOST_TITLE = 80


class GroupIdeas(Command, frozen=True, tag=True):
    """Puts ideas into a group, which the desk names by a random id; a new one gets this title."""

    step: StepId
    group: GroupId
    ideas: Names
    title: Title = ""

    def decide(self, turn: Turn, by: By) -> None:
        """I18: an idea is in one group at most, and leaves the other."""
        step = living(turn, self.step)
        known = next((group for group in step.groups if group.group == self.group), None)
        if known is None and len(step.groups) >= MOST_GROUPS:
            raise Refused("too_many_groups", "group", most=MOST_GROUPS)
        title = known.title if known else _title(self.title)
        joining = [idea.name for idea in chosen(step, self.ideas) if idea.group != self.group]
        if joining:
            turn.tell(IdeasGrouped(step=step.step, group=self.group, title=title, ideas=joining))


class NameGroup(Command, frozen=True, tag=True):
    step: StepId
    group: GroupId
    title: Title

    def decide(self, turn: Turn, by: By) -> None:
        step = living(turn, self.step)
        group = next((group for group in step.groups if group.group == self.group), None)
        if group is None:
            raise Refused("unknown_group", "group")
        title = _title(self.title)
        if title != group.title:
            turn.tell(GroupNamed(step=step.step, group=group.group, title=title))


class UngroupIdeas(Command, frozen=True, tag=True):
    """Takes ideas out of their groups; a group that is left empty is gone."""

    step: StepId
    ideas: Names

    def decide(self, turn: Turn, by: By) -> None:
        step = living(turn, self.step)
        leaving = [idea.name for idea in chosen(step, self.ideas) if idea.group]
        if leaving:
            turn.tell(IdeasUngrouped(step=step.step, ideas=leaving))


class MoveIdeas(Command, frozen=True, tag=True):
    step: StepId
    ideas: Names
    column: Column

    def decide(self, turn: Turn, by: By) -> None:
        """I17: into a column that the board has."""
        step = living(turn, self.step)
        if self.column >= step.places:
            raise Refused("no_column", "column")
        moved = [idea.name for idea in chosen(step, self.ideas) if idea.column != self.column]
        if moved:
            turn.tell(IdeasMoved(step=step.step, ideas=moved, column=self.column))


def chosen(step: ThoughtStep, names: list[str]) -> list[Idea]:
    """In the order in which they stand on the board. Raises Refused when one is not there."""
    found = [idea for idea in step.ideas if idea.name in set(names)]
    if len(found) < len(set(names)):
        raise Refused("unknown_thought", "ideas")
    return found


def _title(title: str) -> str:
    return titled(title, "title", least=0, most=MOST_TITLE, no="too_long_title")


class IdeasMoved(Event, frozen=True, tag=True):
    step: str
    ideas: list[str]
    column: int

    def apply(self, state: State) -> None:
        for idea in among(state, self.step, self.ideas):
            idea.column = self.column


class IdeasGrouped(Event, frozen=True, tag=True):
    step: str
    group: str
    title: str
    ideas: list[str]

    def apply(self, state: State) -> None:
        step = named(state, self.step)
        if all(group.group != self.group for group in step.groups):
            step.groups.append(Group(group=self.group, title=self.title))
        for idea in among(state, self.step, self.ideas):
            idea.group = self.group
        _drop_empty(step)


class GroupNamed(Event, frozen=True, tag=True):
    step: str
    group: str
    title: str

    def apply(self, state: State) -> None:
        for group in named(state, self.step).groups:
            if group.group == self.group:
                group.title = self.title


class IdeasUngrouped(Event, frozen=True, tag=True):
    step: str
    ideas: list[str]

    def apply(self, state: State) -> None:
        for idea in among(state, self.step, self.ideas):
            idea.group = None
        _drop_empty(named(state, self.step))


def among(state: State, step: str, names: list[str]) -> list[Idea]:
    wanted = set(names)
    return [idea for idea in named(state, step).ideas if idea.name in wanted]


def _drop_empty(step: ThoughtStep) -> None:
    full = {idea.group for idea in step.ideas}
    step.groups = [group for group in step.groups if group.group in full]
