"""The front door: join by code, or make a session."""

from flask import Blueprint, render_template, request

from server.pages.house import house

bp = Blueprint("home", __name__)


@bp.get("/")
def home() -> str:
    return render_template(
        "home.html",
        operator=house.settings.operator,
        typed="",
        no=None,
        is_placeless="no-place" in request.args,
    )
