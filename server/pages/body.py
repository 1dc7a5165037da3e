"""What a script of ours posts."""

from typing import Any

from flask import request

from server.nesting import is_too_deep


def posted() -> dict[str, Any]:
    """The fields of the posted JSON object; none when it is something else, or nothing that can be read."""
    if is_too_deep(request.get_data(as_text=True)):
        return {}
    said = request.get_json(silent=True)
    return said if isinstance(said, dict) else {}
