"""A curve looks the same on a saved board, drawn in Python, as on a phone, drawn in JavaScript."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from server.exports.curve.svg import DOTS, HEIGHT, WIDTH, Heap, Shore, dot_size, heap

ROOT = Path(__file__).resolve().parents[2]
ASK = """
import { dotSize, FRAME, heap, shore } from './static/steps/curve/shore.js';
const { phases, tallest, count, place } = JSON.parse(process.argv[1]);
const { column, surface, surfaceAt, ripple, middleOf } = shore(phases);
const dot = dotSize(tallest, column);
const dots = heap({ count, middle: middleOf(place), width: column, dot, surfaceAt });
console.log(JSON.stringify({ frame: FRAME, surface, ripple: ripple(0, 20), dot, dots }));
"""


@pytest.mark.parametrize("phases", [3, 4, 7])
@pytest.mark.parametrize(("tallest", "count"), [(1, 1), (9, 7), (40, 40), (400, 130)])
def test_both_put_the_same_dots_on_the_same_wave(phases: int, tallest: int, count: int) -> None:
    asked = {"phases": phases, "tallest": tallest, "count": count, "place": phases - 1}
    command = ["node", "--input-type=module", "-e", ASK, json.dumps(asked)]
    theirs = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)

    shore = Shore(phases)
    dot = dot_size(tallest, shore.column)
    dots = list(heap(Heap(count, shore.middle_of(phases - 1), shore.column), dot, shore))

    assert theirs["frame"] == {"width": WIDTH, "height": HEIGHT}
    assert numbers(theirs["surface"]) == about(numbers(shore.line(0, shore.sea)))
    assert numbers(theirs["ripple"]) == about(numbers(shore.line(12, shore.column - 12, 20)))
    assert dot in DOTS
    assert theirs["dot"] == dot
    assert [point["x"] for point in theirs["dots"]] == about([x for x, _ in dots])
    assert [point["y"] for point in theirs["dots"]] == about([y for _, y in dots])


def numbers(path: str) -> list[float]:
    return [float(number) for number in re.findall(r"[\d.]+", path)]


def about(expected: list[float]) -> object:
    """They round a half differently."""
    return pytest.approx(expected, abs=0.11)
