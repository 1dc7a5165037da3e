"""What every answer says about itself to browsers."""

from flask import Response, request

from server.names import sockets_of
from server.pages.house import house


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
    sockets = " ".join(sockets_of(house.settings.origins))
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src data:; "
        f"connect-src 'self' {sockets}; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'; "
        "require-trusted-types-for 'script'"
    )
