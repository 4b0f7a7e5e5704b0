"""`python -m counter.keypads`: keypads without a PC, and the signs above counters."""

import sys

from counter.keypads.app import main

if __name__ == "__main__":
    sys.exit(main())
