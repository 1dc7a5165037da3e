"""A workshop's worth of acts, drawn from a seed:
posting, continuing, changing one's mind, marking, steering.
"""

import threading
from collections import deque
from random import Random
from time import monotonic
from typing import get_args

from server.demo.outbox import Given
from server.demo.root import NotMine
from sessions.rounds.tally import Tallied
from sessions.steps import KINDS
from sessions.thoughts.thought import ThoughtStep, Way
from sessions.view import Step
from tests.faults.people import Desk, Phone

WRITES = ("PostIdea", "ContinueIdea", "ChangeIdea")
PATIENCE = 3  # things that wait to be sent, before somebody looks up from the phone
# So many texts within so many seconds, which is less than the server takes.
BURST, LIMIT = 4, 12.0
WAYS = get_args(Way)


class Member:
    """Someone with a phone. `acts` puts one act into its outbox, whether there is a line or not."""

    def __init__(self, phone: Phone, chance: Random) -> None:
        self.phone, self.chance = phone, chance
        self._count = 0
        self._newest: dict[str, Given] = {}  # what carries a thought's words while it is sealed
        self._is_away = False
        self._wrote = deque([0.0] * BURST, BURST)

    def acts(self) -> None:
        self._wanders()
        if sum(given.state == "waiting" for given in self.phone.given) >= PATIENCE:
            return
        step = self.phone.glance(lambda view: view.find(view.stage))
        try:
            if isinstance(step, ThoughtStep):
                self._on_thoughts(step)
            elif step:
                self._on_marks(step)
        except NotMine:
            pass  # it was taken back between the glance and the tap

    def oldest(self, step: str) -> Given | None:
        """The first thought that this phone gave to a board, and that is stored."""
        thoughts = [given for given in self._stored("PostIdea") if given.fields["step"] == step]
        return thoughts[0] if thoughts else None

    def wrote_at(self) -> float:
        return self._wrote[-1]

    def is_back(self) -> None:
        self._is_away = False
        self.phone.come_back()

    def _wanders(self) -> None:
        """Into the lift, and out of it. What is given there waits."""
        if self._is_away and self.chance.random() < 0.2:
            self.is_back()
        elif not self._is_away and self.chance.random() < 0.08:
            self._is_away = True
            self.phone.goes_into_the_lift()

    def _on_marks(self, step: Step) -> None:
        answer = KINDS[step.kind].example(step, self.chance, self.chance.random())
        if answer is None:
            return
        marks = [given for given in self._stored(answer["do"]) if given.fields["step"] == step.step]
        if marks and self.chance.random() < 0.2:
            self.phone.take_back(step.step, marks[-1])
        else:
            self.phone.give(step.step, answer)

    def _on_thoughts(self, step: ThoughtStep) -> None:
        writing = (self._post, self._continue, self._change, self._repeat)
        others = (self._take_back, self._later, self._nothing)
        chances = (35, 20, 12, 8) if self._may_write() else (0, 0, 0, 0)
        act = self.chance.choices((*writing, *others), (*chances, 8, 5, 12))[0]
        if act in writing:
            self._wrote.append(monotonic())
        act(step)

    def _may_write(self) -> bool:
        """Thumbs are slower than the limits."""
        return monotonic() - self._wrote[0] > LIMIT

    def _post(self, step: ThoughtStep) -> None:
        self.phone.post(step.step, self._words())

    def _continue(self, step: ThoughtStep) -> None:
        ideas = [idea for idea in list(step.ideas) if not idea.is_taken_back]
        if ideas:
            self.phone.continue_(
                step.step, self.chance.choice(ideas), self.chance.choice(WAYS), self._words()
            )

    def _change(self, step: ThoughtStep) -> None:
        if found := self._own(step):
            origin, thing = found
            self._newest[origin.name] = self.phone.change(step.step, thing, self._words())

    def _take_back(self, step: ThoughtStep) -> None:
        if found := self._own(step):
            self.phone.take_back(step.step, found[1])

    def _later(self, step: ThoughtStep) -> None:
        if found := self._own(step):
            self.phone.take_back_later(step.step, found[1])

    def _nothing(self, step: ThoughtStep) -> None:
        self.phone.add_nothing(step.step)

    def _repeat(self, step: ThoughtStep) -> None:
        """A double tap, or an answer that was lost."""
        if stored := [given for given in self._stored(*WRITES) if given.fields["step"] == step.step]:
            self.phone.send(self.chance.choice(stored))

    def _own(self, step: ThoughtStep) -> tuple[Given, Given] | None:
        """One of one's own thoughts, and what is to be named to change it:
        itself where it was shown, else the newest words for it.
        """
        mine = [
            given for given in self._stored("PostIdea", "ContinueIdea") if given.fields["step"] == step.step
        ]
        if not mine:
            return None
        origin = self.chance.choice(mine)
        if step.find(origin.name):
            return origin, origin
        newest = self._newest.get(origin.name, origin)
        return (origin, newest) if newest.is_stored else None

    def _stored(self, *kinds: str) -> list[Given]:
        return [given for given in self.phone.given if given.do in kinds and given.is_stored]

    def _words(self) -> str:
        self._count += 1
        return f"{self.phone.label}, thought {self._count} …"


class Script:
    """What Ann does at her desk."""

    def __init__(self, desk: Desk, steps: list[str], chance: Random) -> None:
        self.desk, self.steps, self.chance = desk, steps, chance
        self._titles = 0

    def begins(self) -> None:
        self.desk.gets("OpenStep", step=self.steps[0])

    def acts(self) -> None:
        if any(given.state == "waiting" for given in self.desk.given):
            return  # she waits for an answer
        step = self.desk.glance(lambda view: view.find(view.stage))
        if step is None:
            self.desk.cues("OpenStep", step=self.steps[0])
            return
        act = self.chance.choices(("reveal", "move", "close", "again", "title"), (60, 12, 4, 16, 8))[0]
        if act == "reveal":
            self.desk.cues("RevealRound", step=step.step, round=step.round)
        elif act == "move":
            self.desk.cues("OpenStep", step=self.chance.choice(self.steps))
        elif act == "close":
            self.desk.cues("CloseStep", step=step.step)
        elif act == "title":
            self.signs()
        elif isinstance(step, Tallied):
            self.desk.cues("AskAgain", step=step.step, round=step.round + 1)
        else:
            self.desk.cues("OpenStep", step=step.step)

    def signs(self) -> Given:
        """An act that always gives an event."""
        self._titles += 1
        header = self.desk.glance(lambda view: view.session)
        assert header
        return self.desk.cues(
            "DescribeSession",
            title=f"Sign {self._titles}",
            change=header.change,
            audience={"who": header.audience.who, "others": header.audience.others},
            kept_until=header.kept_until,
        )


class Crowd(threading.Thread):
    """Everyone of all rooms, acting `rate` times a second together, until `rests`."""

    def __init__(self, members: list[Member], scripts: list[Script], chance: Random, rate: float) -> None:
        super().__init__(daemon=True)
        self._members, self._scripts, self._chance, self._rate = members, scripts, chance, rate
        self._over = threading.Event()
        self.failure: Exception | None = None

    def run(self) -> None:
        try:
            while not self._over.wait(self._chance.expovariate(self._rate)):
                if self._chance.random() < 0.12:
                    self._chance.choice(self._scripts).acts()
                else:
                    self._chance.choice(self._members).acts()
        except Exception as error:
            self.failure = error

    def rests(self) -> None:
        self.stops()
        self.join(10)
        if self.failure:
            raise self.failure
        for member in self._members:
            member.is_back()

    def stops(self) -> None:
        self._over.set()
