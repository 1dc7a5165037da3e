"""Thoughts in words: the room's sentences, then the others by column and group, then those that rest."""

from collections.abc import Sequence

from server.exports.section import Cluster, Grown, Lane, Thoughts
from server.exports.thoughts.growth import Showings, history, say_continuation, say_thought
from server.exports.thoughts.reasons import absent
from server.texts import _
from sessions.thoughts.thought import Idea, ThoughtStep


def read_thoughts(step: ThoughtStep, columns: Sequence[str] = ()) -> Thoughts:
    """`columns`: their titles, where the step has some."""
    showings = Showings(step)
    grown = [_read_idea(step, columns, idea, number, showings) for number, idea in enumerate(step.ideas, 1)]
    others = [one for one in grown if one.sentence is None and not one.is_resting]
    return Thoughts(
        shown=_shown(step),
        sentences=[one for one in grown if one.sentence is not None],
        columns=_columns(step, columns, others),
        resting=[one for one in grown if one.sentence is None and one.is_resting],
        absent=absent(step),
        showings=len(showings),
    )


def _shown(step: ThoughtStep) -> str:
    """How often, and from how many phones. «Took part», for «nothing to add» counts as well."""
    if step.is_open:
        return _("Here thoughts were shown at once: people could see who writes.") if step.ideas else ""
    phones = [shown.phones for shown in step.shown]
    if len(phones) < 2:
        return _("Shown together once; {count} phones took part.", count=phones[0]) if phones else ""
    times, least, most = len(phones), min(phones), max(phones)
    if least == most:
        return _("Shown together {times} times; {count} phones took part each time.", times=times, count=most)
    return _(
        "Shown together {times} times; {least} to {most} phones took part each time.",
        times=times,
        least=least,
        most=most,
    )


def _columns(step: ThoughtStep, columns: Sequence[str], thoughts: list[Grown]) -> list[Lane]:
    if not columns:
        return [Lane("", _clusters(step, thoughts))] if thoughts else []
    return [
        Lane(title, _clusters(step, [one for one in thoughts if one.place == place]))
        for place, title in enumerate(columns)
    ]


def _clusters(step: ThoughtStep, thoughts: list[Grown]) -> list[Cluster]:
    """The groups in the order in which they were made, then what is in none."""
    groups = [*((group.group, group.title) for group in step.groups), ("", "")]
    clusters = [Cluster(title, [one for one in thoughts if one.cluster == group]) for group, title in groups]
    return [cluster for cluster in clusters if cluster.thoughts]


def _read_idea(
    step: ThoughtStep, columns: Sequence[str], idea: Idea, number: int, showings: Showings
) -> Grown:
    said = say_thought(idea, "", showings)  # how far it has grown is told by its edge
    place = min(idea.column, len(columns) - 1) if columns else 0
    group = next((one for one in step.groups if one.group == idea.group), None)
    hides_all = idea.hidden is not None and not any(c.stands for c in idea.continuations)
    return Grown(
        label=said.label,
        text=said.text,
        is_changed=said.is_changed,
        instead=said.instead,
        showing=said.showing,
        growth=idea.growth,
        anchor=f"{step.step}-{number}",
        name=idea.name,
        salt=idea.salt or "",
        sentence=_standing_sentence(idea),
        continuations=[] if hides_all else [say_continuation(c, showings) for c in idea.continuations],
        history=[] if hides_all else history(idea, showings),
        column=columns[place] if columns else "",
        place=place,
        group=group.title if group else "",
        cluster=group.group if group else "",
        is_resting=idea.is_resting,
    )


def _standing_sentence(idea: Idea) -> str | None:
    stands = idea.is_shaped and idea.sentences and idea.hidden is None
    return idea.sentences[-1].text if stands else None
