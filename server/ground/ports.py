"""The listening socket, and why there is none."""

import errno
import os
import socket
from typing import Any

from server.bad_setting import BadSetting

LOWEST_FREE = 1024  # below it only the system's own services may listen, on most systems
HIGHEST = 65_535
# A thousand phones scan the same QR within seconds; the usual 50 makes the last wait for 55 s.
BACKLOG = 4096


def listen(host: str, port: int, command: str) -> socket.socket:
    """Raises BadSetting. `command`: what was typed to start, for the advice."""
    try:
        return _listen(host, port)
    except (OSError, ValueError) as error:
        raise BadSetting(_why_not(error, host, port, command)) from None


def _listen(host: str, port: int) -> socket.socket:
    """Port 0: any free one. `::` hears IPv4 as well."""
    family, address = _found(host, port)
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name != "nt":  # there it would let two servers take one port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, host != "::")
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError:
        listener.close()
        raise
    # A second small frame would otherwise wait 40 ms for the phone's acknowledgement of the first.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _found(host: str, port: int) -> tuple[socket.AddressFamily, Any]:
    """A name may mean several addresses: of them one of IPv4, which every browser tries."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    family, _, _, _, address = min(found, key=lambda one: one[0] != socket.AF_INET)
    return family, address


def _why_not(error: OSError | ValueError, host: str, port: int, command: str) -> str:
    if isinstance(error, socket.gaierror):
        return f"LISTEN names {host}, which nobody knows here: name an address of this machine."
    match getattr(error, "errno", None):
        case errno.EADDRINUSE:
            another = port + 1 if port < HIGHEST else port - 1
            return f"Port {port} is taken by another program. Try another one: {command} --port {another}"
        case errno.EACCES | errno.EPERM if port < LOWEST_FREE:
            return (
                f"Port {port} is for the system's own services. Take one from {LOWEST_FREE} on, such as "
                f"{command} --port 5000, and let a proxy stand in front."
            )
        case errno.EADDRNOTAVAIL:
            return f"LISTEN is {host}, which is no address of this machine: 127.0.0.1 always is."
    if ":" in host and not _has_ipv6():
        return (
            f"This machine has no IPv6, so Kesken cannot listen at {host}. 0.0.0.0 is all its IPv4 addresses."
        )
    return f"Kesken cannot listen at {host}, port {port}: {getattr(error, 'strerror', None) or error}."


def _has_ipv6() -> bool:
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            return True
    except OSError:
        return False
