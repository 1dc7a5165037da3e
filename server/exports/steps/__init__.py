"""How each kind of step is told and saved, a file each; the saved board does not tell of those without."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from sessions.steps import KINDS
from sessions.thoughts.thought import ThoughtStep
from sessions.view import SessionView, Step

# kind -> its file: sections(view, step), saved(step), and its class Saved
TOLD: dict[str, Any] = {
    kind: import_module(f"{__name__}.{kind}") for kind in KINDS if find_spec(f"{__name__}.{kind}")
}


def told(view: SessionView) -> Iterator[tuple[Any, Step]]:
    """The steps that are told of, each with the file of its kind: none that was ajar and never opened."""
    for step in view.steps:
        kind = TOLD.get(step.kind)
        if kind and not _was_only_ajar(step):
            yield kind, step


def _was_only_ajar(step: Step) -> bool:
    return isinstance(step, ThoughtStep) and step.opened_at is None and not step.ideas
