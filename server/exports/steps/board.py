"""A board, told in words and saved."""

from collections.abc import Iterator

from msgspec import Struct

from server.exports.section import Quote, Section
from server.exports.thoughts.reading import read_thoughts
from server.exports.thoughts.saved import Absent, Thought, absences, saved_thoughts
from sessions.steps.board import BoardStep, Mode
from sessions.view import SessionView


class Board(Struct, frozen=True, kw_only=True, tag_field="kind", tag="board", forbid_unknown_fields=True):
    """`phones`: how many different ones had given something, each time that thoughts were shown."""

    title: str
    prompt: str
    mode: Mode
    columns: list[str]
    groups: list[str]
    phones: list[int]
    thoughts: list[Thought]
    absent: list[Absent]


Saved = Board


def sections(view: SessionView, step: BoardStep) -> Iterator[Section]:
    asked = Quote(step.prompt, goes_by_mail=True)
    yield Section(step.step, step.title, [asked, read_thoughts(step, step.columns)])


def saved(step: BoardStep) -> Board:
    return Board(
        title=step.title,
        prompt=step.prompt,
        mode=step.mode,
        columns=list(step.columns),
        groups=[group.title for group in step.groups],
        phones=[shown.phones for shown in step.shown],
        thoughts=saved_thoughts(step, step.columns),
        absent=absences(step),
    )
