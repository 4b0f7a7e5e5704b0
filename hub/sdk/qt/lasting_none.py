"""Keeps `None` and `True` alive: PySide6 6.12 takes one reference of `None` away with every call that returns nothing,
and one of `True` with every signal's `emit`.

Since Python 3.12 `None` cannot be used up (PEP 683) and nothing happens. On Python 3.11, which we support, the count
reaches zero after some ten thousand calls and the interpreter aborts ("none_dealloc: deallocating None"), which a
kiosk's screen reaches within the hour; that of `True` after some six hundred signals ("bool_dealloc"). Measured:
6.12.0 takes one per call, 6.11.3 none; 6.10.1 takes none per signal.
"""

import ctypes
import sys

# At a million calls a second this lasts for 36,000 years.
REFERENCES = 1 << 60


def keep_none_alive() -> None:
    """Give `None`, `True` and `False` more references than Qt can take. To be called once Python 3.11 loads Qt; again
    is harmless."""
    for lasting in (None, True, False):
        if sys.version_info < (3, 12) and sys.getrefcount(lasting) < REFERENCES // 2:
            # CPython's object begins with its reference count (Include/object.h).
            ctypes.c_ssize_t.from_address(id(lasting)).value += REFERENCES
