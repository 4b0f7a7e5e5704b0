"""How the C library keeps memory."""

import ctypes
from typing import Final

GIVEN_BACK_FROM: Final = 256 * 1024
"""Blocks of this size and more go back to the system when they are freed."""
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # mallopt(3), malloc.h


def give_memory_back() -> bool:
    """Hold the C library to `GIVEN_BACK_FROM`, for the whole process. By itself glibc raises its bound to the largest
    block that was ever freed: after the first PIN (scrypt takes 16 MiB) the hub kept as much for good. False where the
    C library has no such setting."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is None:
        return False
    return bool(mallopt(_MMAP_THRESHOLD, GIVEN_BACK_FROM)) and bool(mallopt(_TRIM_THRESHOLD, GIVEN_BACK_FROM))


def trim() -> bool:
    """Give back what lies free between smaller blocks, which the bounds above never reach: each follower of the stream
    is sent a snapshot once, and the holes these leave were 70 kB a follower. Some milliseconds, for a thread beside the
    loop. False where there is nothing to give, or no such call."""
    malloc_trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return malloc_trim is not None and bool(malloc_trim(0))
