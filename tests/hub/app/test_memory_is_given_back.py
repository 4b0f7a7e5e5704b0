"""Judging PINs takes 16 MiB for a moment; a process of its own shows that they do not stay."""

import subprocess
import sys

CHILD = """
import hashlib, sys
from pathlib import Path
from hub.app.memory import give_memory_back

def kept():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

def judge():
    hashlib.scrypt(b"1234", salt=b"salt", n=2**14, r=8, p=1)

if sys.argv[1] == "back":
    assert give_memory_back()
before = kept()
for _ in range(3):
    judge()
print(kept() - before)
"""


def test_what_a_pin_took_is_given_back() -> None:
    kept = {how: int(subprocess.check_output([sys.executable, "-c", CHILD, how])) for how in ("back", "kept")}
    assert kept["back"] < 4 * 1024 * 1024
    assert kept["kept"] > 12 * 1024 * 1024, "this C library gives it back by itself: hub/app/memory.py is not needed"


HOLES = """
import sys
from pathlib import Path
from hub.app.memory import give_memory_back, trim

def kept():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

give_memory_back()
blocks = [bytes(70_000) for _ in range(400)]
small = [bytes(600) for _ in range(400)]
held = [bytes(70_000) for _ in range(4)]
del blocks
before = kept()
assert trim()
print(before - kept())
"""


def test_holes_between_what_stays_are_given_back() -> None:
    assert int(subprocess.check_output([sys.executable, "-c", HOLES])) > 12 * 1024 * 1024
