"""The libraries of the socket write a traceback for whatever they cannot read, and write out what it held.
Only faults of ours come through, and without their message: that may hold people's words.
"""

import logging
from pathlib import Path
from traceback import walk_tb

OURS = Path(__file__).resolve().parents[1]
OUR_FOLDERS = (OURS / "server", OURS / "sessions")
LIBRARIES = ("engineio.server", "socketio.server")


def quieten_libraries() -> None:
    for name in LIBRARIES:
        log = logging.getLogger(name)
        if not any(isinstance(one, OurFaults) for one in log.filters):
            log.addFilter(OurFaults())


class OurFaults(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        kind, error, place = record.exc_info or (None, None, None)
        if kind is None or error is None or not _is_ours(error):
            return False
        record.msg, record.args = f"{record.getMessage()}: {kind.__name__}", ()
        record.exc_info = (Exception, Exception("message withheld"), place)
        return True


def _is_ours(error: BaseException) -> bool:
    """Whether the library had called something of ours when it happened."""
    files = (Path(frame.f_code.co_filename) for frame, _ in walk_tb(error.__traceback__))
    return any(file.is_relative_to(folder) for file in files for folder in OUR_FOLDERS)
