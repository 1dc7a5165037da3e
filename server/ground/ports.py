"""The listening socket, and why there is none."""

import errno
import socket

from server import runtime
from server.bad_setting import BadSetting

LOWEST_FREE = 1024  # below it only the system's own services may listen, on most systems
HIGHEST = 65_535


def listen(host: str, port: int, command: str) -> socket.socket:
    """Raises BadSetting. `command`: what was typed to start, for the advice."""
    try:
        return runtime.listen(host, port)
    except (OSError, ValueError) as error:
        raise BadSetting(_why_not(error, host, port, command)) from None


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
