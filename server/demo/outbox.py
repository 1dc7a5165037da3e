"""What a pretend phone gives: under names that it makes itself, and sent until it is known to be stored."""

from dataclasses import dataclass
from time import monotonic
from typing import Any, Literal

FIRST_PAUSE, LONGEST_PAUSE = 2.0, 15.0  # seconds between two tries, doubled from one to the next
# Taking back mends what was given before, wherever the room is now.
FREE = ("TakeBack", "TakeBackLater")
GONE_ALREADY = ("unknown_thought", "round_over")
COMES_AGAIN = ("busy", "too_fast", "not_entered")

Answer = dict[str, Any] | None  # None: nobody can say whether it is stored


@dataclass(eq=False)
class Given:
    """`held`: the stage is another than the one it was made for, so that it waits for a tap."""

    do: str
    fields: dict[str, Any]
    state: Literal["waiting", "held", "stored", "refused"] = "waiting"
    refused: str = ""
    say: str = ""

    @property
    def name(self) -> str:
        return str(self.fields["name"])

    @property
    def salt(self) -> str | None:
        return self.fields.get("salt")

    @property
    def is_stored(self) -> bool:
        return self.state == "stored"


class Outbox:
    """First in, first out. `pace` multiplies the pauses: 1 is a real phone."""

    def __init__(self, pace: float) -> None:
        self.given: list[Given] = []
        self._pace = pace
        self._tries = 0
        self._not_before = 0.0

    def put(self, given: Given) -> None:
        given.state = "waiting"
        if given not in self.given:
            self.given.append(given)

    def first(self, stage: str | None) -> Given | None:
        """The next to be sent. What was made for another step is held, never sent there by itself."""
        for given in self.given:
            if given.state == "waiting":
                if given.do in FREE or given.fields["step"] == stage:
                    return given
                given.state = "held"
        return None

    def pause(self) -> float:
        """Seconds until the next try."""
        return max(0.0, self._not_before - monotonic())

    def hurry(self) -> None:
        """There is a line again."""
        self._tries, self._not_before = 0, 0.0

    def settle(self, given: Given, answer: Answer) -> None:
        refused = (answer or {}).get("refused", "")
        if answer is None or refused in COMES_AGAIN:
            self._not_before = monotonic() + self._pace * min(FIRST_PAUSE * 2**self._tries, LONGEST_PAUSE)
            self._tries += 1
        elif refused and not (given.do == "TakeBack" and refused in GONE_ALREADY):
            given.state, given.refused, given.say = "refused", refused, answer["say"]
            self._tries = 0
        else:
            given.state = "stored"
            self._tries = 0
