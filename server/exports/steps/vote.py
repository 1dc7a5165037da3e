"""What the saved board tells of a vote: the totals of each round that was revealed."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from server.exports.section import Block, Figures, Quote, Row, Said, Section, Sentences, Table
from server.texts import _, ngettext
from sessions.rounds.tally import waiting
from sessions.steps.vote.totals import VoteTotals
from sessions.steps.vote.vote import VoteStep
from sessions.view import SessionView


class Counted(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A round as it was revealed: how many answered, and for each item its dots. On the level «careful» 1
    says that an item has at least an even share of them, and 0 that it has less.
    """

    round: int
    level: Literal["exact", "careful"]
    answers: int
    dots: list[int]


class Vote(Struct, frozen=True, kw_only=True, tag_field="kind", tag="vote", forbid_unknown_fields=True):
    """`dots`: how many each had; `most`: how many of them on one item. `burnt`: rounds that were not
    revealed; their ballots are gone.
    """

    title: str
    prompt: str
    criterion: str
    items: list[str]
    dots: int
    most: int
    rounds: list[Counted]
    burnt: list[int]


Saved = Vote


def sections(view: SessionView, step: VoteStep) -> Iterator[Section]:
    rounds = len(step.pictures) + len(step.burnt) + len(waiting(step))
    blocks: list[Block] = [
        Quote(step.prompt, goes_by_mail=True),
        Sentences([_("What counts: {criterion}", criterion=step.criterion)]),
        Sentences([each_has(step)]),
        *(_table(step, picture, is_only=rounds < 2) for picture in step.pictures),
    ]
    if not rounds:
        blocks.append(Sentences([_("Nothing was shown here.")]))
    if waiting(step):
        gone = _("A round was kept and never shown: its ballots are gone.")
        waits = _("A round is counted and kept. It is shown together with the next one.")
        blocks.append(Sentences([gone if view.phase == "ended" else waits]))
    if step.burnt:
        blocks.append(Sentences([_("A round was not revealed: its ballots are gone.")]))
    yield Section(step.step, step.title, blocks)


def saved(step: VoteStep) -> Vote:
    return Vote(
        title=step.title,
        prompt=step.prompt,
        criterion=step.criterion,
        items=list(step.items),
        dots=step.dots,
        most=step.most,
        rounds=[
            Counted(round=picture.round, level=picture.level, answers=picture.n, dots=list(picture.totals))
            for picture in step.pictures
        ],
        burnt=step.burnt,
    )


def each_has(step: VoteStep) -> str:
    said = ngettext("Each had 1 dot.", "Each had {count} dots.", step.dots)
    if step.most < step.dots:
        said += " " + ngettext("At most 1 on one item.", "At most {count} on one item.", step.most)
    return said


def _table(step: VoteStep, picture: VoteTotals, *, is_only: bool) -> Table:
    """Most dots first; what has as many stands in the order in which it was asked."""
    ordered = sorted(range(len(step.items)), key=lambda item: -picture.totals[item])
    return Table(
        caption=_("Dots"),
        names=_("Item"),
        heading="" if is_only else _("Round {round}", round=picture.round),
        says=[Said(ngettext("1 has answered.", "{count} have answered.", picture.n)), *_carefully(picture)],
        columns=[Figures(_("Dots"), spoken=_("Dots"))],
        rows=[
            Row(step.items[item], [_figure(picture, item)], what=_("Item"), is_theirs=True)
            for item in ordered
        ],
    )


def _figure(picture: VoteTotals, item: int) -> str:
    dots = picture.totals[item]
    if picture.level == "exact":
        return str(dots)
    return _("many") if dots else _("few")


def _carefully(picture: VoteTotals) -> list[Said]:
    if picture.level == "exact":
        return []
    said = _("The rounds differ by few answers. Only this much is shown, so that nobody can be worked out.")
    return [Said(said)]
