"""What became of everything that phones gave, written down by somebody who stands beside the room."""

from dataclasses import dataclass, field
from typing import Literal

from sessions.command import Command
from sessions.state import By
from tests.sessions.play import Thing

Fate = Literal["waits", "shown", "withdrawn", "taken back", "replaced", "counted", "burnt"]
THOUGHTS = ("idea", "continuation")


@dataclass
class Given:
    thing: Thing
    seat: str
    step: str
    kind: str
    about: str = ""  # the name of the thought that a change is about
    fate: Fate = "waits"
    counts: bool = True  # as a phone, in the round that is open


@dataclass
class Notes:
    things: dict[str, Given] = field(default_factory=dict)
    asked: list[tuple[Command, By]] = field(default_factory=list)
    burnt: set[tuple[str, int]] = field(default_factory=set)  # the rounds whose marks were never shown

    def names(self, fate: Fate) -> set[str]:
        return {name for name, given in self.things.items() if given.fate == fate}

    def thoughts(self, fate: Fate) -> set[str]:
        return {name for name in self.names(fate) if self.things[name].kind in THOUGHTS}

    def seats(self, step: str) -> set[str]:
        return {given.seat for given in self.waiting(step) if given.counts}

    def waiting(self, step: str) -> list[Given]:
        return [given for given in self.things.values() if given.fate == "waits" and given.step == step]

    def any_of(self, one: int, *, fate: Fate) -> Thing | None:
        names = sorted(self.thoughts(fate))
        return self.things[names[one % len(names)]].thing if names else None

    def step_of(self, thing: Thing) -> str:
        return self.things[thing.name].step

    # --- what happens

    def give(self, thing: Thing, *, seat: str, step: str, kind: str, about: str = "") -> None:
        if kind == "mark":
            for old in self.waiting(step):
                if old.seat == seat:
                    old.fate = "replaced"
        self.things[thing.name] = Given(thing, seat, step, kind, about)

    def change(self, old: Thing, new: Thing, *, seat: str, step: str) -> None:
        given = self.things[old.name]
        if given.fate == "waits":
            given.fate = "replaced"
            self.things[new.name] = Given(new, given.seat, given.step, given.kind, counts=given.counts)
        else:
            self._drop_changes_of(old)
            self.give(new, seat=seat, step=step, kind="change", about=old.name)

    def take_back(self, thing: Thing) -> None:
        given = self.things[thing.name]
        if given.fate == "waits":
            given.fate = "taken back"
        elif given.fate == "shown":
            self._drop_changes_of(thing)
            given.fate = "withdrawn"

    def take_back_later(self, thing: Thing, made: Thing, *, seat: str, step: str) -> None:
        given = self.things[thing.name]
        if given.fate == "waits":
            given.fate = "taken back"
        elif given.fate == "shown":
            self._drop_changes_of(thing)
            self.give(made, seat=seat, step=step, kind="taking back", about=thing.name)

    def show(self, step: str) -> None:
        for given in self.waiting(step):
            given.fate = "counted" if given.kind == "mark" else "shown"
            if given.kind == "taking back":
                self.things[given.about].fate = "withdrawn"

    def leave(self, step: str | None, round: int, *, burns: bool) -> None:
        for given in self.waiting(step or ""):
            given.counts = False
            if burns:
                given.fate = "burnt"
                self.burnt.add((given.step, round))

    def end(self) -> None:
        for given in self.things.values():
            given.fate = "burnt" if given.fate == "waits" else given.fate

    def _drop_changes_of(self, thing: Thing) -> None:
        for given in self.things.values():
            if given.about == thing.name and given.fate == "waits":
                given.fate = "replaced"
