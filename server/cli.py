"""The commands of whoever keeps the house: `python -m server.cli --help`, or `./dev prune` and its like."""

import os
import sys

try:
    from server.runtime import patch

    patch()

    from server.keeping.commands import main
except ModuleNotFoundError as missing:  # after an update, or with a Python that is not the project's own
    raise SystemExit(f"The package {missing.name} is missing: ./dev install brings it into .venv.") from None


def run() -> int:
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # a terminal may lack a letter
    try:
        code = main(print)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads along, such as `head`, has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


if __name__ == "__main__":
    raise SystemExit(run())
