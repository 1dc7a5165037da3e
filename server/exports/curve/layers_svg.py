"""Rounds of a curve as lines over one wave, told apart by their dashes and signs, not by colour."""

from markupsafe import Markup

from server.exports.curve.svg import AIR, MIDDLE, SWELL, Shore, draw_sea, framed
from sessions.steps.curve.pictures import Picture

LIFT = 16  # between the water and the lowest sign
SIZE = 15  # of a sign, from its middle
ROOM = 150  # what the lines may rise, of the air above the wave
PATHS = (
    "M{x:.1f} {top:.1f} L{right:.1f} {y:.1f} L{x:.1f} {bottom:.1f} L{left:.1f} {y:.1f} Z",
    "M{left:.1f} {top:.1f} H{right:.1f} V{bottom:.1f} H{left:.1f} Z",
    "M{x:.1f} {top:.1f} L{right:.1f} {bottom:.1f} H{left:.1f} Z",
    "M{left:.1f} {y:.1f} A{size} {size} 0 1 1 {right:.1f} {y:.1f} A{size} {size} 0 1 1 {left:.1f} {y:.1f} Z",
)


def draw_layers(phases: int, pictures: list[Picture]) -> Markup:
    """Hidden from screen readers, who get the table. Nothing when there is nothing to draw."""
    if not pictures:
        return Markup("")
    shore = Shore(phases)
    top = MIDDLE - SWELL - min(AIR, ROOM + LIFT) - 2 * SIZE
    tallest = max(cell / picture.n for picture in pictures for cell in picture.cells)
    lines = "".join(_line(number, picture, shore, tallest) for number, picture in enumerate(pictures))
    return framed(top, draw_sea(shore) + lines)


def draw_sign(number: int) -> Markup:
    """The sign of a line, for the legend."""
    frame = '<svg class="sign" viewBox="-40 -20 80 40" aria-hidden="true" focusable="false">'
    line = f'<path class="layer layer-{number + 1}" d="M-38 0 H38"/>'
    return Markup(f"{frame}{line}{_sign(number, 0, 0)}</svg>")  # noqa: S704 - numbers and our own words only


def _line(number: int, picture: Picture, shore: Shore, tallest: float) -> str:
    """Over the phases; the sand is no part of the curve, so that only a sign stands on it."""
    points = []
    for place, cell in enumerate(picture.cells):
        x = shore.middle_of(place)
        points.append((x, shore.surface_at(x) - LIFT - SIZE - ROOM * cell / picture.n / tallest))
    line = " L".join(f"{x:.1f} {y:.1f}" for x, y in points[:-1])
    signs = "".join(_sign(number, x, y) for x, y in points)
    return f'<path class="layer layer-{number + 1}" d="M{line}"/>{signs}'


def _sign(number: int, x: float, y: float) -> str:
    edges = {"top": y - SIZE, "bottom": y + SIZE, "left": x - SIZE, "right": x + SIZE}
    return f'<path class="layer-sign" d="{PATHS[number].format(x=x, y=y, size=SIZE, **edges)}"/>'
