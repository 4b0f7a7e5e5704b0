"""Waiting in tests: for a condition, with a deadline, never for a time."""

import time
from collections.abc import Callable


def wait_until(predicate: Callable[[], bool], seconds: float = 30.0, what: str = "the condition") -> None:
    """Return as soon as `predicate` holds; fail with `what` when it does not within `seconds`."""
    deadline = time.monotonic() + seconds
    while not predicate():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {seconds} s in vain for {what}")
        time.sleep(0.005)
