"""When nothing can be stored: everyone's trouble and nobody's fault, to be asked again."""

import logging

from sqlalchemy import exc

from server.ground.databases import why_no_database

log = logging.getLogger(__name__)


class Unknown(Exception):
    """The commit may or may not have happened: neither to be acknowledged nor refused."""


class Moved(Unknown):
    """The file of the database is not the one that was opened; the message tells the operator."""


# The database is away, or too busy: everyone's trouble and nobody's fault. Ask again.
OUTAGE = (Unknown, exc.OperationalError, exc.InterfaceError)


class Outage:
    """Said once, and once more when it is over; not by each of a thousand acts. `url`: of the database."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._said = ""

    def goes_on(self, error: Exception) -> None:
        why = str(error) if isinstance(error, Moved) else self._why(error)
        if why != self._said:
            self._said = why
            log.warning("%s (%s)", why, type(error).__name__)

    def _why(self, error: Exception) -> str:
        cause = error.__cause__ if isinstance(error, Unknown) else error
        told = why_no_database(cause, self._url) if isinstance(cause, exc.SQLAlchemyError) else ""
        return told or "The database does not answer, or takes nothing."

    def is_over(self) -> None:
        if self._said:
            self._said = ""
            log.warning("What is written is stored again.")
