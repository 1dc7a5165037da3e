"""The moments in which two processes act at once on one session. Each is played several times in a run."""

import threading
from collections.abc import Callable
from functools import partial

from server.demo.outbox import Given
from tests.faults.pairs import Pair
from tests.faults.people import Cue, Desk, Phone
from tests.harness.marks import mark


def given_here_shown_there(both: Pair) -> None:
    """A thought is accepted by one process while the other one shows the round."""
    board = both.steps[0]
    both.opens(board)
    for round in range(1, 5):
        nothing_to_add(both, board, [*both.here, *both.there])
        writers = [partial(one.post, board, f"{one.label} in round {round}") for one in both.here]
        [*_, cue] = at_once(*writers, partial(reveals, both.desks[1], board, round))
        both.settle()
        assert cue.is_stored, cue
        both.all_see(partial(stands_in, step=board, round=round + 1))
    nothing_to_add(both, board, [*both.here, *both.there])
    both.desks[0].gets("RevealRound", step=board, round=5)


def shown_by_two_desks(both: Pair) -> None:
    """Both are told that it is done, and it is done once."""
    board = both.steps[0]
    both.opens(board)
    for round in range(1, 9):
        nothing_to_add(both, board, both.here)
        cues = at_once(*[partial(reveals, desk, board, round) for desk in both.desks])
        both.settle()
        assert all(cue.is_stored for cue in cues), cues
        both.all_see(partial(stands_in, step=board, round=round + 1))


def fifth_mark_taken_back(both: Pair) -> None:
    """One of five thinks better of it in the very moment: it is counted, or it is gone, and never both."""
    curve, round = both.steps[1], 1
    both.opens(curve)
    five = [*both.here[:3], *both.there[:2]]
    for _ in range(10):
        marks = [mark(one, curve, place) for place, one in enumerate(five)]
        both.settle()
        assert all(mark.is_stored for mark in marks), marks
        wavers = partial(five[0].take_back, curve, marks[0])
        [_, cue] = at_once(wavers, partial(reveals, both.desks[1], curve, round))
        both.settle()
        if cue.is_stored:
            round += 1
            both.desks[1].gets("AskAgain", step=curve, round=round)
            both.all_see(partial(stands_in, step=curve, round=round))
        else:
            assert cue.refused == "too_few_marks", cue


def killed_before_the_bell(both: Pair) -> None:
    """The second process dies between commit and doorbell. The first one finds out by itself."""
    board, second = both.steps[0], both.house.processes[1]
    both.opens(board)
    nothing_to_add(both, board, [*both.here, *both.there])
    for desk in both.desks:  # the bell has rung for the last time
        desk.wait_for(partial(has_heard_of_ten, desk), both.patience)
    reveals(both.desks[1], board, 1)
    both.all_see(partial(stands_in, step=board, round=2), both.here)
    assert second.process
    second.process.wait(both.patience)
    second.start()
    both.all_see(partial(stands_in, step=board, round=2))


# --- what they are made of


def at_once(*acts: Callable[[], Given]) -> list[Given]:
    """As nearly at the same moment as threads can; what each gave, in the order of `acts`."""
    gate, given = threading.Barrier(len(acts)), dict[int, Given]()

    def act_at_the_gate(place: int) -> None:
        gate.wait()
        given[place] = acts[place]()

    threads = [threading.Thread(target=act_at_the_gate, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [given[place] for place in range(len(acts))]


def nothing_to_add(both: Pair, step: str, phones: list[Phone]) -> None:
    for one in phones:
        one.add_nothing(step)
    both.settle()


def reveals(desk: Desk, step: str, round: int) -> Cue:
    return desk.cues("RevealRound", step=step, round=round)


def stands_in(phone: Phone, *, step: str, round: int) -> bool:
    found = phone.view.find(step)
    return found is not None and found.round == round


def has_heard_of_ten(desk: Desk) -> bool:
    return desk.presence.get("gave") == {"at_least": 10}
