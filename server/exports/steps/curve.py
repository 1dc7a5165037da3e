"""The curves of a session in words and figures, from the released pictures alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from server.exports.curve.svg import draw
from server.texts import _, ngettext
from sessions.steps.curve.curve import CurveStep
from sessions.steps.curve.pictures import Picture
from sessions.view import SessionView


@dataclass(frozen=True)
class Place:
    """A row of the table; stations follow their phase. `model`: the model's own word, for the small print."""

    name: str
    figure: str
    earlier: str = ""
    model: str = ""
    is_station: bool = False


@dataclass(frozen=True)
class Drawing:
    """`shadow`: what the pale rings of the drawing are, when it has any."""

    heading: str
    drawing: Markup
    marks: str
    sentences: list[str]
    shadow: str
    places: list[Place]
    has_earlier: bool


@dataclass(frozen=True)
class CurveSection:
    step: str
    title: str
    prompt: str
    pictures: list[Drawing]
    burnt: str
    kind: str = "curve"


def read_curve(view: SessionView, step: CurveStep) -> CurveSection:
    pictures = list(_with_earlier(view, step))
    rounds = len(pictures) + len(step.burnt)
    return CurveSection(
        step=step.step,
        title=step.title,
        prompt=step.prompt,
        pictures=[
            _read_picture(
                step, picture, earlier, heading=_("Round {round}", round=picture.round) if rounds > 1 else ""
            )
            for picture, earlier in pictures
        ],
        burnt=_("A round was not shown: its marks are gone.") if step.burnt else "",
    )


def _with_earlier(view: SessionView, step: CurveStep) -> Iterator[tuple[Picture, Picture | None]]:
    """Each picture with the one before it: of this step, else of an earlier step with the same curve."""
    before = [
        s for s in view.steps[: view.steps.index(step)] if isinstance(s, CurveStep) and s.curve == step.curve
    ]
    earlier = next((s.pictures[-1] for s in reversed(before) if s.pictures), None)
    for picture in step.pictures:
        yield picture, earlier
        earlier = picture


def _read_picture(step: CurveStep, picture: Picture, earlier: Picture | None, heading: str) -> Drawing:
    is_shadow = earlier is not None and earlier.level == picture.level == "dots"
    return Drawing(
        heading=heading,
        drawing=draw(step, picture, earlier if is_shadow else None),
        marks=_marks(picture),
        sentences=_sentences(step, picture),
        shadow=f"{_('The pale rings are the earlier round.')} {_sum(earlier)}"
        if earlier and is_shadow
        else "",
        places=_places(step, picture, earlier),
        has_earlier=earlier is not None,
    )


def _places(step: CurveStep, picture: Picture, earlier: Picture | None) -> list[Place]:
    places = []
    names = [(_(phase.label), _(phase.model) if phase.model else "") for phase in step.phases]
    for index, (name, model) in enumerate([*names, (_("Not on the curve"), "")]):
        before = figure(earlier, index) if earlier else ""
        places.append(Place(name=name, figure=figure(picture, index), earlier=before, model=model))
        places += _stations(step, picture, earlier, index)
    return places


def _stations(step: CurveStep, picture: Picture, earlier: Picture | None, phase: int) -> list[Place]:
    if picture.stations is None:
        return []
    before = earlier.stations if earlier else None
    return [
        Place(
            name=_(station.says),
            figure=str(picture.stations[index]),
            earlier=str(before[index]) if before else "",
            is_station=True,
        )
        for index, station in enumerate(step.stations)
        if station.phase == phase
    ]


def figure(picture: Picture, place: int) -> str:
    """How many marks a place has, as far as the picture says it."""
    cell = picture.cells[place]
    if picture.level == "dots":
        return str(cell)
    return _("3 or more") if cell else "0–2"


def _marks(picture: Picture) -> str:
    return ngettext("1 mark", "{count} marks", picture.n)


def _sum(picture: Picture) -> str:
    """12 marks: 3 · 4 · 4 · 1."""
    off = len(picture.cells) - 1
    figures = " · ".join(figure(picture, place) for place in range(off))
    return f"{_marks(picture)}: {figures}. " + _("Not on the curve: {figure}.", figure=figure(picture, off))


def _sentences(step: CurveStep, picture: Picture) -> list[str]:
    careful = _("With few marks only this much is shown, so that nobody can be worked out.")
    said = [
        _sum(picture),
        careful if picture.level == "careful" else "",
        _agreement(picture),
        _middle(step, picture),
        _stuck(picture),
        _shift(picture),
    ]
    return [sentence for sentence in said if sentence]


def _agreement(picture: Picture) -> str:
    words = {
        "close": _("The marks are close together."),
        "spread": _("The marks are spread out."),
        "camps": _("The marks are in two camps."),
    }
    return words.get(picture.agreement or "", "")


def _middle(step: CurveStep, picture: Picture) -> str:
    if not picture.median:
        return ""
    low, high = (_(step.phases[place].label) for place in picture.median)
    if low == high:
        return _("The middle mark: {place}.", place=low)
    return _("The middle of the marks lies between: {one} – {other}.", one=low, other=high)


def _stuck(picture: Picture) -> str:
    if picture.stuck is None:
        return ""
    return ngettext(
        "1 has been in one place for a while and does not get further.",
        "{count} have been in one place for a while and do not get further.",
        picture.stuck,
    )


def _shift(picture: Picture) -> str:
    words = {
        "forward": _("The picture has moved forward."),
        "back": _("The picture has moved back."),
        "shape": _("The picture has changed shape."),
        "perhaps": _("Perhaps moved; could be chance or different people."),
        "none": _("No clear difference."),
    }
    return words.get(picture.shift or "", "")
