"""Scripts and styles, kept by browsers for good: the version stands in their address. Those of the versions
before are served as well, for phones that are in a session while Kesken is renewed.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask
from whitenoise import WhiteNoise

YEAR = 365 * 24 * 3600  # seconds
TRIES = 5


@dataclass(frozen=True)
class Assets:
    folder: Path
    path: str  # where they are served, such as /static/3f8a1c02be

    def serve(self, app: Flask) -> None:
        """Raises FileNotFoundError when the folder is gone."""
        for tries_left in reversed(range(TRIES)):
            try:
                app.wsgi_app = self._served_before(app.wsgi_app)  # type: ignore[method-assign]
                return
            except FileNotFoundError:  # another process that starts has just deleted an old version
                if not tries_left:
                    raise

    def _served_before(self, wsgi_app: Any) -> WhiteNoise:
        return WhiteNoise(
            wsgi_app,
            root=self.folder.parent,
            prefix=self.path.rpartition("/")[0].lstrip("/"),
            max_age=YEAR,
            immutable_file_test=lambda path, url: True,
            add_headers_function=_harden,
            allow_all_origins=False,
        )


def _harden(headers: Any, path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Content-Security-Policy"] = "default-src 'none'"
