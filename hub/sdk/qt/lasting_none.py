"""Keeps `None` alive: PySide6 6.12 takes one reference of it away with every call that returns nothing.

Since Python 3.12 `None` cannot be used up (PEP 683) and nothing happens. On Python 3.11, which we support, the count
reaches zero after some ten thousand calls and the interpreter aborts ("none_dealloc: deallocating None"), which a
kiosk's screen reaches within the hour. Measured: 6.12.0 takes one per call, 6.11.3 none.
"""

import ctypes
import sys

# At a million calls a second this lasts for 36,000 years.
REFERENCES = 1 << 60


def keep_none_alive() -> None:
    """Give `None` more references than Qt can take. To be called once Python 3.11 loads Qt; again is harmless."""
    if sys.version_info < (3, 12) and sys.getrefcount(None) < REFERENCES // 2:
        # CPython's object begins with its reference count (Include/object.h).
        ctypes.c_ssize_t.from_address(id(None)).value += REFERENCES
