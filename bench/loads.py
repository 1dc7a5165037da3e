"""What is done to each server: how many phones, in how many rooms, how often, for how long."""

from dataclasses import dataclass, replace
from typing import Literal

Mode = Literal["fanout", "idle", "join", "show", "crowd"]
Act = Literal["thought", "mark", "sealed"]

AT_ONCE = 100_000  # a second: all of them in the same moment


@dataclass(frozen=True, kw_only=True)
class Load:
    """`rate`: acts a second in each room. `act`: what phones of Kesken do; others say the like.
    `board`: ideas that stand there already. `ramp`: phones that come in a second.
    """

    name: str
    mode: Mode
    rooms: int
    clients: int
    rate: float = 1.0
    act: Act = "thought"
    board: int = 0
    ramp: float = 1_000
    warm: float = 2.0
    seconds: float = 6.0
    drain: float = 1.0  # at most, for what is still on its way
    most: int = 15_000  # phones, of a crowd that grows

    @property
    def phones(self) -> int:
        return self.rooms * self.clients

    def with_at_most(self, phones: int) -> "Load":
        fits = self if self.phones <= phones else replace(self, clients=max(1, phones // self.rooms))
        return replace(fits, most=min(self.most, phones))

    def quick(self) -> "Load":
        if self.mode == "idle":
            return replace(self, ramp=2_500, warm=0.5, seconds=1.0)
        return replace(self, warm=min(self.warm, 0.5), seconds=min(self.seconds, 2.0))


LOADS = {
    load.name: load
    for load in (
        Load(name="A", mode="fanout", rooms=10, clients=50, rate=10),
        Load(name="B", mode="fanout", rooms=10, clients=50, rate=40),
        Load(name="one", mode="fanout", rooms=1, clients=500, rate=40),
        Load(name="small", mode="fanout", rooms=100, clients=10, rate=5),
        Load(name="idle", mode="idle", rooms=20, clients=500, seconds=26),  # pings come every 25
        Load(name="paced", mode="join", rooms=2, clients=500, board=200, ramp=200, warm=0, seconds=0.1),
        Load(name="storm", mode="join", rooms=2, clients=500, board=200, ramp=AT_ONCE, warm=0, seconds=0.1),
        Load(name="100/s", mode="fanout", rooms=20, clients=5, rate=5),
        Load(name="500/s", mode="fanout", rooms=20, clients=5, rate=25),
        Load(name="crowd", mode="crowd", rooms=10, clients=30, rate=1, seconds=5),
        Load(name="marks", mode="fanout", rooms=1, clients=500, rate=50, act="mark"),
        Load(name="reveal", mode="show", rooms=1, clients=500, act="sealed"),
    )
}
