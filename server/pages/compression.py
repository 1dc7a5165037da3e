"""Pages travel compressed: a third of their bytes on the way in, a tenth of a long board.

A page that is compressed may betray a secret on it to whoever can put words of their own beside the secret
and watch its length. Ours hold none beside words that strangers choose.
"""

import gzip

import brotli
from flask import Response, request

LEAST = 500  # bytes: below them a packet is a packet
QUALITY = 5  # 0.03 ms for a page; the next step that pays costs fifty times as much


def compress(response: Response) -> Response:
    if response.mimetype != "text/html" or response.is_streamed or len(response.get_data()) < LEAST:
        return response
    response.vary.add("Accept-Encoding")
    chosen = request.accept_encodings.best_match(["br", "gzip"])
    if chosen:
        page = response.get_data()
        response.set_data(brotli.compress(page, quality=QUALITY) if chosen == "br" else gzip.compress(page))
        response.content_encoding = chosen
    return response
