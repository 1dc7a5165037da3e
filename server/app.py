"""The house, wired together on one screen."""

from dataclasses import dataclass

from flask import Flask
from flask_socketio import SocketIO
from werkzeug.middleware.proxy_fix import ProxyFix

from server import runtime
from server.access.agendas import Agendas
from server.access.directory import Directory
from server.access.limits import Limits
from server.access.making import Making
from server.access.seats import Seats
from server.assets import prepare_assets
from server.config import Settings
from server.engine.broadcast import Broadcast
from server.engine.install import install
from server.engine.terms import Terms
from server.keeping.deleted import Deleted
from server.keeping.known_day import KnownDay
from server.keeping.loop import refuse_to_stall
from server.keeping.pages import Pages
from server.keeping.prune import Forgetting
from server.open_files import room_for_connections
from server.pages import open_pages
from server.porter import Porter
from server.quiet import quieten_libraries
from server.rooms.rooms import Rooms
from server.store.engine import Store
from server.store.migrate import upgrade
from server.wire.door import Door
from server.wire.places import Places
from server.wire.protocol import Json
from server.wire.voice import Voice
from server.wire.words import Words

# Of one packet: a whole agenda travels over HTTP, a thought is far smaller.
MOST_FRAME = 80_000  # bytes


@dataclass(frozen=True)
class House:
    settings: Settings
    sessions: Directory
    making: Making
    agendas: Agendas
    seats: Seats
    rooms: Rooms
    store: Store
    words: Words
    forgetting: Forgetting
    porter: Porter


def create_app(settings: Settings) -> Flask:
    """The application, ready to be served; its database is brought up to date first. Raises BadSetting when
    the database's driver would hold everyone up.
    """
    assets = prepare_assets(settings.root, settings.data)
    app = Flask(
        "kesken",
        root_path=str(settings.root),
        static_folder="static",
        static_url_path=assets.path,
        template_folder="templates",
    )
    app.config.update(
        SECRET_KEY=settings.secret_keys[0], MAX_CONTENT_LENGTH=512 * 1024, PROPAGATE_EXCEPTIONS=False
    )
    upgrade(settings.database_url)
    store, deleted = Store(settings.database_url), Deleted(settings.data)
    refuse_to_stall(store)
    quieten_libraries()
    is_ours = settings.engine == "ours"
    socketio = SocketIO(
        app,
        client_manager=Broadcast() if is_ours else None,
        async_mode=runtime.ASYNC_MODE,
        json=Json,
        cors_allowed_origins=settings.origins,
        manage_session=False,
        async_handlers=False,
        http_compression=False,
        per_message_deflate=False,
        max_http_buffer_size=MOST_FRAME,
        ping_interval=25,
        ping_timeout=20,
        logger=False,
        engineio_logger=False,
        cookie=None,
    )
    if is_ours:
        install(socketio.server, Terms(enters_by_word=True, frames=Terms.frames if settings.limits else None))
    limits, seats, voice = (
        Limits(settings.redis_url, is_on=settings.limits),
        Seats(settings.secret_keys, is_https=settings.is_https),
        Voice(socketio),
    )
    directory = Directory(store, settings, limits)
    rooms = Rooms(store, voice, settings.redis_url, deleted.note_thoughts, limits.forget, settings.pace)
    forgetting = Forgetting(store, deleted, KnownDay(settings.data))
    words = Words(socketio, voice, rooms, directory, seats, limits, Places(settings.most_phones))
    app.wsgi_app = Door(  # type: ignore[assignment, method-assign]
        app.wsgi_app,
        socketio,
        origins=settings.origins,
        answers_to=settings.answers_to,
        most=settings.most_from_address,
    )
    porter = Porter(room_for_connections(), words.has_entered)
    app.extensions["kesken"] = House(
        settings=settings,
        sessions=directory,
        making=Making(store, settings, limits),
        agendas=Agendas(store),
        seats=seats,
        rooms=rooms,
        store=store,
        words=words,
        forgetting=forgetting,
        porter=porter,
    )
    open_pages(app)
    assets.serve(app)
    _believe_proxies(app, settings.trusted_proxies)
    rooms.start()
    forgetting.start()
    Pages(store, settings.database_url).start()
    return app


def _believe_proxies(app: Flask, count: int) -> None:
    """Whose address asks, and nothing else: links, origins and cookies follow from PUBLIC_URL."""
    if count:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=0)  # type: ignore[method-assign]
