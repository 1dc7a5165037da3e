"""The pictures of the guides: how large they are, so that nothing shifts when they come."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path


@dataclass(frozen=True)
class Picture:
    path: Path
    print: str  # of its bytes: another picture has another address
    width: int  # px, where the page is wide enough
    height: int
    alt: str


def read_picture(path: Path, width: int, alt: str) -> Picture:
    webp = path.read_bytes()
    across, down = _size(webp)
    return Picture(path, sha256(webp).hexdigest()[:10], width, round(width * down / across), alt)


def _size(webp: bytes) -> tuple[int, int]:
    """In px, of the extended kind of WebP and of the plain one."""
    if webp[12:16] == b"VP8X":
        return _number(webp[24:27]) + 1, _number(webp[27:30]) + 1
    return _number(webp[26:28]) & 0x3FFF, _number(webp[28:30]) & 0x3FFF


def _number(octets: bytes) -> int:
    return int.from_bytes(octets, "little")
