"""What phones keep of the house: a shell without anybody's words, and how it stands among a phone's apps."""

import re
import struct

from flask.testing import FlaskClient


def test_the_kept_page_is_the_same_whoever_asks(ben: FlaskClient, dov: FlaskClient, session: str) -> None:
    page = ben.get("/s/").text

    assert page == dov.get("/s/").text
    assert session not in page
    assert "One calendar for all" not in page


def test_the_worker_lies_where_it_may_serve_the_phones_page(ben: FlaskClient) -> None:
    answer = ben.get("/worker.js")

    assert answer.mimetype == "text/javascript"
    assert answer.headers["Cache-Control"] == "no-store"  # a mended one is there at the next visit
    assert "cache.put" not in answer.text  # it hands out, and keeps nothing that passes by


def test_the_manifest_names_icons_that_are_there(ben: FlaskClient) -> None:
    answer = ben.get("/manifest.webmanifest")

    assert answer.mimetype == "application/manifest+json"
    said = answer.get_json()
    assert (said["start_url"], said["display"]) == ("/s/", "standalone")
    for icon in said["icons"]:
        picture = ben.get(icon["src"])
        assert picture.mimetype == icon["type"]
        if icon["type"] == "image/png":
            assert "{}x{}".format(*struct.unpack(">II", picture.data[16:24])) == icon["sizes"]
    assert re.search(r"manifest-src 'self'", answer.headers["Content-Security-Policy"])
