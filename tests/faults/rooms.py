"""A room full of people, from its making to everyone's last look."""

from dataclasses import dataclass
from random import Random
from typing import Any

from server.access.keys import derived_key
from sessions.steps.board import BoardStep
from tests.faults.crowd import Member, Script
from tests.faults.history import History
from tests.faults.houses import SECRET, House
from tests.faults.people import Desk, Phone, make_session
from tests.harness.patience import PATIENCE

DESK_PACE = 0.1  # Ann does not wait long before she taps again


@dataclass(frozen=True)
class Size:
    """`scale` of a fault's durations; `rate`: acts a second of all rooms;
    `pace`: 1 is a real phone's pauses.
    """

    rooms: int = 2
    phones: int = 6
    scale: float = 0.15
    rate: float = 20.0
    pace: float = 0.7
    patience: float = PATIENCE


QUICK = Size()
WHOLE = Size(rooms=5, phones=8, scale=1.0, rate=30.0, pace=1.0)


class Room:
    def __init__(
        self, house: House, history: History, size: Size, chance: Random, transports: tuple[str, ...]
    ) -> None:
        self.house, self.history, self.size, self.chance = house, history, size, chance
        self.transports = transports
        browser, self.session, self.steps = make_session(house.url)
        history.add("room", room=self.session, steps=self.steps)
        self.invitation = derived_key("participant", self.session, SECRET)
        self.desk = Desk(house.url, history, self.session, "desk", **{**self._how(), "pace": DESK_PACE})
        self.desk.take_place(browser, self.session)
        self.script = Script(self.desk, self.steps, chance)
        self.members: list[Member] = []
        self.guests: list[Phone] = []

    def fills(self) -> None:
        self.script.begins()
        for place in range(self.size.phones):
            self.members.append(Member(self.newcomer(f"phone {place}"), Random(self.chance.random())))

    def newcomer(self, label: str) -> Phone:
        phone = Phone(self.house.url, self.history, self.session, label, **self._how())
        phone.join(self.invitation, within=self.size.patience)
        return phone

    def leaves(self) -> None:
        for one in (*self.everyone, *self.guests):
            one.leave()

    @property
    def everyone(self) -> list[Phone]:
        return [self.desk, *(member.phone for member in self.members)]

    def signs(self) -> None:
        """Something new, to see by it who hears of new things."""
        self._sign = self.script.signs()

    def sees_the_sign(self) -> None:
        self.desk.wait_for(lambda: self._sign.state != "waiting", self.size.patience)
        self.all_see(self.desk.glance(lambda _: int(self.desk.position["after"])))

    def all_see(self, seq: int) -> None:
        for one in self.everyone:
            one.wait_for(lambda one=one: one.is_online and one.position["after"] >= seq, self.size.patience)

    def settles(self) -> None:
        for one in self.everyone:
            one.settle(self.size.patience)

    def shows_everything(self) -> None:
        """So that nothing is left in a box that nobody could judge."""
        boards = self.desk.glance(lambda view: [s.step for s in view.steps if isinstance(s, BoardStep)])
        for step in boards:
            opened = self.desk.gets("OpenStep", step=step, within=self.size.patience)
            assert opened.is_stored, opened
            for member in self.members:
                member.phone.wait_for(
                    lambda phone=member.phone, step=step: (
                        phone.view.stage == step and phone.view.find(step).state == "open"
                    ),
                    self.size.patience,
                )
                member.phone.add_nothing(step)
            self.somebody_taps_again(step)
            self.settles()
            round = self.desk.glance(lambda view, step=step: view.find(step).round)
            self.desk.gets("RevealRound", step=step, round=round, within=self.size.patience)

    def somebody_taps_again(self, step: str) -> None:
        """What is stored, and perhaps shown for long, is sent once more."""
        calm = [
            member for member in self.members if not member.phone.had_trouble
        ]  # others are over their limit
        given = {member: member.oldest(step) for member in calm}
        who = min((member for member in calm if given[member]), key=Member.wrote_at, default=None)
        if who and (thought := given[who]):
            who.phone.send(thought)

    def looks_a_last_time(self) -> None:
        self.signs()
        self.sees_the_sign()
        self.guests.append(self.newcomer("newcomer"))
        for one in (*self.everyone, *self.guests):
            one.says_what_it_shows()
            self.history.add("final", room=self.session, phone=one.label, **one.stands())

    def counts_heads(self) -> None:
        """Whoever came back is there once."""
        here = len(self.members) + len(self.guests)
        self.desk.wait_for(lambda: self.desk.presence.get("phones") == here, self.size.patience)

    def _how(self) -> dict[str, Any]:
        return {
            "pace": self.size.pace,
            "chance": Random(self.chance.random()),
            "transports": self.transports,
        }
