"""Whether the server is well, for those who watch over it; and whether it works from here, for everyone."""

from flask import Blueprint, Response, current_app, jsonify, make_response, render_template, request

from server import runtime
from server.keeping.health import Health
from server.pages.house import house

bp = Blueprint("health", __name__)

PROBE = "kesken-check"


@bp.get("/health")
def health() -> Response:
    """200 when all is well, else 503; `findings` say what is wrong or could be better, in sentences."""
    found = _health().look()
    is_well = all(finding.level != "wrong" for finding in found)
    answer = jsonify(
        ok=is_well,
        say="Kesken answers." if is_well else "Kesken needs help.",
        now=runtime.now_ms(),
        findings=[finding._asdict() for finding in found],
    )
    return make_response(answer, 200 if is_well else 503)


@bp.get("/check")
def check() -> str:
    return render_template("check.html", expected=house.settings.origins)


@bp.post("/check/cookie")
def give_cookie() -> Response:
    """One as seats are held in, for a minute."""
    response = make_response("", 204)
    is_https = house.settings.is_https
    response.set_cookie(PROBE, "1", max_age=60, path="/check", httponly=True, secure=is_https, samesite="Lax")
    return response


@bp.get("/check/cookie")
def take_cookie() -> Response:
    response = jsonify(kept=PROBE in request.cookies)
    response.delete_cookie(PROBE, path="/check")
    return response


def _health() -> Health:
    known = current_app.extensions
    if "kesken health" not in known:
        known["kesken health"] = Health(house.settings, house.store, house.porter.findings)
    found: Health = known["kesken health"]
    return found
