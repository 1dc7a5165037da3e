"""The rounds of one curve laid over each other, from the released pictures alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from server.exports.curve.layers_svg import draw_layers, draw_sign
from server.exports.steps.curve import figure
from server.texts import _, ngettext
from sessions.steps.curve.curve import CurveStep
from sessions.steps.curve.pictures import Picture
from sessions.view import SessionView

MOST_DRAWN = 4  # the newest: more lines hide each other


@dataclass(frozen=True)
class Layer:
    """A round. `sign`: what its line is marked with, empty when it is in the table only."""

    name: str
    marks: str
    sign: Markup


@dataclass(frozen=True)
class LayersSection:
    step: str
    title: str
    drawing: Markup
    layers: list[Layer]
    places: list[tuple[str, list[str]]]
    sentences: list[str]
    prompt: str = ""
    kind: str = "layers"


def read_layers(view: SessionView, *, last: CurveStep) -> LayersSection | None:
    """After the last step with a curve, when at least two rounds of it were shown."""
    steps = [step for step in view.steps if isinstance(step, CurveStep) and step.curve == last.curve]
    rounds = [(step, picture) for step in steps for picture in step.pictures]
    if steps[-1] is not last or len(rounds) < 2:
        return None
    dotted = [place for place, (_step, picture) in enumerate(rounds) if picture.level == "dots"]
    drawn = dotted[-MOST_DRAWN:] if len(dotted) > 1 else []
    names = [*(_(phase.label) for phase in last.phases), _("Not on the curve")]
    return LayersSection(
        step=f"{last.curve}-layers",
        title=_("The curves laid over each other"),
        drawing=draw_layers(len(last.phases), [rounds[place][1] for place in drawn]),
        layers=[
            Layer(_name(step, picture), _marks(picture), _sign(drawn, place))
            for place, (step, picture) in enumerate(rounds)
        ],
        places=[
            (name, [figure(picture, place) for _step, picture in rounds]) for place, name in enumerate(names)
        ],
        sentences=list(_sentences(drawn, rounds)),
    )


def _name(step: CurveStep, picture: Picture) -> str:
    if len(step.pictures) + len(step.burnt) == 1:
        return step.title
    return f"{step.title}, " + _("Round {round}", round=picture.round)


def _marks(picture: Picture) -> str:
    return ngettext("1 mark", "{count} marks", picture.n)


def _sign(drawn: list[int], place: int) -> Markup:
    return draw_sign(drawn.index(place)) if place in drawn else Markup("")


def _sentences(drawn: list[int], rounds: list[tuple[CurveStep, Picture]]) -> Iterator[str]:
    if drawn:
        yield _("A line’s height is the share of that round’s marks in each place.")
    if drawn and len(drawn) < len(rounds):
        yield _("The other rounds are in the table only.")
    yield _("Other people may have answered each time.")
