"""What is stored here, for whoever wants to know before they write. docs/participants.md is its twin."""

from flask import Blueprint, render_template

from server.pages.house import house

bp = Blueprint("stored", __name__)


@bp.get("/stored")
def stored() -> str:
    settings = house.settings
    return render_template(
        "stored.html",
        operator=settings.who_runs_it,
        contact=settings.contact,
        backup_days=settings.backup_days,
    )
