"""What a session is told in: sections of five blocks. Kinds of step write them, and every form knows all."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from markupsafe import Markup

from server.exports.thoughts.growth import Moment, Saying

MANY_THOUGHTS = 12  # that are laid in two columns where there is room


@dataclass(frozen=True)
class Sentences:
    """In our words. `reach`: whether they stand on the page alone, or in the files too."""

    form: ClassVar[str] = "sentences"
    lines: list[str]
    reach: Literal["page", "files"] = "files"


@dataclass(frozen=True)
class Quote:
    """In the facilitator's words: what was asked. `goes_by_mail`: in the letter too."""

    form: ClassVar[str] = "quote"
    text: str
    goes_by_mail: bool = False


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
class Lane:
    """A column of thoughts."""

    title: str
    clusters: list[Cluster]


@dataclass(frozen=True)
class Thoughts:
    """The room's sentences, then the others by column and group, then those that rest."""

    form: ClassVar[str] = "thoughts"
    shown: str
    sentences: list[Grown]
    columns: list[Lane]
    resting: list[Grown]
    absent: list[str]
    showings: int

    @property
    def all(self) -> list[Grown]:
        """In the order in which they are read."""
        clusters = [cluster for column in self.columns for cluster in column.clusters]
        middle = [thought for cluster in clusters for thought in cluster.thoughts]
        return [*self.sentences, *middle, *self.resting]


@dataclass(frozen=True)
class Drawing:
    """Drawn when it is asked for. `labels`: beneath it, for each place a figure, or none, and a name."""

    draw: Callable[[], Markup]
    labels: list[tuple[str, str]]


@dataclass(frozen=True)
class Said:
    """A sentence about a table. `of_drawing`: it says nothing where there is no drawing; `sums_up`: it says
    once more what stands in the rows.
    """

    text: str
    of_drawing: bool = False
    sums_up: bool = False


@dataclass(frozen=True)
class Figures:
    """A column of a table. `spoken`: its head where there are no columns; `note`: in small print;
    `is_theirs`: whether the head is in the people's language.
    """

    head: str
    spoken: str = ""
    note: str = ""
    sign: Callable[[], Markup] | None = None
    is_theirs: bool = False


@dataclass(frozen=True)
class Row:
    """`what`: what its name is, for lists; `small`: in small print; `is_part`: of the row above; `is_theirs`:
    whether its name is in the people's language.
    """

    name: str
    figures: list[str]
    what: str = ""
    small: str = ""
    is_part: bool = False
    is_theirs: bool = False


@dataclass(frozen=True)
class Table:
    """Figures by name, with what they look like. `compares`: it only lays beside each other what other tables
    say, so that lists leave it out. `names`: what its rows are the names of, else places.
    """

    form: ClassVar[str] = "table"
    caption: str
    columns: list[Figures]
    rows: list[Row]
    says: list[Said]
    heading: str = ""
    drawing: Drawing | None = None
    compares: bool = False
    names: str = ""


Block = Sentences | Quote | Thoughts | Table


@dataclass(frozen=True)
class Section:
    """`is_ours`: whether its title is in our words, and so in the reader's language."""

    step: str
    title: str
    blocks: list[Block]
    is_ours: bool = False

    @property
    def is_wide(self) -> bool:
        return any(isinstance(block, Thoughts) and len(block.all) > MANY_THOUGHTS for block in self.blocks)
