"""The board: thoughts given without names, shown together round by round, continued by others."""

from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from msgspec.json import decode, encode

from sessions import commands as ask
from sessions import events as did
from sessions import rounds
from sessions.commands import MOST_TEXT
from sessions.events import Words
from sessions.names import digest_of, is_proved, tidy
from sessions.refusals import Refused
from sessions.state import By, Slip, State
from sessions.views import BoardStep, Continuation, Idea, Shown, Thought

if TYPE_CHECKING:
    from sessions.turn import Turn

T = TypeVar("T", Idea, Continuation)
MOST_IDEAS = 5_000
MOST_BYTES = 2 * 1024 * 1024  # of words, in UTF-8: what a page that comes anew has to load
SEALED = "sealed"  # the one answer to whatever is given, also when its own turn shows it


class Sealed(Struct, omit_defaults=True):
    """The body of a slip: the words, and what they are about."""

    salt: str = ""
    text: str = ""
    idea: str = ""
    kind: ask.Kind = "add"


# --- giving


def post_idea(turn: "Turn", command: ask.PostIdea, by: By) -> str:
    if rounds.is_known(turn, command.name):
        return SEALED
    step = rounds.gate(turn, command.step, BoardStep)
    text = _readable(command.text)
    body = _body(Sealed(command.salt, text))
    _need_space(turn, step, _bytes(body), ideas=1)
    rounds.give(turn, by, step, name=command.name, kind="idea", body=body)
    return SEALED


def continue_idea(turn: "Turn", command: ask.ContinueIdea, by: By) -> str:
    if rounds.is_known(turn, command.name):
        return SEALED
    step = rounds.gate(turn, command.step, BoardStep)
    text = _readable(command.text)
    _idea(step, command.idea)
    body = _body(Sealed(command.salt, text, command.idea, command.kind))
    _need_space(turn, step, _bytes(body))
    rounds.give(turn, by, step, name=command.name, kind="continuation", body=body)
    return SEALED


def add_nothing(turn: "Turn", command: ask.AddNothing, by: By) -> str:
    """Names its round: «nothing» to a round that was shown since says nothing about the next one."""
    step = turn.view.find(command.step)
    if rounds.is_known(turn, command.name) or (step and step.round > command.round):
        return SEALED
    step = rounds.gate(turn, command.step, BoardStep)
    rounds.give(turn, by, step, name=command.name, kind="nothing", body="")
    return SEALED


# --- changing one's mind


def change_idea(turn: "Turn", command: ask.ChangeIdea, by: By) -> str:
    """I6, I7: sealed words are replaced at once; a change to shown words is a slip and shows with the next
    round.
    """
    if rounds.is_known(turn, command.name):
        return SEALED
    _prove(turn, command.idea, command.secret)
    text = _readable(command.text)
    old = turn.box.get(command.idea)
    if old and old.kind in ("idea", "continuation"):
        was = decode(old.body, type=Sealed)
        body = _body(Sealed(command.salt, text, was.idea, was.kind))
        _need_space(turn, turn.view.board(old.step), _bytes(body) - _bytes(old.body))
        turn.let_go(old)
        turn.put(old._replace(name=command.name, body=body))
        return SEALED
    if old:
        raise Refused("was_taken_back")
    step = rounds.gate(turn, command.step, BoardStep)
    _shown(step, command.idea)
    body = _body(Sealed(command.salt, text, command.idea))
    _need_space(turn, step, _bytes(body))
    _let_go_of_changes(turn, command.idea)
    rounds.give(turn, by, step, name=command.name, kind="change", body=body)
    return SEALED


def take_back(turn: "Turn", command: ask.TakeBack, by: By) -> str:
    """I8, I9: gone at once while sealed; shown, everyone sees it disappear, also after the end (S8)."""
    _prove(turn, command.name, command.secret)
    slip = turn.box.get(command.name)
    if slip:
        if slip.kind != "gone":
            turn.let_go(slip)
        return SEALED
    step = turn.view.find(command.step)
    thought = step.find(command.name) if isinstance(step, BoardStep) else None
    if thought is None:
        raise Refused("unknown_thought" if isinstance(step, BoardStep) else "round_over")
    if not thought.is_taken_back:
        _let_go_of_changes(turn, command.name)
        turn.drop_words(command.name)
        turn.tell(did.IdeaTakenBack(step=command.step, name=command.name))
    return SEALED


def take_back_later(turn: "Turn", command: ask.TakeBackLater, by: By) -> str:
    if rounds.is_known(turn, command.name):
        return SEALED
    _prove(turn, command.idea, command.secret)
    if command.idea in turn.box:
        return take_back(turn, ask.TakeBack(step=command.step, name=command.idea, secret=command.secret), by)
    step = rounds.gate(turn, command.step, BoardStep)
    if _thought(step, command.idea).is_taken_back:
        return SEALED
    _let_go_of_changes(turn, command.idea)
    rounds.give(
        turn,
        by,
        step,
        name=command.name,
        kind="taking_back",
        body=_body(Sealed(command.salt, "", command.idea)),
    )
    return SEALED


# --- showing


def show(turn: "Turn", step: BoardStep) -> None:
    """R2, R4: everything that waits in this step is shown together, shuffled, and leaves the box."""
    phones = rounds.phones(turn.box, step.step)
    if phones < rounds.QUORUM:
        raise Refused("too_few")
    given = rounds.sealed(turn, step.step)
    turn.chance.shuffle(given)  # sorted first, so that arrival does not steer the shuffle
    bodies = {slip.name: decode(slip.body, type=Sealed) for slip in given if slip.body}
    told = did.ThoughtsShown(
        step=step.step,
        round=step.round,
        phones=phones,
        ideas=[_keep(turn, slip.name, bodies[slip.name]) for slip in given if slip.kind == "idea"],
        continuations=[
            did.ShownContinuation(
                name=slip.name,
                digest=_keep(turn, slip.name, bodies[slip.name]).digest,
                idea=bodies[slip.name].idea,
                kind=bodies[slip.name].kind,
            )
            for slip in given
            if slip.kind == "continuation"
        ],
        changes=[
            _change(turn, slip, bodies[slip.name])
            for slip in given
            if slip.kind == "change" and bodies[slip.name].idea in turn.state.words
        ],
        taken_back=[bodies[slip.name].idea for slip in given if slip.kind == "taking_back"],
    )
    for slip in given:
        turn.burn(slip.name)
    for name in told.taken_back:
        turn.drop_words(name)
    turn.tell(told)


def leave(turn: "Turn", step: BoardStep) -> None:
    rounds.leave_sealed(turn, step.step)


# --- folding


def thoughts_shown(state: State, event: did.ThoughtsShown) -> None:
    step = state.view.board(event.step)
    step.shown.append(Shown(round=event.round, phones=event.phones))
    for idea in event.ideas:
        step.ideas.append(_new(Idea, state, step, idea.name, round=event.round))
    by_name = {idea.name: idea for idea in step.ideas}
    for told in event.continuations:
        if told.idea in by_name:
            continuation = _new(Continuation, state, step, told.name, round=event.round, kind=told.kind)
            by_name[told.idea].continuations.append(continuation)
    for change in event.changes:
        thought = step.find(change.name)
        if thought:
            thought.changed_by.append(change.by)
            if not thought.is_taken_back:
                _say(state, step, thought, state.words.get(change.name))
    for name in event.taken_back:
        _wipe(state, step, name)
    step.round = event.round + 1


def idea_taken_back(state: State, event: did.IdeaTakenBack) -> None:
    _wipe(state, state.view.board(event.step), event.name)


def _new(make: type[T], state: State, step: BoardStep, name: str, /, **fields: Any) -> T:
    words = state.words.get(name)
    thought = make(name=name, salt=None, text=None, is_taken_back=words is None, **fields)
    _say(state, step, thought, words)
    return thought


def _wipe(state: State, step: BoardStep, name: str) -> None:
    thought = step.find(name)
    if thought:
        thought.is_taken_back = True
        _say(state, step, thought, None)


def _say(state: State, step: BoardStep, thought: Thought, words: Words | None) -> None:
    """The words that stand there from now on, or none; the board's size goes along."""
    before = _bytes(thought.text or "")
    thought.salt, thought.text = words or (None, None)
    state.sizes[step.step] = state.sizes.get(step.step, 0) + _bytes(thought.text or "") - before


# --- small questions


def _readable(text: str) -> str:
    text = tidy(text)
    if not any(c.isprintable() and not c.isspace() for c in text):
        raise Refused("empty", "text")
    if len(text) > MOST_TEXT:
        raise Refused("too_long", "text", most=MOST_TEXT)
    return text


def _need_space(turn: "Turn", step: object, more: int, *, ideas: int = 0) -> None:
    """R9: for so many bytes more, and so many ideas. What waits will stand there too."""
    if not isinstance(step, BoardStep) or more <= 0:
        return
    waiting = [slip for slip in turn.box.values() if slip.step == step.step]
    here = turn.state.sizes.get(step.step, 0) + sum(_bytes(slip.body) for slip in waiting)
    ideas += len(step.ideas) + sum(slip.kind == "idea" for slip in waiting)
    if here + more > MOST_BYTES or ideas > MOST_IDEAS:
        raise Refused("board_full")


def _bytes(text: str) -> int:
    return len(text.encode())


def _prove(turn: "Turn", name: str, secret: str) -> None:
    if not is_proved(name, session=turn.state.session, secret=secret):
        raise Refused("not_author", "secret")


def _thought(step: object, name: str) -> Idea | Continuation:
    found = step.find(name) if isinstance(step, BoardStep) else None
    if found is None:
        raise Refused("unknown_thought", "idea")
    return found


def _shown(step: object, name: str) -> Idea | Continuation:
    found = _thought(step, name)
    if found.is_taken_back:
        raise Refused("was_taken_back", "idea")
    return found


def _idea(step: object, name: str) -> Idea:
    """I3: what is continued is an idea, never a continuation: threads would bury what was said first."""
    found = _shown(step, name)
    if not isinstance(found, Idea):
        raise Refused("unknown_thought", "idea")
    return found


def _let_go_of_changes(turn: "Turn", idea: str) -> None:
    """A newer change of mind takes the place of what still waits."""
    for slip in list(turn.box.values()):
        if slip.kind in ("change", "taking_back") and decode(slip.body, type=Sealed).idea == idea:
            turn.let_go(slip)


def _keep(turn: "Turn", name: str, said: Sealed) -> did.ShownIdea:
    turn.keep_words(name, Words(said.salt, said.text))
    return did.ShownIdea(name=name, digest=digest_of(said.salt, said.text))


def _change(turn: "Turn", slip: Slip, said: Sealed) -> did.ShownChange:
    """A changed thought keeps its salt: by it the author's phone knows it."""
    salt = turn.state.words[said.idea].salt
    turn.keep_words(said.idea, Words(salt, said.text))
    return did.ShownChange(name=said.idea, digest=digest_of(salt, said.text), by=slip.name)


def _body(said: Sealed) -> str:
    return encode(said).decode()
