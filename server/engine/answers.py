"""What each kind of request is answered with: one that begins a connection, one that changes it to a
WebSocket, a poll, and what is posted.
"""

from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any

from engineio.packet import OPEN, Packet

from server import runtime
from server.engine.connection import GARBAGE, POLICY, Connection
from server.engine.engine import Engine
from server.engine.handshake import (
    No,
    Wish,
    answer_upgrade,
    bad_request,
    forbidden,
    read_wish,
    too_large,
    unknown_session,
)
from server.engine.line import Line
from server.engine.pace import Pace
from server.engine.polling import CLOSED, NoPackets, Overlap, Polling, packets_in
from server.engine.probe import Probe

Environ = dict[str, Any]
Start = Callable[..., Any]
PLAIN = ("Content-Type", "text/plain; charset=UTF-8")
AGAIN = 0.05  # seconds until a phone that has said more than was heard yet is looked at again
OBJECTS = (
    "wsgi.input",
    "eventlet.input",
    "eventlet.set_idle",
    "eventlet.posthooks",
    "headers_raw",
    runtime.KEEP,
)


class AnsweringEngine(Engine):
    """An engine with its door: a WSGI application."""

    def handle_request(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        try:
            return answer(self, environ, start_response)
        except No as no:
            self.note("refused")
            headers = [("Content-Type", "application/json"), *no.headers, *self._cors_headers(environ)]
            start_response(no.status, headers)
            return [no.body]


def answer(engine: Engine, environ: Environ, start: Start) -> Iterable[bytes]:
    """Raises No."""
    if not engine.is_welcome(environ):
        raise forbidden()
    if environ["REQUEST_METHOD"] == "OPTIONS":
        return _say(engine, environ, start, [b"ok"])
    wish = read_wish(environ, engine.transports)
    if wish.sid is None:
        return _begin(engine, environ, start, wish)
    engine.heart.tick(monotonic())  # who is silent for too long is gone now, and not a moment later
    connection = engine.sockets.get(wish.sid)
    if connection is None or connection.closing or not connection.connected:
        raise unknown_session()
    if wish.is_upgrade:
        return _upgrade(engine, environ, connection)
    if connection.upgraded:
        raise bad_request()
    act = {"GET": _poll, "POST": _post}.get(wish.method)
    if act is None:
        raise bad_request()
    return act(engine, environ, start, connection)


def _begin(engine: Engine, environ: Environ, start: Start, wish: Wish) -> Iterable[bytes]:
    opening = answer_upgrade(environ) if wish.is_upgrade else b""
    sid = engine.generate_id()
    connection = engine.sockets[sid] = Connection(engine, sid)
    connection.send(Packet(OPEN, engine.greeting(sid, is_upgrade=wish.is_upgrade)))
    if (refused := engine.ask_application(sid, _kept_of(environ))) is not None:
        engine.sockets.pop(sid, None)
        start(refused["status"], refused["headers"])
        return [refused["response"]]
    connection.connected = True
    engine.heart.begin(connection)
    if wish.is_upgrade:
        line = Line(runtime.take_socket(environ), connection, engine.terms, engine.heart)
        line.write(opening)
        connection.take_line(line)
        return []
    connection.pace = Pace(engine.terms.frames, monotonic())
    engine.heart.stalled.add(connection)
    return _poll(engine, environ, start, connection, *engine.cookie_for(sid))


def _upgrade(engine: Engine, environ: Environ, connection: Connection) -> Iterable[bytes]:
    """A second one is opened and closed again, as the reference server does."""
    opening = answer_upgrade(environ)
    probe = Probe(engine, connection)
    line = Line(runtime.take_socket(environ), probe, engine.terms, engine.heart)
    line.write(opening)
    if connection.upgraded or connection.upgrading:
        line.close(POLICY)
    else:
        probe.begin(line)
    return []


def _poll(
    engine: Engine, environ: Environ, start: Start, connection: Connection, *headers: tuple[str, str]
) -> Iterable[bytes]:
    assert isinstance(connection.road, Polling)
    try:
        body = connection.road.fetch()
    except Overlap:
        connection.end(engine.reason.TRANSPORT_ERROR, last=CLOSED)
        raise bad_request() from None
    return _say(engine, environ, start, body, *headers)


def _post(engine: Engine, environ: Environ, start: Start, connection: Connection) -> Iterable[bytes]:
    road = connection.road
    assert isinstance(road, Polling)
    try:
        if road.is_posting:
            raise NoPackets  # two at once: what one says would overtake the other
        road.is_posting = True
        for packet in packets_in(_body(environ, connection.most)):
            _let_wait(engine, connection)
            connection.hear(packet)
            if connection.closing and packet != CLOSED:
                raise NoPackets
    except NoPackets:
        connection.finish(GARBAGE)
        raise bad_request() from None
    finally:
        road.is_posting = False
    return _say(engine, environ, start, [b"ok"])


def _let_wait(engine: Engine, connection: Connection) -> None:
    """As long as its pace wants, and until what it said before is heard."""
    if wait := connection.pace.spend(engine.terms.frames, monotonic()):
        runtime.sleep(wait)
    while connection.is_busy():
        runtime.sleep(AGAIN)


def _body(environ: Environ, most: int) -> bytes:
    length = environ.get("CONTENT_LENGTH")
    if length is not None and int(length) > most:
        raise too_large()
    body: bytes = environ["wsgi.input"].read(most + 1 if length is None else int(length))
    if len(body) > most:
        raise too_large()
    if length is not None and len(body) < int(length):
        raise NoPackets
    return body


def _say(
    engine: Engine, environ: Environ, start: Start, body: list[bytes], *more: tuple[str, str]
) -> Iterable[bytes]:
    start("200 OK", [PLAIN, *more, *engine._cors_headers(environ)])
    return body


def _kept_of(environ: Environ) -> Environ:
    """What applications may ask of a connection later, without what belongs to its first request alone."""
    return {name: value for name, value in environ.items() if name not in OBJECTS}
