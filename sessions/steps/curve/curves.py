"""The curves that come with the house, and every English text of theirs: the texts are message ids for
gettext.

A curve is an ordered row of phases, each with one or more stations (the sentences people choose between), and
exits that are off the curve. The models are other people's; unless a comment says otherwise the sentences and
the short labels are ours, and must not be shown as the authors' words. No text has a number, praise, or a
word for being ahead or behind: a place on the curve is not a result.
"""

from msgspec import Struct


class Phase(Struct, frozen=True):
    """A part of the curve: a short everyday `label`, and for small print `model`, the model's word or ""."""

    label: str
    model: str


class Station(Struct, frozen=True):
    """A sentence to choose; `phase` is the index of its phase, from 0."""

    phase: int
    says: str


class CurveForm(Struct, frozen=True):
    """What a curve is made of. A mark on it is an index, from 0, over `stations` and then `exits`."""

    key: str
    name: str
    phases: tuple[Phase, ...]
    stations: tuple[Station, ...]
    exits: tuple[str, ...]


THE_LINE = "This curve helps us talk. It does not measure anyone, and nobody has to travel it in order."

QUESTION = "Think of {change}. Which sentence is closest to you today?"

# Off the curve, so that disagreement is not turned into a stage that somebody has to get over.
EXITS = (
    "This change does not touch my work.",
    "I cannot say today.",
    "I know the change, and I think it is wrong.",
)

# Phases: Arikoski & Sallinen (2011), Vastarinnasta vastarannalle. "Resistance" is kept to the small print: it
# makes a fault of people out of what was a property of systems (Dent & Goldberg 1999, J. Applied Behavioral
# Science 35).
WAVE = CurveForm(
    key="wave",
    name="The wave",
    phases=(
        Phase("The old way", "resistance"),
        Phase("Letting go", "unlearning"),
        Phase("Trying out", "learning"),
        Phase("In use", "implementation"),
    ),
    stations=(
        Station(0, "I do not see why this is needed."),
        Station(0, "I see what is changing, and something in it bothers me."),
        Station(1, "I am still giving up the old way."),
        Station(1, "The old way has gone, and the new one does not work for me yet."),
        Station(2, "I am trying the new way and making mistakes."),
        Station(2, "I can do parts of it, with help."),
        Station(3, "I use the new way in my everyday work."),
        Station(3, "I adapt it and can show it to others."),
    ),
    exits=EXITS,
)

# After Lewin, and not "refreezing": whether the three steps are his own is disputed (Cummings, Bridgman &
# Brown 2016, Human Relations 69; answered by Burnes 2020, J. Applied Behavioral Science 56).
LEWIN = CurveForm(
    key="lewin",
    name="Three steps (after Lewin)",
    phases=(
        Phase("Shaken loose", "unfreezing"),
        Phase("On the move", "moving"),
        Phase("Settling", "freezing"),
    ),
    stations=(
        Station(0, "The old way is being shaken loose."),
        Station(1, "Everything moves, nothing is settled."),
        Station(2, "The new way is becoming normal."),
    ),
    exits=EXITS,
)

# Denial is hard to notice in oneself, hence "I carry on as before".
FOUR_FIELDS = CurveForm(
    key="four_fields",
    name="Four fields (after Scott & Jaffe)",
    phases=(
        Phase("As before", "denial"),
        Phase("Uneasy", "resistance"),
        Phase("Looking around", "exploration"),
        Phase("Decided", "commitment"),
    ),
    stations=(
        Station(0, "I carry on as before; this hardly concerns me."),
        Station(1, "This annoys or worries me."),
        Station(2, "I am looking for what this could be for me."),
        Station(3, "I have decided to work this way."),
    ),
    exits=EXITS,
)

BRIDGES = CurveForm(
    key="bridges",
    name="Transition (after Bridges)",
    phases=(
        Phase("Parting", "ending"),
        Phase("In between", "neutral zone"),
        Phase("Something new", "new beginning"),
    ),
    stations=(
        Station(0, "I am parting with something that mattered to me."),
        Station(1, "The old has gone, the new is not here yet."),
        Station(2, "I have started something new."),
    ),
    exits=EXITS,
)

# The order of concerns follows the Concerns-Based Adoption Model, made for teachers; it has no one word for
# each.
CONCERNS = CurveForm(
    key="concerns",
    name="Concerns (after Hall & Hord)",
    phases=(
        Phase("Elsewhere", ""),
        Phase("What it is", ""),
        Phase("What it asks", ""),
        Phase("Time", ""),
        Phase("Those we serve", ""),
        Phase("Together", ""),
        Phase("Doing it better", ""),
    ),
    stations=(
        Station(0, "Other things are on my mind."),
        Station(1, "I want to know what this is."),
        Station(2, "What will it ask of me?"),
        Station(3, "How do I find the time?"),
        Station(4, "What does it do for learners or clients?"),
        Station(5, "How could we do this together?"),
        Station(6, "I have ideas for doing it better."),
    ),
    exits=EXITS,
)

CURVES: dict[str, CurveForm] = {form.key: form for form in (WAVE, LEWIN, FOUR_FIELDS, BRIDGES, CONCERNS)}
