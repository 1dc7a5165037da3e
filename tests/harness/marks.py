"""Marking on a pretend phone, which itself knows no kind of step."""

from server.demo.outbox import Given
from server.demo.phone import PretendPhone
from sessions.steps.curve.curve import PlaceMark


def mark(phone: PretendPhone, step: str, station: int, *, is_stuck: bool = False) -> Given:
    """A place on the curve, in the round that this phone sees."""
    seen = phone.view.find(step)
    assert seen, "it has not seen this step on the stage"
    answer = {"do": PlaceMark.__name__, "round": seen.round, "station": station, "is_stuck": is_stuck}
    return phone.give(step, answer)
