"""A curve's picture as SVG, for paper and pages without script: as static/steps/curve/shore.js draws it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import cos, floor, pi

from markupsafe import Markup

from sessions.steps.curve.curve import CurveStep
from sessions.steps.curve.pictures import Picture

WIDTH, HEIGHT = 1000, 380
MIDDLE, SWELL, SEABED = 272, 34, 372
AIR = 206  # the tallest heap, above the wave's crest
GAP = 26  # between the water and the sand
RIPPLES = (20, 40, 60)  # how deep they lie
DOTS = (36, 30, 24, 19, 15, 12, 9, 7, 5)  # diameters, from a few people to a full hall
# The careful blocks: their heights, what stands in the water, their greatest width.
LOW, TALL, FOOT, BLOCK = 44, 128, 50, 124


@dataclass(frozen=True)
class Heap:
    count: int
    middle: float
    width: float


class Shore:
    """Where things stand when a curve has so many phases. The wave ends as high as it began."""

    def __init__(self, phases: int) -> None:
        self.phases = phases
        self.column = WIDTH / (phases + 1)
        self.sea = self.column * phases

    def surface_at(self, x: float) -> float:
        return MIDDLE - SWELL * (1 if x > self.sea else cos(2 * pi * x / self.sea))

    def middle_of(self, place: int) -> float:
        return (place + 0.5) * self.column if place < self.phases else (self.sea + GAP + WIDTH) / 2

    def line(self, start: float, end: float, depth: int = 0) -> str:
        """The surface between two places, or so far below it."""
        steps = max(8, floor((end - start) / 12 + 0.5))
        points = (start + (end - start) * i / steps for i in range(steps + 1))
        return " L".join(f"{x:.1f} {self.surface_at(x) + depth:.1f}" for x in points)


def draw(step: CurveStep, picture: Picture, shadow: Picture | None = None) -> Markup:
    """The wave with this picture heaped above it, and an earlier one as pale rings behind.

    Hidden from screen readers, who get the table.
    """
    shore = Shore(len(step.phases))
    if picture.level == "careful":
        top, drawn = _top(TALL), _blocks(picture, shore) + draw_sea(shore)
    else:
        tallest, dots = _dots(step, picture, shadow, shore)
        top, drawn = _top(tallest), draw_sea(shore) + dots
    return framed(top, drawn)


def framed(top: int, drawn: str) -> Markup:
    frame = (
        f'<svg class="shore" viewBox="0 {top} {WIDTH} {HEIGHT - top}" aria-hidden="true" focusable="false">'
    )
    return Markup(f"{frame}{drawn}</svg>")  # noqa: S704 - numbers and our own words only


def _top(tallest: float) -> int:
    """Paper is dear: the air above what is heaped up is left out."""
    return max(0, floor(MIDDLE - SWELL - tallest) - 14)


def dot_size(tallest: int, width: float) -> int:
    """The largest dot whose tallest heap stays in the air."""
    return next((dot for dot in DOTS if -(-tallest // _per_row(dot, width)) * dot <= AIR), DOTS[-1])


def heap(heap: Heap, dot: int, shore: Shore) -> Iterable[tuple[float, float]]:
    """The middles of its dots, from the middle outward and then upward: two rounds lie behind each other."""
    row = _per_row(dot, heap.width)
    for i in range(heap.count):
        place = i % row
        outward = (place + 1) / 2 if place % 2 else -place / 2
        x = heap.middle + (outward - (0 if row % 2 else 0.5)) * dot
        yield x, shore.surface_at(x) - 3 - dot * (i // row + 0.5)


def _per_row(dot: int, width: float) -> int:
    return max(1, min(floor((width - 20) / dot), 24))


def draw_sea(shore: Shore) -> str:
    """The water with the ripples of each phase, its surface, and the sand beside it."""
    edges = list(pairwise(phase * shore.column for phase in range(shore.phases + 1)))
    waters = "".join(
        f'<path class="water" d="M{shore.line(start, end)} V{SEABED} H{start:.1f} Z"/>'
        for start, end in edges
    )
    ripples = "".join(
        f'<path class="ripple ripple-{phase % 4 + 1}" d="M{shore.line(start + 12, end - 12, depth)}"/>'
        for phase, (start, end) in enumerate(edges)
        for depth in RIPPLES
    )
    x, y = shore.sea + GAP, MIDDLE - SWELL + 2
    size = f'width="{WIDTH - x - 2:.1f}" height="{SEABED - y - 2}"'
    sand = f'<rect class="sand" x="{x:.1f}" y="{y}" {size} rx="10"/>'
    return f'{waters}{ripples}<path class="surface" d="M{shore.line(0, shore.sea)}"/>{sand}'


def _blocks(picture: Picture, shore: Shore) -> str:
    return "".join(
        _block(shore.middle_of(place), bool(cell), shore) for place, cell in enumerate(picture.cells)
    )


def _block(middle: float, is_tall: bool, shore: Shore) -> str:
    height = TALL if is_tall else LOW
    width = min(BLOCK, shore.column - 40)
    x, y = middle - width / 2, shore.surface_at(middle) - height
    name = "block block-tall" if is_tall else "block"
    size = f'width="{width:.1f}" height="{height + FOOT}"'
    return f'<rect class="{name}" x="{x:.1f}" y="{y:.1f}" {size} rx="8"/>'


def _dots(step: CurveStep, picture: Picture, shadow: Picture | None, shore: Shore) -> tuple[float, str]:
    """How high the heaps are, and the dots."""
    is_fine = picture.stations is not None and (shadow is None or shadow.stations is not None)
    marks = _heaps(step, picture, shore, is_fine)
    behind = _heaps(step, shadow, shore, is_fine) if shadow else []
    every = marks + behind
    dot = dot_size(max(h.count for h in every), min(h.width for h in marks))
    pale = "".join(_circle("dot-shadow", x, y, dot * 0.49) for h in behind for x, y in heap(h, dot, shore))
    radius = dot * (0.33 if shadow else 0.43)
    dark = "".join(_circle("dot", x, y, radius) for h in marks for x, y in heap(h, dot, shore))
    return max(dot * -(-h.count // _per_row(dot, h.width)) for h in every), pale + dark


def _heaps(step: CurveStep, picture: Picture, shore: Shore, is_fine: bool) -> list[Heap]:
    """One for each phase, or for each station when the reveal said so; the sand is one place."""
    sand = Heap(picture.cells[-1], shore.middle_of(shore.phases), shore.column - GAP)
    if not is_fine or picture.stations is None:
        phases = enumerate(picture.cells[:-1])
        return [*(Heap(count, shore.middle_of(phase), shore.column) for phase, count in phases), sand]
    heaps = []
    for phase in range(shore.phases):
        counts = [
            c for station, c in zip(step.stations, picture.stations, strict=True) if station.phase == phase
        ]
        width = shore.column / len(counts)
        heaps += [Heap(c, phase * shore.column + (i + 0.5) * width, width) for i, c in enumerate(counts)]
    return [*heaps, sand]


def _circle(name: str, x: float, y: float, radius: float) -> str:
    return f'<circle class="{name}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'
