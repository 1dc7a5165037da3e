"""The guide for facilitators, from docs/: a venue may have no other network than ours."""

from functools import cache
from pathlib import Path

from flask import Blueprint, Response, make_response, render_template, send_file

from server.assets.serving import YEAR
from server.pages.guide_reading import GUIDES, Guide, read_guide
from server.pages.house import house
from server.texts import reader_language
from sessions.refusals import NotFound

bp = Blueprint("guide", __name__)

PICTURES = "/guide/pictures"


@bp.get("/guide")
def guide() -> str:
    return render_template("guide.html", guide=_guide())


@bp.get("/guide/checklist")
def checklist() -> str:
    """Its one page alone, to print."""
    return render_template("checklist.html", guide=_guide())


@bp.get(f"{PICTURES}/<path:rest>")
def picture(rest: str) -> Response:
    """One of those that a guide shows: nothing is looked for on the disk by what was asked for."""
    shown = {at: one for language in GUIDES for at, one in _guide(language).pictures.items()}
    found = shown.get(f"{PICTURES}/{rest}")
    if not found:
        raise NotFound
    response = make_response(send_file(found.path, mimetype="image/webp", max_age=YEAR))
    response.cache_control.immutable = True
    response.headers["Content-Security-Policy"] = "default-src 'none'"
    return response


def _guide(language: str | None = None) -> Guide:
    asked = language or reader_language()
    return _read(house.settings.root / "docs", asked if asked in GUIDES else "en")


@cache
def _read(docs: Path, language: str) -> Guide:
    switches = {
        name: {"href": f"/language/{code}?back=/guide", "lang": code, "hreflang": code}
        for code, name in GUIDES.items()
    }
    return read_guide(docs, language, {"participants.md": {"href": "/stored"}, **switches}, PICTURES)
