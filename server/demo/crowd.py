"""Twenty-four people with pretend phones, each with a temper of their own."""

import random
import time
from collections.abc import Callable
from typing import NamedTuple

from server.demo.person import (
    LATE,
    QUICK,
    SILENT,
    SLOW,
    STEADY,
    TALKATIVE,
    WANDERING,
    WAVERING,
    Person,
    Temper,
)
from server.demo.phone import PretendPhone
from server.demo.thoughts import Deck

# A few of each from the start, so that a small crowd is mixed too.
TEMPERS: tuple[Temper, ...] = (
    *(QUICK, STEADY, TALKATIVE, STEADY, SLOW, WAVERING, QUICK, STEADY),
    *(SILENT, STEADY, QUICK, WANDERING, STEADY, TALKATIVE, SLOW, QUICK),
    *(STEADY, LATE, STEADY, SILENT, QUICK, TALKATIVE, STEADY, SLOW),
)
ALL = len(TEMPERS)
GLANCE = 0.2  # seconds between two looks at the phones
BETWEEN_ARRIVALS = 0.15
NO_SERVER_YET = 1.0
NO_ANSWER = 15.0  # the others go on meanwhile


class Arrival(NamedTuple):
    at: float
    person: Person


class Crowd:
    """`code`: a join code or an invitation. `pace` multiplies every pause; 1 is believable."""

    def __init__(
        self,
        url: str,
        code: str,
        *,
        language: str = "en",
        phones: int = ALL,
        pace: float = 1.0,
        chance: random.Random | None = None,
    ) -> None:
        self._code, self._pace = code, pace
        chance = chance or random.SystemRandom()
        deck = Deck(language, chance)
        self._coming = [
            Arrival(
                pace * (number * BETWEEN_ARRIVALS + temper.comes_after),
                Person(
                    PretendPhone(url, label=f"phone {number}", language=language, chance=chance, pace=pace),
                    temper,
                    deck=deck,
                    chance=chance,
                    pace=pace,
                ),
            )
            for number, temper in enumerate(TEMPERS[n % ALL] for n in range(phones))
        ]
        self.here: list[Person] = []

    def live(self, is_over: Callable[[], bool] = lambda: False) -> None:
        """Takes part until `is_over`. Raises NotIn when the code opens nothing."""
        start = time.monotonic()
        while not is_over():
            now = time.monotonic() - start
            self._let_in(now)
            for person in self.here:
                person.look(now)
            time.sleep(GLANCE * min(self._pace, 1))

    def leave(self) -> None:
        for person in self.here:
            person.phone.leave()

    def _let_in(self, now: float) -> None:
        for arrival in [arrival for arrival in self._coming if arrival.at <= now]:
            self._coming.remove(arrival)
            try:
                arrival.person.phone.join(self._code, NO_ANSWER)
                self.here.append(arrival.person)
            except OSError:  # the server is not there yet, or it is slow
                self._coming.append(arrival._replace(at=now + NO_SERVER_YET))
                return
