"""Second thoughts: changing and taking back what one gave. Only who shows the secret may (I11)."""

from typing import ClassVar

from msgspec import structs
from msgspec.json import decode

from sessions.command import Given
from sessions.event import Event
from sessions.names import Name, Salt, Secret, StepId, Text, is_proved
from sessions.refusals import Refused
from sessions.rounds import rounds
from sessions.state import By, State
from sessions.thoughts.posting import gate, give, need_space
from sessions.thoughts.thought import ThoughtStep, find, find_shown, named
from sessions.thoughts.words import Sealed, body_of, readable, size_of, wipe
from sessions.turn import Turn


class ChangeIdea(Given, frozen=True, tag=True):
    """New words for an idea or a continuation: at once while it is sealed, with the next round when it was
    shown.
    """

    is_thought: ClassVar[bool] = True
    step: StepId
    name: Name
    salt: Salt
    text: Text
    idea: Name
    secret: Secret

    def decide(self, turn: Turn, by: By) -> None:
        """I6, I7: sealed words are replaced at once; a change to shown words is a slip and shows with the
        next round.
        """
        if rounds.is_known(turn, self.name):
            return
        _prove(turn, self.idea, self.secret)
        text = readable(self.text)
        old = turn.box.get(self.idea)
        if old and old.kind in ("idea", "continuation"):
            where = named(turn.state, old.step)
            if where.held and old.round <= where.held.round:
                raise Refused("being_read")
            was = decode(old.body, type=Sealed)
            body = body_of(structs.replace(was, salt=self.salt, text=text))
            need_space(turn, where, size_of(body) - size_of(old.body))
            turn.let_go(old)
            turn.put(old._replace(name=self.name, body=body))
            return
        if old:
            raise Refused("was_taken_back")
        step = gate(turn, self.step)
        find_shown(step, self.idea)
        body = body_of(Sealed(self.salt, text, self.idea))
        need_space(turn, step, size_of(body))
        _let_go_of_changes(turn, self.idea)
        give(turn, by, step, name=self.name, kind="change", body=body)


class TakeBack(Given, frozen=True, tag=True):
    """Takes back at once what has this name, a mark too; when it was shown, others see it disappear."""

    step: StepId
    name: Name
    secret: Secret

    def decide(self, turn: Turn, by: By) -> None:
        """I8, I9: gone at once while sealed; shown, everyone sees it disappear, also after the end (S8)."""
        _prove(turn, self.name, self.secret)
        slip = turn.box.get(self.name)
        if slip:
            if slip.kind != "gone":
                turn.let_go(slip)
            return
        step = turn.view.find(self.step)
        if not isinstance(step, ThoughtStep):
            raise Refused("round_over")
        thought = step.find(self.name)
        if thought is None:
            raise Refused("unknown_thought")
        if not thought.is_taken_back:
            _let_go_of_changes(turn, self.name)
            turn.drop_words(self.name)
            turn.tell(IdeaTakenBack(step=self.step, name=self.name))


class TakeBackLater(Given, frozen=True, tag=True):
    """Takes back with the next round, among what others send."""

    step: StepId
    name: Name
    salt: Salt
    idea: Name
    secret: Secret

    def decide(self, turn: Turn, by: By) -> None:
        if rounds.is_known(turn, self.name):
            return
        _prove(turn, self.idea, self.secret)
        if self.idea in turn.box:
            TakeBack(step=self.step, name=self.idea, secret=self.secret).decide(turn, by)
            return
        step = gate(turn, self.step)
        if find(step, self.idea).is_taken_back:
            return
        _let_go_of_changes(turn, self.idea)
        body = body_of(Sealed(self.salt, "", self.idea))
        give(turn, by, step, name=self.name, kind="taking_back", body=body)


class IdeaTakenBack(Event, frozen=True, tag=True):
    step: str
    name: str

    def apply(self, state: State) -> None:
        wipe(state, named(state, self.step), self.name)


def _prove(turn: Turn, name: str, secret: str) -> None:
    if not is_proved(name, session=turn.state.session, secret=secret):
        raise Refused("not_author", "secret")


def _let_go_of_changes(turn: Turn, idea: str) -> None:
    """A newer change of mind takes the place of what still waits."""
    for slip in list(turn.box.values()):
        if slip.kind in ("change", "taking_back") and decode(slip.body, type=Sealed).idea == idea:
            turn.let_go(slip)
