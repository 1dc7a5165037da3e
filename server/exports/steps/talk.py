"""A talk, told in words and saved: how many groups there were, and nothing of who was in them."""

from collections.abc import Iterator

from msgspec import Struct

from server.exports.section import Quote, Section, Sentences
from server.texts import ngettext
from sessions.steps.talk import TalkStep
from sessions.view import SessionView


class Talk(Struct, frozen=True, kw_only=True, tag_field="kind", tag="talk", forbid_unknown_fields=True):
    """`groups`: how many there were, each time that the room was dealt into them."""

    title: str
    prompt: str
    groups: list[int]


Saved = Talk


def sections(view: SessionView, step: TalkStep) -> Iterator[Section]:
    if counts := _counts(step):
        first, *others = counts
        lines = [
            ngettext("1 group talked.", "{count} groups talked.", first),
            *(ngettext("Then 1 new group.", "Then {count} new groups.", count) for count in others),
        ]
        yield Section(step.step, step.title, [Quote(step.prompt, goes_by_mail=True), Sentences(lines)])


def saved(step: TalkStep) -> Talk:
    return Talk(title=step.title, prompt=step.prompt, groups=_counts(step))


def _counts(step: TalkStep) -> list[int]:
    return [len(deal.groups) for deal in step.deals]
