"""What a phone keeps of us for when there is no network: a shell without anybody's words, the worker that
shows it, and the manifest by which Kesken can stand among a phone's apps.
"""

from pathlib import Path

from flask import Blueprint, Response, current_app, jsonify, make_response, render_template, url_for

bp = Blueprint("offline", __name__)

PAPER, SEA = "#f7f3ea", "#0f5773"


@bp.get("/s/")
def on_this_phone() -> str:
    """What this phone holds, of one session or of all: its script reads it from the phone itself."""
    return render_template("on_this_phone.html")


@bp.get("/worker.js")
def worker() -> Response:
    """At the root, for a worker serves only what lies below its own address."""
    source = Path(current_app.root_path) / "static" / "worker.js"
    response = make_response(source.read_text(encoding="utf-8"))
    response.mimetype = "text/javascript"
    return response


@bp.get("/manifest.webmanifest")
def manifest() -> Response:
    response = jsonify(
        id="/s/",
        name="Kesken",
        short_name="Kesken",
        start_url="/s/",
        scope="/",
        display="standalone",
        background_color=PAPER,
        theme_color=SEA,
        icons=[
            _icon("icon.svg", sizes="any"),
            *(_icon(f"icon-{size}.png", sizes=f"{size}x{size}") for size in (192, 512)),
        ],
    )
    response.mimetype = "application/manifest+json"
    return response


def _icon(name: str, *, sizes: str) -> dict[str, str]:
    kind = "image/svg+xml" if name.endswith(".svg") else "image/png"
    source = url_for("static", filename=f"icons/{name}")
    return {"src": source, "sizes": sizes, "type": kind, "purpose": "any maskable"}
