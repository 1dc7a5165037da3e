"""What one turn of a room will write: the sum of its commands."""

from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

from sessions import names
from sessions.event import Event, fold
from sessions.planned import PlannedStep
from sessions.state import By, Slip, State, Words
from sessions.view import SessionView, canonical


class Chance(Protocol):
    def shuffle(self, x: Any, /) -> None: ...


class Told(NamedTuple):
    """An event with its number, its stored body and the chain after it."""

    seq: int
    event: Event
    body: bytes
    chain: str


class Turn:
    """Collects what is told, put and burnt; `state` holds it already. Whoever refuses has changed nothing."""

    def __init__(
        self, state: State, *, tag_key: bytes, agenda: Mapping[str, PlannedStep[Any]], at: int, chance: Chance
    ) -> None:
        self.state = state
        self.agenda = agenda
        self.at = at  # milliseconds since 1970
        self.chance = chance
        self._tag_key = tag_key
        self.told: list[Told] = []
        self.stood: dict[str, bool] = {}  # names of touched slips: whether the box held them before this turn
        self.touched_words: dict[str, bool] = {}  # the same of words beside the log
        self.moves = 0
        self.has_burnt = False  # something is to leave the files below too

    @property
    def view(self) -> SessionView:
        return self.state.view

    @property
    def box(self) -> dict[str, Slip]:
        return self.state.box

    def tag_of(self, by: By, *, step: str, round: int) -> str:
        return names.tag_of(self._tag_key, seat=by.seat, step=step, round=round)

    def tell(self, event: Event) -> None:
        """Appends to the log and folds it into the state."""
        body = canonical(event)
        fold(self.state, event, body)
        self.told.append(Told(self.state.head, event, body, self.state.chain))

    def put(self, slip: Slip) -> None:
        self._touch(slip.name)
        self.box[slip.name] = slip

    def burn(self, name: str) -> None:
        self._touch(name)
        del self.box[name]
        self.has_burnt = True

    def let_go(self, slip: Slip) -> None:
        """What is taken back while sealed leaves its bare name, so that a late repeat cannot raise it."""
        self.put(Slip(slip.name, slip.step, slip.round, "", "gone", ""))
        self.has_burnt = True

    def keep_words(self, name: str, words: Words) -> None:
        self._touch_words(name)
        self.state.words[name] = words

    def drop_words(self, name: str) -> None:
        self._touch_words(name)
        self.state.words.pop(name, None)

    def _touch(self, name: str) -> None:
        self.stood.setdefault(name, name in self.box)
        self.moves += 1  # slips, not turns: how commands were grouped into turns must leave no trace

    def _touch_words(self, name: str) -> None:
        stood = name in self.state.words
        self.touched_words.setdefault(name, stood)
        self.has_burnt = self.has_burnt or stood  # what was there before is to leave the files too
