"""What everyone may know of the session, and the promises that people join on."""

from datetime import date
from typing import Annotated

from msgspec import Meta, structs

from sessions.command import Command
from sessions.days import not_over_yet
from sessions.event import Event
from sessions.names import Title
from sessions.refusals import Refused
from sessions.state import By, State
from sessions.texts import titled
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
            title=self.title,
            change=self.change,
            kept_until=self.kept_until,
            audience=self.audience,
        )
        header = checked(header, at=turn.at)
        if turn.view.has_joined:
            if header.audience != was.audience and BREADTH[header.audience.who] >= BREADTH[was.audience.who]:
                raise Refused("only_narrower", "audience")
            if header.kept_until > was.kept_until:
                raise Refused("only_shorter", "kept_until")
        if header != was:
            turn.tell(SessionDescribed(session=header))


def checked(header: Header, *, at: int) -> Header:
    """The same, tidied. Raises Refused with the field that it is about. `at`: milliseconds since 1970."""
    title = titled(header.title, "title", most=MOST_TITLE, no="needs_title")
    change = titled(header.change, "change", least=0, most=MOST_TITLE, no="too_long_title")
    audience = Audience(header.audience.who, _others(header.audience))
    try:
        until = date.fromisoformat(header.kept_until)
    except ValueError:
        raise Refused("bad_date", "kept_until") from None
    if not 0 <= (until - not_over_yet(at)).days <= 3 * 366:
        raise Refused("bad_date", "kept_until")
    return structs.replace(header, title=title, change=change, audience=audience)


def _others(audience: Audience) -> str:
    if audience.who != "others":
        return ""
    return titled(
        audience.others, "audience", most=MOST_READERS, no="needs_readers", too_long="too_long_readers"
    )


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
