"""A network in user space: it hands connections on to servers, and delays, stalls, cuts or twists them.

It runs an event loop in a thread of its own. What it does to the lines follows from a seed;
which line meets what depends on when it comes.
"""

import asyncio
import random
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import cycle
from math import inf, isinf
from typing import Self
from zlib import crc32

from tests.harness.process import free_port

CHUNK = 16_384
HEAD_ENDS = b"\r\n\r\n"
GREETINGS = (b"0", b"40", b"3probe")  # what a server says before anybody has asked it for something


@dataclass
class Weather:
    """What happens to the lines now. Seconds; `stall` is the chance per chunk to stand still for `still`."""

    delay: float = 0.0
    jitter: float = 0.0
    stall: float = 0.0
    still: float = 1.0
    rate: float = 0.0  # bytes a second; 0: as fast as they come
    # Or "refuse"; "ignore": no answer; "close": right behind the 101; "swallow": no frame after the 101;
    # "choke": only a greeting gets through.
    upgrades: str = "pass"
    lives: float = inf  # seconds of a WebSocket, until the proxy closes it
    is_dark: bool = False  # nothing passes, and nobody is told
    keeps_together: bool = True  # phones of one session meet in one process
    takes_cookies: bool = False  # no request has any, whatever the browser sends


@dataclass(eq=False)
class Line:
    writers: list[asyncio.StreamWriter] = field(default_factory=list)

    def cut(self) -> None:
        for writer in self.writers:
            with suppress(Exception):
                writer.transport.abort()


class Relay:
    def __init__(self, upstreams: Sequence[int], *, seed: int = 0) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.weather = Weather()
        self._upstreams = list(upstreams)
        self._round = cycle(range(len(upstreams)))
        self._chance = random.Random(seed)
        self._lines: set[Line] = set()
        self._loop = asyncio.new_event_loop()
        self._light = asyncio.Event()
        self._server: asyncio.Server | None = None
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._open(), self._loop).result(5)
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(5)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    # --- from other threads

    def becomes(self, **weather: object) -> None:
        """Other weather for new and old lines."""
        self._loop.call_soon_threadsafe(self._change, Weather(**weather))  # type: ignore[arg-type]

    def cut(self, share: float = 1.0) -> None:
        """Ends so many of the lines, as a dead battery would: both sides get a reset."""
        self._loop.call_soon_threadsafe(self._cut, share)

    # --- in the loop

    async def _open(self) -> None:
        self._light.set()
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", self.port, backlog=1024)

    async def _close(self) -> None:
        assert self._server
        self._server.close()
        self._cut(1.0)
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _change(self, weather: Weather) -> None:
        self.weather = weather
        if weather.is_dark:
            self._light.clear()
        else:
            self._light.set()

    def _cut(self, share: float) -> None:
        for line in sorted(self._lines, key=id):
            if self._chance.random() < share:
                line.cut()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = Line([writer])
        self._lines.add(line)
        try:
            head = await reader.readuntil(HEAD_ENDS)
            is_upgrade = b"upgrade: websocket" in head.lower()
            upgrades = self.weather.upgrades if is_upgrade else "pass"
            if upgrades == "refuse":
                writer.write(b"HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
                await writer.drain()
                return
            if upgrades == "ignore":
                await self._pump(reader, None)
                return
            there, back = await self._upstream(head)
            line.writers.append(back)
            back.write(self._passed(head))
            if is_upgrade:
                writer.write(await there.readuntil(HEAD_ENDS))
                await writer.drain()
            if upgrades == "close":
                return
            to_phone = self._greet if upgrades == "choke" else self._pump
            carries = upgrades != "swallow"
            lives = self.weather.lives if is_upgrade else inf
            async with asyncio.timeout(None if isinf(lives) else lives):
                await asyncio.gather(
                    self._pump(reader, back if carries else None),
                    to_phone(there, writer if carries else None),
                )
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError):
            pass  # cut, or the relay goes home
        finally:
            line.cut()
            self._lines.discard(line)

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter | None) -> None:
        """Without a writer all of it is lost."""
        while chunk := await reader.read(CHUNK):
            await self._travel(len(chunk))
            await self._light.wait()
            if writer:
                writer.write(self._passed(chunk))
                await writer.drain()
        if writer and writer.can_write_eof():
            writer.write_eof()

    async def _greet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter | None) -> None:
        """Only greetings get through."""
        while writer:
            head, said = await frame_of(reader)
            if said.startswith(GREETINGS):
                writer.write(head + said)
                await writer.drain()

    def _passed(self, said: bytes) -> bytes:
        return said.replace(b"\r\nCookie:", b"\r\nCrumbs:") if self.weather.takes_cookies else said

    async def _travel(self, size: int) -> None:
        now = self.weather
        wait = now.delay + now.jitter * self._chance.random() + (size / now.rate if now.rate else 0)
        if now.stall and self._chance.random() < now.stall:
            wait += now.still
        if wait:
            await asyncio.sleep(wait)

    async def _upstream(self, head: bytes) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """By the session's id, as our proxies do; a dumb one only goes round. Who is down is passed over."""
        session = session_in(head.split(b"\r\n", 1)[0])
        first = next(self._round)
        if self.weather.keeps_together and session:
            first = crc32(session) % len(self._upstreams)
        for port in self._upstreams[first:] + self._upstreams[:first]:
            with suppress(OSError):
                return await asyncio.open_connection("127.0.0.1", port)
        raise ConnectionRefusedError


async def frame_of(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    """Head and body of the next one of a WebSocket, as servers send them: without a mask."""
    head = await reader.readexactly(2)
    size = head[1] & 0x7F
    longer = await reader.readexactly({126: 2, 127: 8}.get(size, 0))
    return head + longer, await reader.readexactly(int.from_bytes(longer) if longer else size)


def session_in(line: bytes) -> bytes:
    """Of a request's first line: from `at=`, or from a path such as /desk/<session>."""
    path = line.split(b" ")[1]
    if b"at=" in path:
        return path.partition(b"at=")[2][:10]
    parts = path.split(b"/")
    return parts[2][:10] if len(parts) > 2 and parts[1] in (b"s", b"desk", b"screen") else b""
