"""QR codes as pictures that a page may show without a second request."""

from functools import lru_cache

import segno


@lru_cache(maxsize=512)
def qr(url: str) -> str:
    """An SVG of the address as a data: URI for <img src>.
    Dark on light in dark mode too: many cameras need it so.
    """
    return segno.make(url, error="m", micro=False).svg_data_uri(dark="#1f2a33", light="#ffffff", border=3)
