"""What a script of ours posts."""

from typing import Any

from flask import request


def posted() -> dict[str, Any]:
    """The fields of the posted JSON object; none when it is something else, or nothing that can be read."""
    try:
        said = request.get_json(silent=True)
    except RecursionError:  # brackets within brackets within brackets
        return {}
    return said if isinstance(said, dict) else {}
