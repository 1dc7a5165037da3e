"""What a downloaded file is called: by its session and the day, so that it is found again among others."""

from datetime import date
from unicodedata import category, normalize
from urllib.parse import quote

from flask import Response

MOST = 160  # bytes of a title: file systems take 255 for the whole name
KEPT = ("L", "M", "N")  # letters with their marks, and numbers
SIGNS = " -_,"


def call(response: Response, how: str, *, title: str, held: date, kind: str) -> Response:
    """«attachment» or «inline», with the name in letters of its own (RFC 6266)
    and in plain ones for whoever reads no others.
    """
    name = file_name(title, held, kind)
    plain = file_name(normalize("NFKD", title).encode("ascii", "ignore").decode(), held, kind)
    names = {"filename": plain}
    if plain != name:
        names["filename*"] = f"UTF-8''{quote(name, safe='')}"
    response.headers.set("Content-Disposition", how, **names)
    return response


def file_name(title: str, held: date, kind: str) -> str:
    """Nothing in it steers a folder, a shell or the direction of writing."""
    kept = "".join(sign if sign in SIGNS or category(sign)[0] in KEPT else " " for sign in title)
    words = " ".join(kept.split()).encode()[:MOST].decode(errors="ignore").strip(SIGNS)
    return f"{words or 'Kesken'} {held.isoformat()}.{kind}"
