"""`python -m counter`: the counter terminal; with `--press KEY` alone, a key of the one that runs.

That way starts no window and imports no Qt: a global shortcut must not wait half a second for it.
"""

import os
import sys

from counter.push import push, socket_path


def start(words: list[str]) -> int:
    if len(words) == 2 and words[0] == "--press":
        return push(socket_path(os.environ), words[1], sys.stdout)
    from counter.app import main

    return main(words)


if __name__ == "__main__":
    sys.exit(start(sys.argv[1:]))
