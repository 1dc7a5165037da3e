"""The curves of a session, told from the released pictures alone."""

from collections.abc import Iterator
from functools import partial

from server.exports.curve.layers import read_layers
from server.exports.curve.saved import Curve as Saved
from server.exports.curve.saved import saved
from server.exports.curve.svg import draw
from server.exports.curve.words import figure, marks_of, sentences, summed_up
from server.exports.section import Block, Drawing, Figures, Quote, Row, Said, Section, Sentences, Table
from server.texts import _
from sessions.steps.curve.curve import CurveStep
from sessions.steps.curve.curves import THE_LINE
from sessions.steps.curve.pictures import Picture
from sessions.view import SessionView

__all__ = ["Saved", "saved", "sections"]


def sections(view: SessionView, step: CurveStep) -> Iterator[Section]:
    pictures = list(_with_earlier(view, step))
    rounds = len(pictures) + len(step.burnt)
    blocks: list[Block] = [Quote(step.prompt)]
    blocks += [_table(step, picture, earlier, is_only=rounds < 2) for picture, earlier in pictures]
    if not rounds:
        blocks.append(Sentences([_("Nothing was shown here.")]))
    if step.burnt:
        blocks.append(Sentences([_("A round was not shown: its marks are gone.")]))
    blocks.append(Sentences([_(THE_LINE)], reach="page"))
    yield Section(step.step, step.title, blocks)
    if layers := read_layers(view, last=step):
        yield layers


def _with_earlier(view: SessionView, step: CurveStep) -> Iterator[tuple[Picture, Picture | None]]:
    """Each picture with the one before it: of this step, else of an earlier step with the same curve."""
    before = [
        s for s in view.steps[: view.steps.index(step)] if isinstance(s, CurveStep) and s.curve == step.curve
    ]
    earlier = next((s.pictures[-1] for s in reversed(before) if s.pictures), None)
    for picture in step.pictures:
        yield picture, earlier
        earlier = picture


def _table(step: CurveStep, picture: Picture, earlier: Picture | None, *, is_only: bool) -> Table:
    shadow = earlier if earlier and earlier.level == picture.level == "dots" else None
    says = [Said(summed_up(picture), sums_up=True), *map(Said, sentences(step, picture))]
    if shadow:
        pale = f"{_('The pale rings are the earlier round.')} {summed_up(shadow)}"
        says.append(Said(pale, of_drawing=True))
    rows = list(_rows(step, picture, earlier))
    return Table(
        caption=_("Marks on the curve"),
        heading="" if is_only else _("Round {round}", round=picture.round),
        drawing=Drawing(
            partial(draw, step, picture, shadow),
            [(row.figures[0], row.name) for row in rows if not row.is_part],
        ),
        says=says,
        columns=[
            Figures(_("Marks"), spoken=marks_of(picture)),
            *([Figures(_("Earlier"), spoken=_("Earlier"))] if earlier else []),
        ],
        rows=rows,
    )


def _rows(step: CurveStep, picture: Picture, earlier: Picture | None) -> Iterator[Row]:
    """The phases with what is off the curve; stations follow their phase."""
    names = [(_(phase.label), phase.model) for phase in step.phases]
    for place, (name, model) in enumerate([*names, (_("Not on the curve"), "")]):
        yield Row(
            name,
            [figure(one, place) for one in (picture, earlier) if one],
            what=_("Place on the curve"),
            small=_("in the model: {word}", word=_(model)) if model else "",
        )
        yield from _stations(step, picture, earlier, place)


def _stations(step: CurveStep, picture: Picture, earlier: Picture | None, phase: int) -> Iterator[Row]:
    if picture.stations is None:
        return
    before = [""] * len(step.stations) if earlier is None or earlier.stations is None else earlier.stations
    for index, station in enumerate(step.stations):
        if station.phase == phase:
            figures = [str(picture.stations[index]), *([str(before[index])] if earlier else [])]
            yield Row(_(station.says), figures, what=_("Sentence of the curve"), is_part=True)
