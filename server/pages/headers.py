"""What every answer says about itself to browsers."""

import re

from flask import Response, request

HOST = re.compile(r"^[A-Za-z0-9.\-]+(:\d+)?\Z|^\[[0-9A-Fa-f:.]+\](:\d+)?\Z")


def put_headers(response: Response) -> Response:
    headers = response.headers
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Content-Security-Policy", _policy())
    # With no-referrer browsers send "Origin: null" with our own forms: only pages without forms say it.
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    headers.setdefault("X-Frame-Options", "DENY")
    headers.setdefault("Cache-Control", "no-store")
    if request.endpoint != "home.home":
        headers.setdefault("X-Robots-Tag", "noindex")
    return response


def keep_address_private(response: Response) -> Response:
    """For pages whose address is the key to them."""
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _policy() -> str:
    # Safari before 15.4 does not count a WebSocket to the same host as 'self'.
    sockets = f" ws://{request.host} wss://{request.host}" if HOST.match(request.host) else ""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src data:; "
        f"connect-src 'self'{sockets}; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'; "
        "require-trusted-types-for 'script'"
    )
