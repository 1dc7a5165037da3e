"""docs/export.schema.json: the saved board's file for programs, as a JSON Schema."""

import json
from typing import Any

import msgspec

from server.exports.forms.json import SavedBoard

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILE = "Kesken, saved board"


def export_schema() -> str:
    schema = _told(msgspec.json.schema(SavedBoard))
    return json.dumps({"$schema": DIALECT, "title": FILE, **schema}, indent=2, ensure_ascii=False) + "\n"


def _told(schema: Any) -> Any:
    """Whatever a class has by default is written all the same; `discriminator` is a word of OpenAPI's."""
    if isinstance(schema, list):
        return [_told(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    told = {key: _told(value) for key, value in schema.items() if key not in ("discriminator", "default")}
    if "properties" in told:
        told["required"] = list(told["properties"])
    if "description" in told:
        told["description"] = " ".join(told["description"].split())
    return told
