"""Starts Kesken: patches first, then builds the app and serves it. `python wsgi.py --help` tells the
options.
"""

try:
    from server.runtime import patch

    patch()

    from server.main import main
except ModuleNotFoundError as missing:  # after an update, or with a Python that is not the project's own
    raise SystemExit(f"The package {missing.name} is missing: ./dev install brings it into .venv.") from None

if __name__ == "__main__":
    main()
