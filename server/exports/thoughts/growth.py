"""How a thought grew: from its first half to the room's sentence, told by showings and never by the clock."""

from dataclasses import dataclass, replace

from server.exports.thoughts.reasons import hidden_words
from server.texts import _
from sessions.thoughts.thought import Continuation, Idea, Thought, ThoughtStep


@dataclass(frozen=True)
class Saying:
    """Somebody's words as they are now; None while they cannot be read, with what stands `instead`. `label`
    says what kind they are; `showing` when they were shown, from 1, and None for what the room wrote.
    """

    label: str
    text: str | None
    is_changed: bool
    instead: str = ""
    showing: int | None = None
    grows: bool = False  # whether it made a sketch of a spark


@dataclass(frozen=True)
class Moment:
    """A part of the history: `when` is empty where a board showed everything at once."""

    when: str
    sayings: list[Saying]


class Showings:
    """A board's rounds as people count them: the first time that something was shown, the second, …"""

    def __init__(self, step: ThoughtStep) -> None:
        rounds = {shown.round for shown in step.shown} | {thought.round for thought in step.thoughts}
        self._number = {round: number for number, round in enumerate(sorted(rounds), 1)}

    def __len__(self) -> int:
        return len(self._number)

    def of(self, thought: Thought) -> int:
        return self._number[thought.round]

    def words(self, number: int) -> str:
        return _("Showing {number}", number=number) if len(self) > 1 else ""


def history(idea: Idea, showings: Showings) -> list[Moment]:
    """Nothing for a thought that nobody went on from and nobody wrote out."""
    if not idea.continuations and not idea.sentences:
        return []
    sayings = [say_thought(idea, _("A half-finished thought"), showings)]
    sayings += [say_continuation(one, showings) for one in idea.continuations]
    moments = [
        Moment(showings.words(number), said)
        for number in range(1, len(showings) + 1)
        if (said := [one for one in sayings if one.showing == number])
    ]
    return [*moments, *_sentences(idea)]


def say_thought(thought: Thought, label: str, showings: Showings) -> Saying:
    return Saying(
        label=label,
        text=thought.text if thought.stands else None,
        is_changed=bool(thought.changed_by) and thought.stands,
        instead=_instead(thought),
        showing=showings.of(thought),
    )


def say_continuation(continuation: Continuation, showings: Showings) -> Saying:
    said = say_thought(continuation, kind_words(continuation), showings)
    return replace(said, grows=continuation.stands and continuation.kind != "ask")


def kind_words(continuation: Continuation) -> str:
    return {
        "add": _("Addition"),
        "ask": _("Question"),
        "grounds": _("Because …"),
        "alternative": _("Another way"),
        "explain": _("In other words …"),
        "connect": _("This links to …"),
    }[continuation.kind]


def _instead(thought: Thought) -> str:
    if thought.hidden:
        return hidden_words(thought.hidden)
    return _("Taken back by its author") if thought.is_taken_back else ""


def _sentences(idea: Idea) -> list[Moment]:
    """The older ones are history too; none is told while its idea is hidden."""
    if idea.hidden is not None:
        return []
    texts = [sentence.text for sentence in idea.sentences if sentence.text is not None]
    standing = len(texts) if idea.is_shaped else 0
    labels = {standing: _("The group’s sentence")}
    return [
        Moment("", [Saying(labels.get(number, _("An earlier sentence")), text, False)])
        for number, text in enumerate(texts, 1)
    ]
