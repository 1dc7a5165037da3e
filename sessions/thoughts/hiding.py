"""Covering, hiding and uncovering what was shown, and the flags by which phones ask for it.

All of it acts on a text, never on an author: nobody can say whose it is.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.json import decode

from sessions import commands as ask
from sessions import events as did
from sessions.names import digest_of, tidy
from sessions.refusals import Refused
from sessions.rounds import rounds
from sessions.state import By, Slip, State
from sessions.steps.board import SEALED
from sessions.thoughts.thought import Sealed, body_of, find, find_shown, hide, say, sentences_of
from sessions.view import BoardStep, Continuation, Hidden, Idea, Sentence, Thought

if TYPE_CHECKING:
    from sessions.turn import Turn

SHORTEST_REASON = 3
LONGEST_REASON = 80


def cover_idea(turn: "Turn", command: ask.CoverIdea) -> None:
    """I14: from every screen at once; the reason comes after, or it is uncovered. After the end no words are
    kept that may not be read (I15).
    """
    if turn.view.phase == "ended":
        raise Refused("ended")
    thought = _standing(turn, command.step, command.idea)
    if not thought.hidden:
        _hide(turn, command.step, _with_what_followed(thought), Hidden(reason="covered"))


def hide_idea(turn: "Turn", command: ask.HideIdea) -> None:
    """I15: with a reason that everyone sees. A private matter is scrubbed at once, and so is whatever is
    hidden after the end.
    """
    thought = _standing(turn, command.step, command.idea)
    why = Hidden(reason=command.reason, own=own_reason(command.reason, command.own))
    is_scrubbed = command.reason == "private" or turn.view.phase == "ended"
    if thought.hidden == why and (not is_scrubbed or thought.name not in turn.state.words):
        return
    if thought.hidden and thought.name not in turn.state.words:
        raise Refused("words_gone")
    thoughts = [thought] if command.keeps_rest else _with_what_followed(thought)
    if is_scrubbed:
        for one in thoughts:
            for gone in (one, *sentences_of(one)):
                turn.drop_words(gone.name)
    _hide(turn, command.step, thoughts, why, is_scrubbed=is_scrubbed)
    if command.keeps_rest and isinstance(thought, Idea):
        covered = [c for c in thought.continuations if c.hidden and c.hidden.reason == "covered"]
        _uncover(turn, command.step, covered)


def uncover_idea(turn: "Turn", command: ask.UncoverIdea) -> None:
    """What was hidden with it in one act comes back with it."""
    thought = _standing(turn, command.step, command.idea)
    if not thought.hidden:
        return
    if thought.name not in turn.state.words:
        raise Refused("words_gone")
    together = [one for one in _with_what_followed(thought) if one.hidden == thought.hidden]
    _uncover(turn, command.step, together)


def own_reason(reason: ask.Reason, own: str) -> str:
    """The facilitator's own words, when that is the reason. Raises Refused."""
    if reason != "own":
        return ""
    own = tidy(own)
    if not SHORTEST_REASON <= len(own) <= LONGEST_REASON:
        raise Refused("needs_own_reason", "own", least=SHORTEST_REASON, most=LONGEST_REASON)
    return own


def _standing(turn: "Turn", step: str, name: str) -> Idea | Continuation:
    thought = find(turn.view.find(step), name)
    if thought.is_taken_back:
        raise Refused("was_taken_back", "idea")
    return thought


def _with_what_followed(thought: Idea | Continuation) -> list[Idea | Continuation]:
    followed = thought.continuations if isinstance(thought, Idea) else []
    return [thought, *(one for one in followed if not one.is_taken_back)]


def _hide(
    turn: "Turn",
    step: str,
    thoughts: Sequence[Idea | Continuation],
    why: Hidden,
    *,
    is_scrubbed: bool = False,
) -> None:
    names = sorted(one.name for one in thoughts)
    for name in names:
        _burn_flags(turn, name)
    turn.tell(
        did.ThoughtsHidden(step=step, names=names, reason=why.reason, own=why.own, is_scrubbed=is_scrubbed)
    )


def _uncover(turn: "Turn", step: str, thoughts: Sequence[Idea | Continuation]) -> None:
    again = [
        did.ShownAgain(name=one.name, digest=digest_of(words.salt, words.text or ""))
        for thought in thoughts
        for one in (thought, *sentences_of(thought))
        if (words := turn.state.words.get(one.name))
    ]
    if again:
        turn.tell(did.ThoughtsUncovered(step=step, thoughts=again))


# --- flags


def flag_idea(turn: "Turn", command: ask.FlagIdea, by: By) -> str:
    """I16: a flag hides nothing and counts as no phone; the desk reads it, at quarter minutes."""
    if rounds.is_known(turn, command.name):
        return SEALED
    if turn.view.phase == "ended":
        raise Refused("ended")
    step = turn.view.find(command.step)
    find_shown(step, command.idea)
    assert isinstance(step, BoardStep), "only boards show thoughts"
    rounds.need_room(turn, step.step)
    body = body_of(Sealed(command.salt, "", command.idea, reason=command.reason))
    # No tag: it counts as no phone, and whoever flags is not to be known by what they gave to the round.
    turn.put(Slip(command.name, step.step, step.round, "", "flag", body))
    return SEALED


def set_flags_aside(turn: "Turn", command: ask.SetFlagsAside) -> None:
    _burn_flags(turn, command.idea)


def flagged(state: State) -> dict[tuple[str, str], set[str]]:
    """(step, thought) -> the reasons of its flags; never how many."""
    found: dict[tuple[str, str], set[str]] = {}
    for slip in state.box.values():
        if slip.kind == "flag":
            said = decode(slip.body, type=Sealed)
            found.setdefault((slip.step, said.idea), set()).add(said.reason)
    return found


def _burn_flags(turn: "Turn", idea: str) -> None:
    for slip in list(turn.box.values()):
        if slip.kind == "flag" and decode(slip.body, type=Sealed).idea == idea:
            turn.let_go(slip)


# --- folding


def thoughts_hidden(state: State, event: did.ThoughtsHidden) -> None:
    step = state.view.board(event.step)
    why = Hidden(reason=event.reason, own=event.own)
    for name in event.names:
        thought = step.find(name)
        if thought and not thought.is_taken_back:
            hide(state, step, thought, why)
            if event.is_scrubbed:
                scrub(state, thought)


def thoughts_uncovered(state: State, event: did.ThoughtsUncovered) -> None:
    step = state.view.board(event.step)
    for again in event.thoughts:
        state.hidden.discard(again.name)
        thought = step.find(again.name)
        if thought and not thought.is_taken_back:
            thought.hidden = None
            say(state, step, thought, state.words.get(thought.name))
            for sentence in sentences_of(thought):
                state.hidden.discard(sentence.name)
                say(state, step, sentence, state.words.get(sentence.name))


def scrub(state: State, thought: Thought) -> None:
    """Its words are gone: nothing of it is left to be known by."""
    together: list[Thought | Sentence] = [thought, *sentences_of(thought)]
    for one in together:
        state.hidden.discard(one.name)
        one.salt = None
