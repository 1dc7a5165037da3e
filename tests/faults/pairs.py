"""One session in two processes: a desk and phones here, a desk and phones there."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from server.access.keys import derived_key
from tests.faults.books import Violation
from tests.faults.checker import judge
from tests.faults.history import History, read
from tests.faults.houses import SECRET, House, Services, Setting, running_house
from tests.faults.people import Desk, Phone, make_session
from tests.harness.patience import PATIENCE

QUICK = 0.05  # of a real phone's pauses
ENOUGH = 8.0  # seconds for what is not to come


@dataclass
class Pair:
    """Desks and phones of one session; the first process has `here`, the second `there`."""

    house: House
    history: History
    session: str
    steps: list[str]
    desks: tuple[Desk, Desk]
    here: list[Phone]
    there: list[Phone]
    patience: float

    @property
    def everyone(self) -> list[Phone]:
        return [*self.desks, *self.here, *self.there]

    def opens(self, step: str) -> None:
        self.desks[0].gets("OpenStep", step=step)
        self.all_see(lambda phone: phone.view.stage == step)

    def all_see(self, condition: Callable[[Phone], bool], among: Sequence[Phone] = ()) -> None:
        for one in among or self.everyone:
            one.wait_for(lambda one=one: one.is_online and condition(one), self.patience)

    def settle(self) -> None:
        for one in self.everyone:
            one.settle(self.patience)

    def looks_a_last_time(self) -> None:
        sign = self.desks[0].gets("OpenStep", step=self.steps[2])
        assert sign.is_stored
        self.all_see(lambda phone: phone.view.stage == self.steps[2])
        head = self.desks[0].position["after"]
        self.all_see(lambda phone: phone.position["after"] >= head)
        for one in self.everyone:
            one.says_what_it_shows()
            self.history.add("final", room=self.session, phone=one.label, **one.stands())


@contextmanager
def pair(
    folder: Path,
    services: Services,
    *,
    plants: tuple[str, str],
    seed: int,
    phones: int = 5,
    patience: float = PATIENCE,
) -> Iterator[Pair]:
    """`phones`: in each of the two processes."""
    setting = Setting("postgres", processes=2, has_valkey=True, plants=plants)
    folder.mkdir(parents=True, exist_ok=True)
    chance = Random(seed)
    with ExitStack() as stack:
        history = History(folder / "history.jsonl")
        stack.callback(history.close)
        house = stack.enter_context(running_house(folder, setting, services))
        browser, session, steps = make_session(house.urls[0])
        history.add("room", room=session, steps=steps)

        def how() -> dict[str, object]:
            return {"pace": QUICK, "chance": Random(chance.random())}

        desks = tuple(Desk(url, history, session, f"desk {n}", **how()) for n, url in enumerate(house.urls))
        for desk in desks:
            browser.headers["Origin"] = desk.url
            desk.take_place(browser, session)
            stack.callback(desk.leave)
        groups: list[list[Phone]] = []
        for place, url in enumerate(house.urls):
            groups.append([])
            for number in range(phones):
                phone = Phone(url, history, session, f"phone {place}.{number}", **how())
                phone.join(derived_key("participant", session, SECRET))
                stack.callback(phone.leave)
                groups[-1].append(phone)
        yield Pair(house, history, session, steps, (desks[0], desks[1]), *groups, patience)


def judged(folder: Path, services: Services, play: Callable[[Pair], None], **how: object) -> list[Violation]:
    """What the play broke; that it did not come to its end counts as broken too."""
    found = []
    with pair(folder, services, **how) as both:  # type: ignore[arg-type]
        try:
            play(both)
            both.looks_a_last_time()
        except (TimeoutError, AssertionError) as late:
            found.append(Violation("it came to an end", str(late)))
    return [*found, *judge(read(folder / "history.jsonl"))]
