"""The libraries of the socket write a traceback for whatever they cannot read, and write out what it held.
Only faults of ours come through, each in a line and without its message: that may hold people's words.
"""

import logging

from server.trail import fault, is_ours

LIBRARIES = ("engineio.server", "socketio.server")


def quieten_libraries() -> None:
    for name in LIBRARIES:
        log = logging.getLogger(name)
        if not any(isinstance(one, OurFaults) for one in log.filters):
            log.addFilter(OurFaults())


class OurFaults(logging.Filter):
    """Lets a fault through when the library had called something of ours as it happened."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if error is None or not is_ours(error):
            return False
        record.msg, record.args = f"{record.getMessage()}: {fault(error)}", ()
        record.exc_info = None
        return True
