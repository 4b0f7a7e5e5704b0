"""`python -m hub`: see `python -m hub --help`."""

import sys

from hub.app.main import main

if __name__ == "__main__":
    sys.exit(main())
