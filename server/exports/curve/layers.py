"""The rounds of one curve laid over each other, from the released pictures alone."""

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from server.exports.curve.layers_svg import draw_layers, draw_sign
from server.exports.curve.words import figure, marks_of
from server.exports.section import Drawing, Figures, Row, Said, Section, Table
from server.texts import _
from sessions.steps.curve.curve import CurveStep
from sessions.steps.curve.pictures import Picture
from sessions.view import SessionView

MOST_DRAWN = 4  # the newest: more lines hide each other


def read_layers(view: SessionView, *, last: CurveStep) -> Section | None:
    """After the last step with a curve, when at least two rounds of it were shown."""
    steps = [step for step in view.steps if isinstance(step, CurveStep) and step.curve == last.curve]
    rounds = [(step, picture) for step in steps for picture in step.pictures]
    if steps[-1] is not last or len(rounds) < 2:
        return None
    dotted = [place for place, (_step, picture) in enumerate(rounds) if picture.level == "dots"]
    drawn = dotted[-MOST_DRAWN:] if len(dotted) > 1 else []
    names = [*(_(phase.label) for phase in last.phases), _("Not on the curve")]
    table = Table(
        caption=_("Marks on the curve"),
        drawing=_drawing(last, [rounds[place][1] for place in drawn], names),
        says=list(_sentences(drawn, rounds)),
        columns=[
            Figures(_name(step, picture), note=marks_of(picture), sign=_sign(drawn, place), is_theirs=True)
            for place, (step, picture) in enumerate(rounds)
        ],
        rows=[
            Row(name, [figure(picture, place) for _step, picture in rounds])
            for place, name in enumerate(names)
        ],
        compares=True,
    )
    return Section(f"{last.curve}-layers", _("The curves laid over each other"), [table], is_ours=True)


def _drawing(step: CurveStep, pictures: list[Picture], names: list[str]) -> Drawing | None:
    if not pictures:
        return None
    return Drawing(partial(draw_layers, len(step.phases), pictures), [("", name) for name in names])


def _name(step: CurveStep, picture: Picture) -> str:
    if len(step.pictures) + len(step.burnt) == 1:
        return step.title
    return f"{step.title}, " + _("Round {round}", round=picture.round)


def _sign(drawn: list[int], place: int) -> partial[Markup] | None:
    """What its line is marked with; none when it is in the table only."""
    return partial(draw_sign, drawn.index(place)) if place in drawn else None


def _sentences(drawn: list[int], rounds: list[tuple[CurveStep, Picture]]) -> Iterator[Said]:
    if drawn:
        height = _("A line’s height is the share of that round’s marks in each place.")
        yield Said(height, of_drawing=True)
    if drawn and len(drawn) < len(rounds):
        yield Said(_("The other rounds are in the table only."), of_drawing=True)
    yield Said(_("Other people may have answered each time."))
