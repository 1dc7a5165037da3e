"""The commands of whoever keeps the house: `python -m server.cli --help`, or `./dev prune` and its like."""

from server.runtime import patch

patch()

from server.keeping.commands import main  # noqa: E402

if __name__ == "__main__":
    raise SystemExit(main(print))
