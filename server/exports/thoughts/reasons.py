"""Why a thought is not to be read, in words; and how many there are, without their words."""

from collections import Counter
from collections.abc import Iterable

from server.texts import _, ngettext
from sessions.thoughts.thought import Hidden, Reason, ThoughtStep, Withheld


def hidden_words(hidden: Hidden) -> str:
    """What stands in the place of a hidden thought."""
    if hidden.reason == "covered":
        return _("Covered for a moment")
    return _("Hidden: {reason}", reason=reason_words(hidden.reason, hidden.own))


def reason_words(reason: Reason, own: str = "") -> str:
    words = {
        "person": _("points at a person"),
        "hurts": _("hurts"),
        "private": _("private matter"),
        "off_topic": _("off topic"),
        "twice": _("posted twice"),
    }
    return words.get(reason, own)


def absent(step: ThoughtStep) -> list[str]:
    """The thoughts of a board that cannot be read, counted by reason."""
    hidden = [thought.hidden for thought in step.thoughts if thought.hidden]
    covered = sum(one.reason == "covered" for one in hidden)
    reasons = [one for one in hidden if one.reason != "covered"]
    taken_back = sum(thought.is_taken_back for thought in step.thoughts)
    sentences = [
        reasons
        and ngettext(
            "1 thought was hidden: {reasons}.",
            "{count} thoughts were hidden: {reasons}.",
            len(reasons),
            reasons=counted(reasons),
        ),
        step.withheld
        and ngettext(
            "1 thought was read and not shown: {reasons}.",
            "{count} thoughts were read and not shown: {reasons}.",
            len(step.withheld),
            reasons=counted(step.withheld),
        ),
        covered
        and ngettext(
            "1 thought is covered for a moment.",
            "{count} thoughts are covered for a moment.",
            covered,
        ),
        taken_back
        and ngettext(
            "1 thought was taken back by its author.",
            "{count} thoughts were taken back by their authors.",
            taken_back,
        ),
    ]
    return [sentence for sentence in sentences if sentence]


def counted(reasons: Iterable[Hidden | Withheld]) -> str:
    """Posted twice (2), off topic."""
    times = Counter(reason_words(one.reason, one.own) for one in reasons)  # type: ignore[arg-type]
    return ", ".join(f"{words} ({count})" if count > 1 else words for words, count in sorted(times.items()))
