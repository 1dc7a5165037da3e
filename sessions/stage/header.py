"""What everyone may know of the session, and the promises that people join on."""

from datetime import UTC, date, datetime
from typing import Annotated

from msgspec import Meta, structs

from sessions.command import Command
from sessions.event import Event
from sessions.names import Title, tidy
from sessions.refusals import Refused
from sessions.state import By, State
from sessions.turn import Turn
from sessions.view import Audience, Header

MOST_TITLE = 80
MOST_READERS = 120
BREADTH = {"present": 0, "team": 1, "others": 2}


class DescribeSession(Command, frozen=True, tag=True):
    title: Title
    change: Title
    audience: Audience
    kept_until: Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}\Z")]

    def decide(self, turn: Turn, by: By) -> None:
        """S2: what people joined on can only become narrower."""
        was = turn.view.session
        assert was is not None, "a session's log begins with its description"
        header = structs.replace(
            was,
            title=tidy(self.title),
            change=tidy(self.change),
            kept_until=self.kept_until,
            audience=Audience(self.audience.who, _others(self.audience)),
        )
        check_header(header, at=turn.at)
        if turn.view.has_joined:
            if header.audience != was.audience and BREADTH[header.audience.who] >= BREADTH[was.audience.who]:
                raise Refused("only_narrower", "audience")
            if header.kept_until > was.kept_until:
                raise Refused("only_shorter", "kept_until")
        if header != was:
            turn.tell(SessionDescribed(session=header))


def check_header(header: Header, *, at: int) -> None:
    """Raises Refused with the field that it is about. `at`: milliseconds since 1970."""
    if not 1 <= len(header.title) <= MOST_TITLE:
        raise Refused("needs_title", "title", most=MOST_TITLE)
    if len(header.change) > MOST_TITLE:
        raise Refused("too_long", "change", most=MOST_TITLE)
    if header.audience.who == "others" and not 1 <= len(header.audience.others) <= MOST_READERS:
        raise Refused("needs_readers", "audience")
    try:
        until = date.fromisoformat(header.kept_until)
    except ValueError:
        raise Refused("bad_date", "kept_until") from None
    today = datetime.fromtimestamp(at / 1000, UTC).date()
    if not 0 <= (until - today).days <= 3 * 366:
        raise Refused("bad_date", "kept_until")


def _others(audience: Audience) -> str:
    return tidy(audience.others) if audience.who == "others" else ""


def welcome_first(turn: Turn) -> None:
    """S2: from the first phone on, promises only become narrower."""
    if not turn.view.has_joined and turn.view.phase != "ended":
        turn.tell(FirstPhoneJoined())


class SessionDescribed(Event, frozen=True, tag=True):
    session: Header

    def apply(self, state: State) -> None:
        state.view.session = self.session


class FirstPhoneJoined(Event, frozen=True, tag=True):
    """From now on the promises that people joined on can only become narrower."""

    def apply(self, state: State) -> None:
        state.view.has_joined = True
