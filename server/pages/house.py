"""The house that the pages stand in, as far as they need it."""

from typing import Protocol, cast

from flask import current_app
from werkzeug.local import LocalProxy

from server.access.agendas import Agendas
from server.access.directory import Directory
from server.access.making import Making
from server.access.seats import Seats
from server.config import Settings
from server.keeping.prune import Forgetting
from server.porter import Porter
from server.rooms.rooms import Rooms
from server.store.engine import Store


class House(Protocol):
    settings: Settings
    sessions: Directory
    making: Making
    agendas: Agendas
    seats: Seats
    rooms: Rooms
    store: Store
    forgetting: Forgetting
    porter: Porter


house = cast(House, LocalProxy(lambda: current_app.extensions["kesken"]))
