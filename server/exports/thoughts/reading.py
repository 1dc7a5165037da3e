"""A board in words: the room's sentences first, then thoughts by column and group, then those that rest."""

from dataclasses import dataclass, field

from server.exports.thoughts.growth import Moment, Saying, Showings, history, say_continuation, say_thought
from server.exports.thoughts.reasons import absent
from server.texts import _
from sessions.steps.board import BoardStep
from sessions.thoughts.thought import Idea


@dataclass(frozen=True)
class Grown(Saying):
    """An idea with what it grew into; `sentence` is what the room wrote out of it."""

    growth: str = "spark"
    anchor: str = ""
    name: str = ""
    salt: str = ""  # by the two a phone knows its own
    sentence: str | None = None
    continuations: list[Saying] = field(default_factory=list)
    history: list[Moment] = field(default_factory=list)
    column: str = ""
    place: int = 0  # of its column
    group: str = ""
    cluster: str = ""  # the group itself: two may have one title
    is_resting: bool = False

    @property
    def has_sentences(self) -> bool:
        """Whether its history tells more than its continuations do."""
        return any(saying.showing is None for moment in self.history for saying in moment.sayings)


@dataclass(frozen=True)
class Cluster:
    """Thoughts that were put together under a title, or the others."""

    title: str
    thoughts: list[Grown]


@dataclass(frozen=True)
class Column:
    title: str
    clusters: list[Cluster]


@dataclass(frozen=True)
class BoardSection:
    step: str
    title: str
    prompt: str
    shown: str
    sentences: list[Grown]
    columns: list[Column]
    resting: list[Grown]
    absent: list[str]
    showings: int
    kind: str = "board"

    @property
    def thoughts(self) -> list[Grown]:
        """All of them, in the order in which they are read."""
        clusters = [cluster for column in self.columns for cluster in column.clusters]
        middle = [thought for cluster in clusters for thought in cluster.thoughts]
        return [*self.sentences, *middle, *self.resting]


def read_board(step: BoardStep) -> BoardSection:
    showings = Showings(step)
    grown = [_read_idea(step, idea, number, showings) for number, idea in enumerate(step.ideas, 1)]
    sentences = [one for one in grown if one.sentence is not None]
    resting = [one for one in grown if one.sentence is None and one.is_resting]
    others = [one for one in grown if one.sentence is None and not one.is_resting]
    counts = ", ".join(str(shown.phones) for shown in step.shown)
    return BoardSection(
        step=step.step,
        title=step.title,
        prompt=step.prompt,
        shown=_shown(step, counts),
        sentences=sentences,
        columns=_columns(step, others),
        resting=resting,
        absent=absent(step),
        showings=len(showings),
    )


def _shown(step: BoardStep, counts: str) -> str:
    if step.mode == "open":
        return _("Here thoughts were shown at once: people could see who writes.") if step.ideas else ""
    return _("Shown together. Phones each time: {counts}.", counts=counts) if counts else ""


def _columns(step: BoardStep, thoughts: list[Grown]) -> list[Column]:
    if not step.columns:
        return [Column("", _clusters(step, thoughts))] if thoughts else []
    return [
        Column(title, _clusters(step, [one for one in thoughts if one.place == place]))
        for place, title in enumerate(step.columns)
    ]


def _clusters(step: BoardStep, thoughts: list[Grown]) -> list[Cluster]:
    """The groups in the order in which they were made, then what is in none."""
    groups = [*((group.group, group.title) for group in step.groups), ("", "")]
    clusters = [Cluster(title, [one for one in thoughts if one.cluster == group]) for group, title in groups]
    return [cluster for cluster in clusters if cluster.thoughts]


def _read_idea(step: BoardStep, idea: Idea, number: int, showings: Showings) -> Grown:
    said = say_thought(idea, _growth_words(idea), showings)
    place = min(idea.column, len(step.columns) - 1) if step.columns else 0
    group = next((one for one in step.groups if one.group == idea.group), None)
    hides_all = idea.hidden is not None and not any(c.stands for c in idea.continuations)
    return Grown(
        label=said.label,
        text=said.text,
        is_changed=said.is_changed,
        instead=said.instead,
        showing=said.showing,
        growth=idea.growth,
        anchor=f"{step.step}-{number}",
        name=idea.name,
        salt=idea.salt or "",
        sentence=_standing_sentence(idea),
        continuations=[] if hides_all else [say_continuation(c, showings) for c in idea.continuations],
        history=[] if hides_all else history(idea, showings),
        column=step.columns[place] if step.columns else "",
        place=place,
        group=group.title if group else "",
        cluster=group.group if group else "",
        is_resting=idea.is_resting,
    )


def _standing_sentence(idea: Idea) -> str | None:
    stands = idea.is_shaped and idea.sentences and idea.hidden is None
    return idea.sentences[-1].text if stands else None


def _growth_words(idea: Idea) -> str:
    if idea.growth == "shaped":
        return _("the group’s sentence")
    if idea.growth == "sketch":
        return _("sketch")
    return _("spark, asked about") if any(c.stands for c in idea.continuations) else _("spark")
