"""A pretend phone: a real Socket.IO client that keeps the rules of the wire as a browser does.

It needs a process without green threads. Nothing is printed; `history` receives what happened, as facts for
whoever judges afterwards whether the server kept its promises.
"""

import random
from collections.abc import Callable, Sequence
from time import monotonic_ns
from typing import Any, ClassVar

import requests

from server.demo.connection import Connection, Silence
from server.demo.giving import Giving
from server.demo.held import Frame, Gap, Held
from server.demo.line import NotIn, come_in
from server.demo.outbox import Answer, Given, Outbox
from server.demo.root import ROOT_SIZE, Named, Root
from sessions.view import SessionView

History = Callable[[dict[str, Any]], object]

LONG = 120.0  # seconds until whoever waits for a phone gives up, on a busy machine too


class PretendPhone(Giving):
    """`pace` multiplies its pauses: 1 is a real phone, 0.05 suits a test. `patience`: seconds until an answer
    counts as lost. `chance` makes root, names and pauses. `history` is called from the phone's own thread.
    """

    role: ClassVar[str] = "participant"

    def __init__(
        self,
        url: str,
        *,
        label: str = "phone",
        language: str = "en",
        root: bytes | None = None,
        chance: random.Random | None = None,
        pace: float = 1.0,
        patience: float = 10.0,
        transports: Sequence[str] = ("websocket",),
        history: History | None = None,
    ) -> None:
        self.url, self.label, self.language = url, label, language
        self.chance = chance or random.SystemRandom()
        self.session = ""
        self.presence: Frame = {}
        self.disagreements = 0  # beats unlike what is held: must stay at 0
        self._root_bytes = root or self.chance.randbytes(ROOT_SIZE)
        self._pace, self._patience, self._transports = pace, patience, transports
        self._history = history or (lambda fact: None)
        self._outbox = Outbox(pace)
        self._held = Held("")
        self._connection: Connection | None = None
        self._root: Root | None = None

    # --- coming and going

    def join(self, code: str, within: float = LONG) -> None:
        """Comes in by a join code, an invitation or its link, and returns when it sees what the room sees.
        Raises NotIn; OSError when there is no server, TimeoutError when it stays silent.
        """
        self.take_place(*come_in(self.url, code, within), within)

    def take_place(self, browser: requests.Session, session: str, within: float = LONG) -> None:
        """The same with a browser that has a place there already."""
        self.session = session
        self._held = Held(self.session)
        self._root = Root(self.session, self._root_bytes, self.chance)
        self._connection = Connection(
            f"{self.url}?at={self.session}",  # as our pages do, for a proxy
            browser,
            transports=self._transports,
            patience=self._patience,
            pace=self._pace,
            chance=self.chance,
            entry=self._entry,
            hear=self._hear,
            send=self._send_first,
        )
        self._connection.start()
        try:
            self.wait_for(lambda: self.is_online or self.refusal, within)
        except TimeoutError:
            self.leave()
            raise
        if self.refusal:
            raise NotIn(self.refusal["say"])

    def leave(self) -> None:
        """For good, without waiting for what is not sent yet."""
        self._at.end()

    def go_offline(self) -> None:
        """Loses the line until `come_back`; what is given meanwhile waits."""
        self._at.want(line=False)
        self.wait_for(lambda: not self.is_online)

    def come_back(self) -> None:
        self._at.want(line=True)

    # --- sending

    def send(self, given: Given) -> Given:
        """Once more: what is held, what was refused, or as a repeat that must do no harm."""
        with self._at.moved:
            self._outbox.put(given)
        self._at.wake()
        return given

    # --- looking

    @property
    def is_online(self) -> bool:
        """In, and where the room stands."""
        return self._connection is not None and self._connection.is_online

    @property
    def refusal(self) -> Frame | None:
        """Why it may not come in, or in again."""
        return self._connection.refusal if self._connection else None

    @property
    def view(self) -> SessionView:
        """What the room sees. It moves: look at it inside `wait_for`, or be content with a glance."""
        return self._held.view

    @property
    def position(self) -> Frame:
        """{epoch, after, chain}: where in the log it stands."""
        return self._held.position()

    @property
    def given(self) -> list[Given]:
        return list(self._outbox.given)

    def is_mine(self, thing: Named) -> bool:
        return self._mine.is_mine(thing)

    def wait_for(self, condition: Callable[[], object], within: float = LONG) -> None:
        """Returns when it holds, and looks only while nothing moves. Raises TimeoutError."""
        at = self._at
        with at.moved:
            if at.moved.wait_for(lambda: at.failure or condition(), within) and at.failure:
                raise at.failure
            if not condition():
                raise TimeoutError(f"{self.label} waited {within} s in vain; it stands at {self.position}.")

    def settle(self, within: float = LONG) -> None:
        """Waits until nothing is left to send."""
        self.wait_for(lambda: all(given.state != "waiting" for given in self._outbox.given), within)

    # --- in the phone's own thread

    def _entry(self) -> Frame:
        who = {"session": self.session, "as": self.role, "language": self.language}
        return {**who, **self._held.position()}

    def _hear(self, word: str, frame: Frame) -> None:
        if word == "presence":
            self.presence = frame
        elif word == "view":
            self._held.take_view(frame)
            self._record("view", **frame)
            self._arrive()
        elif word == "events":
            self._take_events(frame)
        elif word == "beat" and not self._held.is_at(frame):
            if self.is_online and not self._at.is_entering:
                self.disagreements += 1
                self._record("disagreement", beat=frame, **self._held.position())
            self._at.enter_again()

    def _take_events(self, frame: Frame) -> None:
        try:
            new = self._held.take_events(frame)
        except Gap:
            self._record("gap", **{"from": frame["from"], **self._held.position()})
            self._at.enter_again()
            return
        self._record("deliver", new=new, **frame)
        self._arrive()

    def _arrive(self) -> None:
        if not self.is_online:
            self._outbox.hurry()
            self._at.arrive()

    def _send_first(self) -> float:
        with self._at.moved:
            given = None if (pause := self._outbox.pause()) else self._outbox.first(self.view.stage)
        if given is None:
            return pause or float("inf")
        act = {"do": given.do, "name": given.name}
        self._record("invoke", **act, **{"with": given.fields})
        try:
            answer: Answer = self._at.ask("perform", {"do": given.do, "with": given.fields})
        except Silence:
            answer = None
        self._record(_outcome(answer), **act, **(answer or {}))
        if answer and answer.get("refused") == "not_entered":
            self._at.enter_again()
        with self._at.moved:
            self._outbox.settle(given, answer)
            self._record("shown", **act, state=given.state)  # what its person is told
            self._at.moved.notify_all()
        return 0.0

    # --- small things

    def _record(self, what: str, **fact: Any) -> None:
        self._history({"is": what, "phone": self.label, "at": monotonic_ns(), **fact})

    @property
    def _at(self) -> Connection:
        assert self._connection, "it joins first"
        return self._connection


def _outcome(answer: Answer) -> str:
    if answer is None:
        return "unknown"
    return "refused" if "refused" in answer else "ok"
