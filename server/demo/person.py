"""Someone who holds a pretend phone: slow thumbs, a temper, and something to say."""

import random
from collections.abc import Callable
from typing import Any, NamedTuple

from server.demo.outbox import Given
from server.demo.phone import PretendPhone
from server.demo.thoughts import Deck
from sessions.steps import KINDS
from sessions.thoughts.thought import Idea, ThoughtStep
from sessions.view import Step

Seconds = tuple[float, float]  # at least, at most

HAND = 3  # thoughts to choose from when going on, those with the fewest continuations
AWAY: Seconds = (15, 45)
BETWEEN_TRIPS: Seconds = (25, 150)


class Temper(NamedTuple):
    """How long somebody thinks before a first act and between acts, and how many thoughts and continuations
    come in one round at most; none: nothing to add.
    """

    first: Seconds
    between: Seconds
    thoughts: int
    ways: int
    changes_mind: bool = False
    wanders: bool = False
    comes_after: float = 0.0  # seconds


QUICK = Temper((2, 8), (5, 15), thoughts=2, ways=2)
STEADY = Temper((5, 18), (10, 25), thoughts=1, ways=1)
SLOW = Temper((15, 40), (20, 40), thoughts=1, ways=1)
TALKATIVE = Temper((3, 10), (5, 14), thoughts=3, ways=3)
SILENT = Temper((8, 25), (10, 20), thoughts=0, ways=0)
WAVERING = Temper((4, 12), (8, 16), thoughts=1, ways=1, changes_mind=True)
WANDERING = Temper((5, 18), (10, 25), thoughts=1, ways=1, wanders=True)
LATE = Temper((8, 18), (10, 25), thoughts=1, ways=1, comes_after=60)


class Planned(NamedTuple):
    pause: float  # seconds after the act before it
    act: Callable[[Any], None]


class Person:
    """`pace` multiplies every pause, as it does the phone's."""

    def __init__(
        self, phone: PretendPhone, temper: Temper, *, deck: Deck, chance: random.Random, pace: float = 1.0
    ) -> None:
        self.phone, self.temper = phone, temper
        self._deck, self._chance, self._pace = deck, chance, pace
        self._plans: dict[tuple[str, int], list[Planned]] = {}
        self._asked: tuple[str, int] | None = None
        self._next_at = 0.0
        self._trip_at = 0.0
        self._leaning = chance.betavariate(2, 2.6)
        self._last: Given | None = None
        self._continued: set[str] = set()

    def look(self, now: float) -> None:
        """A glance at the phone, a few times a second; `now` in seconds of one's own clock."""
        if self.temper.wanders:
            self._wander(now)
        step = self.phone.view.find(self.phone.view.stage)
        asked = (step.step, step.round) if step and step.takes else None
        if not step or not asked:
            self._asked = None
            return
        if asked not in self._plans:
            self._plans[asked] = self._plan(step)
        plan = self._plans[asked]
        if asked != self._asked:
            self._asked = asked
            self._next_at = now + (plan[0].pause if plan else 0)
        if plan and now >= self._next_at:
            plan.pop(0).act(step)
            self._next_at = now + (plan[0].pause if plan else 0)

    # --- what to do in a round

    def _plan(self, step: Step) -> list[Planned]:
        if isinstance(step, ThoughtStep):
            acts = self._acts_on_thoughts(step)
        else:
            acts = [self._give, self._give_another] if self.temper.changes_mind else [self._give]
        pauses = [self.temper.first, *[self.temper.between] * len(acts)]
        return [Planned(self._pause(pause), act) for pause, act in zip(pauses, acts, strict=False)]

    def _acts_on_thoughts(self, step: ThoughtStep) -> list[Callable[[Any], None]]:
        is_first = not step.ideas
        most = self.temper.thoughts if is_first else self.temper.ways
        count = self._chance.randint(min(1, most), most)
        acts: list[Callable[[Any], None]] = [self._post if is_first else self._go_on] * count
        if self.temper.changes_mind:
            acts.append(self._change)
        return acts or [self._add_nothing]

    # --- the acts

    def _give(self, step: Step) -> None:
        """What the kind of step draws for somebody like this."""
        if answer := KINDS[step.kind].example(step, self._chance, self._leaning):
            self.phone.give(step.step, answer)
            # By the next time something has moved, mostly onwards.
            self._leaning = min(max(self._leaning + self._chance.gauss(0.18, 0.1), 0), 1)

    def _give_another(self, step: Step) -> None:
        self._leaning = min(max(self._leaning - 0.15, 0), 1)
        self._give(step)

    def _post(self, step: ThoughtStep) -> None:
        text = self._deck.spark()
        self._last = self.phone.post(step.step, text) if text else self.phone.add_nothing(step.step)

    def _go_on(self, step: ThoughtStep) -> None:
        idea = self._one_to_continue(step)
        way = self._deck.way_on(idea.text or "") if idea else None
        if idea and way:
            self._continued.add(idea.name)
            self.phone.continue_(step.step, idea, way.kind, way.text)
        else:
            self._add_nothing(step)

    def _change(self, step: ThoughtStep) -> None:
        if not self._last or self._last.fields["step"] != step.step or "text" not in self._last.fields:
            return
        if other := self._deck.second_thought(self._last.fields["text"]):
            self._last = self.phone.change(step.step, self._last, other)

    def _add_nothing(self, step: ThoughtStep) -> None:
        self.phone.add_nothing(step.step)

    def _one_to_continue(self, step: ThoughtStep) -> Idea | None:
        others = [
            idea
            for idea in step.ideas
            if idea.text and idea.name not in self._continued and not self.phone.is_mine(idea)
        ]
        self._chance.shuffle(others)
        hand = sorted(others, key=lambda idea: len(idea.continuations))[:HAND]
        return self._chance.choice(hand) if hand else None

    # --- coming and going

    def _wander(self, now: float) -> None:
        if now < self._trip_at:
            return
        is_first_look = not self._trip_at
        if not is_first_look and self.phone.is_online:
            self.phone.go_offline()
            self._trip_at = now + self._pause(AWAY)
        else:
            self.phone.come_back()
            self._trip_at = now + self._pause(BETWEEN_TRIPS)

    def _pause(self, between: Seconds) -> float:
        return self._pace * self._chance.uniform(*between)
