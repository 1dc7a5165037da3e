"""What was once written stays readable:
sessions recorded long ago fold to the view they had, here and in the browser.
"""

import json
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from sessions.event import fold, tell
from sessions.session import read
from sessions.state import State, Words
from sessions.view import canonical
from tests.static.test_js import find_node

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "tests" / "recorded").glob("*.jsonl"))
IN_THE_BROWSER = """
import { readFileSync } from 'node:fs';
import { canonical } from './static/lib/canonical.js';
import { foldOf } from './static/room/log.js';
import { KINDS } from './static/steps/kinds.js';

const apply = foldOf(KINDS);
const nothing = { session: null, phase: 'waiting', has_joined: false, stage: null, spotlight: null,
  timer: null, is_paused: false, eyes_up: false, is_holding: false, held_on: '', steps: [] };
process.stdout.write(canonical(JSON.parse(readFileSync(0, 'utf8')).reduce(apply, nothing)));
"""


class Recording(NamedTuple):
    session: str
    chain: str
    bodies: list[str]
    words: dict[str, Words]
    view: Any


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def recording(request: pytest.FixtureRequest) -> Recording:
    first, *lines, last = map(json.loads, request.param.read_text(encoding="utf-8").splitlines())
    return Recording(
        first["session"],
        first["chain"],
        [line["body"] for line in lines if "body" in line],
        {line["name"]: Words(line["salt"], line["text"]) for line in lines if "name" in line},
        last["view"],
    )


def test_there_are_recordings() -> None:
    assert FILES


def test_a_recorded_log_folds_to_the_view_it_had(recording: Recording) -> None:
    state = State(recording.session, epoch=1, words=recording.words)
    for body in recording.bodies:
        fold(state, read(body), body.encode())

    assert known_of(json.loads(canonical(state.view)), recording.view) == recording.view
    assert state.chain == recording.chain


def test_it_folds_to_the_same_in_the_browser(recording: Recording) -> None:
    node = find_node()
    if node is None:
        pytest.skip("Node is missing: `./dev test` puts it into .venv, or install it on PATH.")
    told = canonical([tell(read(body), recording.words) for body in recording.bodies])

    done = subprocess.run(
        [node, "--input-type=module", "-e", IN_THE_BROWSER], input=told, cwd=ROOT, capture_output=True
    )

    assert done.stderr == b""
    assert known_of(json.loads(done.stdout), recording.view) == recording.view


def known_of(view: Any, recorded: Any) -> Any:
    """What the recording knew of: a later view may say more, never something else."""
    match view, recorded:
        case dict(), dict():
            return {name: known_of(view[name], recorded[name]) for name in recorded}
        case list(), list() if len(view) == len(recorded):
            return [known_of(one, other) for one, other in zip(view, recorded, strict=True)]
    return view
