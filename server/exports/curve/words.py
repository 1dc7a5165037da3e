"""What a picture of the curve says, in words and figures."""

from server.texts import _, ngettext
from sessions.steps.curve.curve import CurveStep
from sessions.steps.curve.pictures import Picture


def figure(picture: Picture, place: int) -> str:
    """How many marks a place has, as far as the picture says it."""
    cell = picture.cells[place]
    if picture.level == "dots":
        return str(cell)
    return _("3 or more") if cell else "0–2"


def marks_of(picture: Picture) -> str:
    return ngettext("1 mark", "{count} marks", picture.n)


def summed_up(picture: Picture) -> str:
    """12 marks: 3 · 4 · 4 · 1."""
    off = len(picture.cells) - 1
    figures = " · ".join(figure(picture, place) for place in range(off))
    return f"{marks_of(picture)}: {figures}. " + _("Not on the curve: {figure}.", figure=figure(picture, off))


def sentences(step: CurveStep, picture: Picture) -> list[str]:
    """What the figures say beside the sum."""
    careful = _("With few marks only this much is shown, so that nobody can be worked out.")
    said = [
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
        return _("At least half of us on the curve are at “{place}” or before.", place=low)
    return _(
        "Half of us on the curve are at “{one}” or before, half at “{other}” or after.", one=low, other=high
    )


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
