"""What the saved board tells of dots: planted by test_costs.py."""

from collections.abc import Iterator

from msgspec import Struct

from server.exports.section import Figures, Quote, Row, Section, Table
from sessions.steps.dots import DotsStep
from sessions.view import SessionView


class Dots(Struct, frozen=True, kw_only=True, tag_field="kind", tag="dots", forbid_unknown_fields=True):
    title: str
    items: list[str]
    results: list[list[int]]


Saved = Dots


def sections(view: SessionView, step: DotsStep) -> Iterator[Section]:
    tables = [
        Table("Dots", [Figures("Dots", spoken="Dots")], rows_of(step, result.dots), says=[])
        for result in step.results
    ]
    yield Section(step.step, step.title, [Quote(step.prompt, goes_by_mail=True), *tables])


def rows_of(step: DotsStep, dots: tuple[int, ...]) -> list[Row]:
    return [Row(item, [str(count)]) for item, count in zip(step.items, dots, strict=True)]


def saved(step: DotsStep) -> Dots:
    return Dots(
        title=step.title, items=list(step.items), results=[list(result.dots) for result in step.results]
    )
