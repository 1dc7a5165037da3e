"""What a pretend phone may give. Each act returns at once, and the outbox sends."""

from typing import Any

from server.demo.outbox import Given
from server.demo.root import Named, Root
from sessions.thoughts.thought import Way
from sessions.view import SessionView


class Giving:
    """The part of a phone that gives: it knows its root, and what the room sees."""

    _root: Root | None

    @property
    def view(self) -> SessionView:
        raise NotImplementedError

    def send(self, given: Given) -> Given:
        raise NotImplementedError

    def give(self, step: str, answer: dict[str, Any]) -> Given:
        """Whatever the step asks for: the name of a command as `do`, and its fields."""
        given = Given(answer["do"], {"step": step, **self._mine.new_name(), **answer})
        del given.fields["do"]
        return self.send(given)

    def post(self, step: str, text: str) -> Given:
        return self._give("PostIdea", step, text=text)

    def continue_(self, step: str, idea: Named, kind: Way, text: str) -> Given:
        return self._give("ContinueIdea", step, idea=idea.name, kind=kind, text=text)

    def add_nothing(self, step: str) -> Given:
        return self._give("AddNothing", step, round=self._round(step))

    def change(self, step: str, thing: Named, text: str) -> Given:
        """New words for a thing of one's own.
        While it is sealed, it goes on under the name of what is returned.
        """
        return self._give("ChangeIdea", step, text=text, idea=thing.name, secret=self._mine.proof(thing))

    def take_back(self, step: str, thing: Named) -> Given:
        fields = {"step": step, "name": thing.name, "secret": self._mine.proof(thing)}
        return self.send(Given("TakeBack", fields))

    def take_back_later(self, step: str, thing: Named) -> Given:
        return self._give("TakeBackLater", step, idea=thing.name, secret=self._mine.proof(thing))

    def _give(self, do: str, step: str, **fields: Any) -> Given:
        return self.give(step, {"do": do, **fields})

    def _round(self, step: str) -> int:
        found = self.view.find(step)
        if found is None:
            raise LookupError(f"This phone has not seen the step {step} on the stage.")
        return found.round

    @property
    def _mine(self) -> Root:
        assert self._root, "it joins first"
        return self._root
