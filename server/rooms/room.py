"""A Room: the phones and screens of one session in this process,
its inbox, and what it may say between turns.
"""

import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from server import runtime
from server.rooms import entries
from server.rooms.asked import Asked, Enter, Entered, Fault, Look
from server.rooms.turns import CHANCE, Facts, Taken
from server.rooms.voice import Voice
from server.store.engine import Unknown
from sessions.command import Command
from sessions.refusals import NotFound, Refused
from sessions.stage.closing import FinishClosing
from sessions.state import By, State
from sessions.turn import Turn
from sessions.view import canonical

# Commands in the inbox; beyond it the phones hear «in a moment» and try again by themselves.
MOST_WAITING = 2_000
CLOCK = By("clock", "")
NOWHERE = -1  # an epoch that no page stands in
TRY_AGAIN = 1.0  # seconds


class Room:
    def __init__(
        self,
        session: str,
        voice: Voice,
        call: Callable[["Room"], None],
        on_change: Callable[["Room", Taken], None],
    ) -> None:
        self.session = session
        self.inbox: deque[Asked] = deque()
        self.state: State | None = None  # only a turn touches it; None: fold again
        self.facts: Facts | None = None
        self.is_in_turn = False
        self.is_resting, self.rests_until = False, 0.0  # by time.monotonic: its next turn begins then
        self.told_agenda = (NOWHERE, 0)  # the epoch and version of which its desks here know
        self._voice = voice
        self._call = call
        self._on_change = on_change
        self._alarm: tuple[int, Any] | None = None

    def perform(self, command: Command, by: By) -> Any:
        """The answer: «sealed» or the log's number. Raises Refused;
        Unknown when nobody can say whether it is stored.
        """
        return self._ask(command, by)

    def try_to(self, command: Command) -> None:
        """What the room does by itself, when it can; if not, the next occasion is near."""
        with suppress(Unknown, NotFound, Refused, Fault):
            self.perform(command, CLOCK)

    def enter(self, what: Enter, by: By) -> Entered:
        entered: Entered = self._enter_at_once(what, by) or self._ask(what, by)
        return entered

    def look(self) -> None:
        self._ask(Look(), CLOCK)

    def forget(self) -> None:
        """Drops the cache; the next turn folds the log again, and nobody notices."""
        if not self.is_in_turn:
            self.state = None

    def deliver(self, taken: Taken) -> None:
        """What a committed turn said, on the loop."""
        is_restored = self.facts is not None and self.facts.epoch != taken.facts.epoch
        self.state, self.facts = taken.state, taken.facts
        if is_restored:
            self.beat()
        elif taken.frame:
            self._voice.tell_all(self.session, "events", taken.frame)
        self._arm(taken.facts)
        self._on_change(self, taken)

    def beat(self) -> None:
        """Where the room stands. Whoever stands elsewhere enters again: after a restore, everyone."""
        if self.facts:
            self._tell_where(self.facts.epoch, self.facts.head, self.facts.chain)

    def vanish(self) -> None:
        """The session was deleted: whoever is here enters again, and hears that there is nothing."""
        self.state = self.facts = None
        if self._alarm:
            self._alarm[1].cancel()
            self._alarm = None
        self._tell_where(NOWHERE, 0, "")

    def _enter_at_once(self, what: Enter, by: By) -> Entered | None:
        """Between turns the state belongs to the loop, and whoever changes nothing needs no turn."""
        if self.state is None or self.facts is None or self.is_in_turn or not self.facts.is_opened:
            return None
        if by.role == "participant" and not self.state.view.has_joined:
            return None
        turn = Turn(self.state, tag_key=self.facts.tag_key.encode(), agenda={}, at=0, chance=CHANCE)
        return entries.from_memory(turn, what, by)

    def _ask(self, what: Command | Enter | Look, by: By) -> Any:
        if len(self.inbox) >= MOST_WAITING:
            raise Refused("busy")
        asked = Asked(what, by)
        self.inbox.append(asked)
        self._call(self)
        return asked.wait()

    def _tell_where(self, epoch: int, seq: int, chain: str) -> None:
        beat = {"epoch": epoch, "seq": seq, "chain": chain, "now": runtime.now_ms()}
        self._voice.tell_all(self.session, "beat", canonical(beat))

    def _arm(self, facts: Facts) -> None:
        """A timed act is a command too: whichever process comes first wins, the others find it done."""
        if self._alarm and (facts.closing is None or self._alarm[0] != facts.closing[1]):
            self._alarm[1].cancel()
            self._alarm = None
        if facts.closing and self._alarm is None:
            step, at = facts.closing
            delay = max(0.0, at / 1000 - time.time())
            self._alarm = (
                at,
                runtime.call_later(delay, self._finish, FinishClosing(step=step, closing_at=at)),
            )

    def _finish(self, command: FinishClosing) -> None:
        self._alarm = None
        try:
            self.perform(command, CLOCK)
        except NotFound:
            return  # the session was deleted meanwhile
        except (Unknown, Refused):
            # The database is away, or the inbox full: a step must not stay half closed for that.
            self._alarm = (command.closing_at, runtime.call_later(TRY_AGAIN, self._finish, command))
