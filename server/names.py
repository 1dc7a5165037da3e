"""Under which names and addresses this server is known. Links, origins, policies and cookies follow from
these, never from what a request says of itself.
"""

import re
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

from server.bad_setting import BadSetting

HOST = re.compile(r"^(?:\[(?P<ipv6>[0-9A-Fa-f:.]+)\]|(?P<name>[A-Za-z0-9._-]+))(?::\d*)?\Z")
NAME = re.compile(r"^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?\Z")
USUAL_PORTS = {"http": 80, "https": 443}
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def read_public_url(text: str) -> str:
    """As browsers write it in Origin: small letters, no usual port,
    other alphabets in their ASCII form. Raises BadSetting.
    """
    text = text.strip()
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
        host = _plain(host)
    except ValueError:
        raise BadSetting(_no_url(text)) from None
    extra = parts.path not in ("", "/") or parts.query or parts.fragment or parts.username is not None
    if parts.scheme not in USUAL_PORTS or not host or extra:
        raise BadSetting(_no_url(text))
    is_usual = port in (None, USUAL_PORTS[parts.scheme])
    return f"{parts.scheme}://{in_url(host)}" + ("" if is_usual else f":{port}")


def _no_url(text: str) -> str:
    return f"PUBLIC_URL is {text!r}. It looks like https://kesken.example.org, without a path."


def _plain(host: str) -> str:
    """Raises ValueError for what is no name and no address."""
    if ":" in host:
        return str(IPv6Address(host))
    name = host.encode("idna").decode().lower()
    if not NAME.match(name):
        raise ValueError
    return name


def read_listen(text: str) -> str:
    """An address or a name of this machine; an IPv6 address may stand in brackets. Raises BadSetting."""
    bare = text.strip().removeprefix("[").removesuffix("]")
    try:
        return str(ip_address(bare))
    except ValueError:
        pass
    # What is nearly an address is no name: 1.2.3 would be looked up, and found as 1.2.0.3.
    if not NAME.match(bare) or not re.search("[A-Za-z]", bare):
        raise BadSetting(
            f"LISTEN is {text!r}. It is an address of this machine, such as 127.0.0.1, 0.0.0.0, ::1 or ::, "
            "and the port stands in PORT."
        )
    return bare.lower()


def heard_at(listen: str) -> tuple[str, ...]:
    """The names and addresses by which this machine's own browser reaches whoever listens there."""
    try:
        address = ip_address(listen)
    except ValueError:
        return (listen, "127.0.0.1") if listen == "localhost" else (listen,)
    if address.version == 6 and address.is_unspecified:
        return LOOPBACK  # IPv4 as well
    if address.is_unspecified or listen == "127.0.0.1":
        return ("127.0.0.1", "localhost")
    return (listen, "localhost") if address.is_loopback else (listen,)


def in_url(host: str) -> str:
    """Brackets around what has colons of its own."""
    return f"[{host}]" if ":" in host else host


def name_in(header: str) -> str | None:
    """The name or address in a Host header, without its port; None when it holds neither."""
    found = HOST.match(header)
    if not found:
        return None
    if found["name"]:
        return found["name"].lower()
    try:
        return str(IPv6Address(found["ipv6"]))
    except ValueError:
        return None


def sockets_of(origins: list[str]) -> list[str]:
    """The same addresses for WebSockets, as a Content-Security-Policy names them. It knows no IPv6 address:
    there 'self' has to do, which it does in all browsers but old ones.
    """
    return [origin.replace("http", "ws", 1) for origin in origins if "[" not in origin]
