"""Starts Kesken: patches first, then builds the app and serves it. `python wsgi.py --help` tells the
options.
"""

from server.runtime import patch

patch()

from server.main import main

if __name__ == "__main__":
    main()
