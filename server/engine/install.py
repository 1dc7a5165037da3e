"""Puts our engine under a Socket.IO server of Flask-SocketIO's: one instance is changed, and no package."""

from typing import Any

from server.engine.answers import AnsweringEngine
from server.engine.connection import Connection
from server.engine.conversation import Conversation
from server.engine.engine import Engine
from server.engine.terms import Terms


def install(server: Any, terms: Terms) -> Engine:
    """`server`: a socketio.Server with our Broadcast as its client manager. Its origins, cookie and JSON stay
    as they were set.
    """
    stock = server.eio
    engine = AnsweringEngine(
        terms,
        async_mode=stock.async_mode,
        allow_upgrades=stock.allow_upgrades,
        cookie=stock.cookie,
        cors_allowed_origins=stock.cors_allowed_origins,
        cors_credentials=stock.cors_credentials,
        transports=stock.transports,
        logger=stock.logger,
    )
    engine.on("connect", stock.handlers["connect"])
    engine.on("message", Conversation(server, engine).hear)
    engine.on("disconnect", stock.handlers["disconnect"])
    server.eio = engine
    return engine


def let_in(server: Any, sid: str, *, most: int) -> None:
    """Who has entered may stay, and say so many bytes in one message. Nothing with the stock engine."""
    connection = server.eio.sockets.get(server.manager.eio_sid_from_sid(sid, "/"))
    if isinstance(connection, Connection):
        connection.let_in(most)
