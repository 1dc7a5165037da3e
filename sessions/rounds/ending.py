"""How a round ends, and all that follows from it. Stage, rooms and checks ask the ending, never the kind.

A kind says for each round how it ends: a decision with reasons is tallied first and shown then.
"""

from typing import Any, Protocol

from sessions.turn import Turn

# The fewest phones that a reveal may rest on. It is the usual floor of staff surveys (Viva Glint and Culture
# Amp use five); and counted out, four is too few even for the careful picture of a curve: with three in one
# cell, the fourth, who knows that their own mark is elsewhere, knows where all the others stand. From five
# on, nobody does.
QUORUM = 5


class Ending(Protocol):
    """`step` is what everyone keeps of the step, of the class that the kind has."""

    @property
    def quorum(self) -> int:
        """The fewest phones."""

    @property
    def is_exact(self) -> bool:
        """A7: of those who gave something the number is told, and not only steps of five."""

    @property
    def stays_sealed(self) -> bool:
        """Whether what was given waits when the step leaves the stage; if not, it is burnt."""

    def is_shown(self, step: Any) -> bool:
        """Whether its round is over and nothing more is taken to it."""

    def reveal(self, turn: Turn, step: Any, detail: str) -> None:
        """R2 to R4. Raises Refused: below the quorum, or when the kind knows no such detail."""

    def leave(self, turn: Turn, step: Any) -> None:
        """R5, R7: the step goes from the stage."""

    def on_return(self, step: Any) -> tuple[int, bool]:
        """S6: the round it has when it comes back, and whether it takes anything then."""

    def after_restore(self, turn: Turn, step: Any) -> bool:
        """The box is empty: says what is lost, and whether the next round is to be opened."""
