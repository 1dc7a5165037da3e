"""Thoughts as a file for programs holds them, in whatever step people wrote them."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Literal

from msgspec import Struct

from server.exports.thoughts.growth import Showings
from sessions.thoughts import thought as kept
from sessions.thoughts.thought import Reason, ThoughtStep, Way


class Absent(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many thoughts cannot be read for one reason; `own`: the reason in words, when `reason` is «own»."""

    because: Literal["hidden", "withheld", "covered", "taken_back"]
    reason: Reason | None
    own: str
    count: int


class Said(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody's words; `text` is null once they were taken back, or while they are hidden. `showing` counts
    the times that something was shown on this board, from 1.
    """

    text: str | None
    showing: int
    is_taken_back: bool
    is_changed: bool
    hidden: Reason | Literal["covered"] | None
    hidden_own: str


class Continuation(Said, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody else added to a thought."""

    kind: Way


class Thought(Said, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`column` and `group`: titles, or null. `sentences`: what the room wrote out of it, the newest last; it
    stands while `growth` is «shaped».
    """

    column: str | None
    group: str | None
    growth: Literal["spark", "sketch", "shaped"]
    is_resting: bool
    sentences: list[str]
    continuations: list[Continuation]


def saved_thoughts(step: ThoughtStep, columns: Sequence[str] = ()) -> list[Thought]:
    showings = Showings(step)
    return [_thought(step, columns, idea, showings) for idea in step.ideas]


def _thought(step: ThoughtStep, columns: Sequence[str], idea: kept.Idea, showings: Showings) -> Thought:
    column = columns[min(idea.column, len(columns) - 1)] if columns else None
    group = next((group.title for group in step.groups if group.group == idea.group), None)
    sentences = [] if idea.hidden else [one.text for one in idea.sentences if one.text is not None]
    return Thought(
        **_said(idea, showings),
        column=column,
        group=group,
        growth=idea.growth,
        is_resting=idea.is_resting,
        sentences=sentences,
        continuations=[_continuation(one, showings) for one in idea.continuations],
    )


def _continuation(one: kept.Continuation, showings: Showings) -> Continuation:
    return Continuation(**_said(one, showings), kind=one.kind)


def _said(thought: kept.Thought, showings: Showings) -> dict[str, Any]:
    return {
        "text": thought.text if thought.stands else None,
        "showing": showings.of(thought),
        "is_taken_back": thought.is_taken_back,
        "is_changed": bool(thought.changed_by) and thought.stands,
        "hidden": thought.hidden and thought.hidden.reason,
        "hidden_own": thought.hidden.own if thought.hidden else "",
    }


def absences(step: ThoughtStep) -> list[Absent]:
    reasons: list[tuple[str, str | None, str]] = [("withheld", one.reason, one.own) for one in step.withheld]
    for thought in step.thoughts:
        if thought.is_taken_back:
            reasons.append(("taken_back", None, ""))
        elif thought.hidden and thought.hidden.reason == "covered":
            reasons.append(("covered", None, ""))
        elif thought.hidden:
            reasons.append(("hidden", thought.hidden.reason, thought.hidden.own))
    return [
        Absent(because=because, reason=reason, own=own, count=count)  # type: ignore[arg-type]
        for (because, reason, own), count in Counter(reasons).items()
    ]
