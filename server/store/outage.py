"""When nothing can be stored: everyone's trouble and nobody's fault, to be asked again."""

import logging

from sqlalchemy import exc

log = logging.getLogger(__name__)


class Unknown(Exception):
    """The commit may or may not have happened: neither to be acknowledged nor refused."""


class Moved(Unknown):
    """The file of the database is not the one that was opened; the message tells the operator."""


# The database is away, or too busy: everyone's trouble and nobody's fault. Ask again.
OUTAGE = (Unknown, exc.OperationalError, exc.InterfaceError)


class Outage:
    """Said once, and once more when it is over; not by each of a thousand acts."""

    def __init__(self) -> None:
        self._said = ""

    def goes_on(self, error: Exception) -> None:
        why = str(error) if isinstance(error, Moved) else "The database does not answer, or takes nothing."
        if why != self._said:
            self._said = why
            log.warning("%s (%s)", why, type(error).__name__)

    def is_over(self) -> None:
        if self._said:
            self._said = ""
            log.warning("What is written is stored again.")
