"""How a pretend phone stays in the room: one thread, one road.
After a start, a cut or a gap it enters again.
"""

import queue
import random
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import monotonic
from typing import Any

import requests
from socketio.exceptions import SocketIOError

from server.demo.line import PATIENCE, Line

AWAKE_WITHIN = 4.0  # seconds for an answer on a line that worked a moment ago
SILENCE = 25.0  # the server beats every 10 s: after two missed beats the line is tried
FAREWELL = 1.0
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 5.0  # seconds between two tries to connect
ASK_AGAIN = {None: 1.0, "busy": 2.0}  # seconds, by the code of a refusal to enter; None: no answer
FOREVER = 60.0  # seconds; whatever happens wakes the phone sooner

Thunk = Callable[[], Any]


class Silence(Exception):
    """No answer came: what was asked may or may not be done."""


class Connection(threading.Thread):
    """`entry()` is what `enter` says, `hear(word, frame)` takes what the server tells, `send()` sends what
    is due and tells in how many seconds more will be. All three run in this thread, `hear` with `moved`
    held: whoever looks from another thread holds it too, or waits for it.
    """

    def __init__(
        self,
        url: str,
        browser: requests.Session,
        *,
        transports: Sequence[str],
        patience: float,
        pace: float,
        chance: random.Random,
        entry: Callable[[], dict[str, Any]],
        hear: Callable[[str, Any], None],
        send: Callable[[], float],
    ) -> None:
        super().__init__(daemon=True)
        self._url, self._browser, self._transports = url, browser, transports
        self._patience, self._pace, self._chance = patience, pace, chance
        self._entry, self._tell, self._send = entry, hear, send
        self._inbox: queue.SimpleQueue[tuple[int | None, Thunk]] = queue.SimpleQueue()
        self._line: Line | None = None
        self._number = 0  # of the line: what an earlier one still brings is not heard
        self._tries = 0
        self._not_before = 0.0
        self._heard_at = 0.0
        self._wants_line = True
        self._must_redial = False
        self._must_enter = True
        self._is_gone = False
        self.moved = threading.Condition()
        self.is_online = False
        self.is_entering = False
        self.you: dict[str, Any] = {}
        self.refusal: dict[str, Any] | None = None
        self.failure: Exception | None = None

    # --- from other threads

    def wake(self) -> None:
        """There is something to do."""
        self._inbox.put((None, lambda: None))

    def want(self, *, line: bool) -> None:
        self._wants_line = line
        self.wake()

    def end(self, within: float = 5.0) -> None:
        self._is_gone = True
        self.wake()
        if self.is_alive():
            self.join(within)

    # --- in this one

    def run(self) -> None:
        try:
            while not self._is_gone:
                self._attend(self._turn())
            if self.is_online:
                with suppress(Silence):
                    self.ask("leave", {}, FAREWELL)
        except Exception as error:
            self.failure = error  # told to whoever waits for the phone
        self._hang_up()

    def ask(self, word: str, said: Any, within: float | None = None) -> Any:
        """The answer, None when it is empty. Raises Silence."""
        answers: list[Any] = []
        number, until = self._number, monotonic() + (within or self._patience)
        if self._line is None:
            raise Silence
        try:
            self._line.say(word, said, lambda *answer: answers.append(answer[0] if answer else None))
        except SocketIOError:
            raise Silence from None
        while not answers:
            if self._number != number or monotonic() > until:
                raise Silence
            self._attend(until - monotonic())
        self._heard_at = monotonic()
        return answers[0]

    def enter_again(self) -> None:
        self._must_enter = True

    def arrive(self) -> None:
        """The phone stands where the room stands: only now may it send."""
        self.is_online = True

    def _turn(self) -> float:
        """Does what is due, and answers for how many seconds nothing more will be."""
        if self._must_redial or not self._wants_line:
            self._hang_up()
        if not self._wants_line:
            return FOREVER
        if wait := max(0.0, self._not_before - monotonic()):
            return wait
        if self._line is None:
            self._dial()
        elif self._must_enter or monotonic() - self._heard_at > SILENCE:
            self._enter()
        elif self.is_online:
            return min(self._send(), FOREVER)
        else:
            return SILENCE
        return 0.0

    def _dial(self) -> None:
        self._number += 1
        number = self._number
        try:
            self._line = Line(
                self._url,
                self._browser,
                transports=self._transports,
                later=lambda thunk: self._inbox.put((number, thunk)),
                hear=self._hear,
                lost=self._lose,
            )
            until = monotonic() + PATIENCE
            while self._line and not self._line.is_open and monotonic() < until:
                self._attend(until - monotonic())
        except SocketIOError:
            pass
        if self._line and self._line.is_open:
            self._tries, self._must_enter, self._heard_at = 0, True, monotonic()
        else:
            self._hang_up()
            self._rest(min(FIRST_PAUSE * 2**self._tries, LONGEST_PAUSE))
            self._tries += 1

    def _enter(self) -> None:
        self._must_enter = False
        self.is_entering = True
        try:
            answer = self.ask("enter", self._entry(), AWAKE_WITHIN if self.is_online else None)
        except Silence:
            self._hang_up()
            return
        finally:
            self.is_entering = False
        refused = answer["refused"] if answer and "refused" in answer else None
        if answer and not refused:
            self.you = answer["you"]
        elif refused in ASK_AGAIN:
            self._must_enter = True
            self._rest(ASK_AGAIN[refused])
        else:
            with self.moved:
                self.refusal, self._wants_line = answer, False
                self.moved.notify_all()

    def _hear(self, word: str, frame: Any = None) -> None:
        self._heard_at = monotonic()
        if word == "goodbye":
            self._must_redial = True
            self._rest(2.0)
        else:
            self._tell(word, frame)

    def _lose(self) -> None:
        self._number += 1
        self.is_online, self._must_redial = False, True

    def _hang_up(self) -> None:
        line, self._line = self._line, None
        with self.moved:
            self._lose()
            self._must_redial = False
            self.moved.notify_all()
        if line:
            line.hang_up()

    def _rest(self, seconds: float) -> None:
        """Not all phones at the same moment."""
        self._not_before = monotonic() + self._pace * seconds * self._chance.uniform(0.2, 1)

    def _attend(self, seconds: float) -> None:
        """Waits for the next thing that happens, and does it with whatever else has happened."""
        try:
            number, thunk = self._inbox.get(timeout=max(0.0, seconds))
            while True:
                if number in (None, self._number):
                    with self.moved:
                        thunk()
                        self.moved.notify_all()
                number, thunk = self._inbox.get_nowait()
        except queue.Empty:
            return
