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
