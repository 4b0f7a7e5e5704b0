"""Errands for devices: asked by a manager, told by the stream, done within seconds, remembered by nobody.

Lives on the loop's thread. Bounded: so many at a time, each for so long.
"""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from hub.service.errors import ServiceError

MOST: Final = 8

W = TypeVar("W")
D = TypeVar("D")


class NobodyDidIt(ServiceError):
    """No device has done the errand in time."""

    reason = "nobody_did_it"


class TooManyErrands(ServiceError):
    reason = "too_many_errands"


@dataclass(slots=True)
class _Errand(Generic[W, D]):
    wish: W
    device: str | None
    done: "asyncio.Future[tuple[str, D]]" = field(repr=False)
    taken_by: str | None = None


class Errands(Generic[W, D]):
    """`W`: what is wished, `D`: how it went. `tell` has the devices hear of an errand's id."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._open: dict[str, _Errand[W, D]] = {}

    async def ask(self, wish: W, device: str | None, seconds: float) -> tuple[str, D]:
        """The device that did it, and how it went; `device` None: whichever takes it first. Raises `NobodyDidIt`,
        `TooManyErrands`."""
        if len(self._open) >= MOST:
            raise TooManyErrands
        name = secrets.token_hex(8)
        errand = self._open[name] = _Errand[W, D](wish, device, asyncio.get_running_loop().create_future())
        try:
            self._tell(name)
            return await asyncio.wait_for(errand.done, seconds)
        except TimeoutError:
            raise NobodyDidIt from None
        finally:
            del self._open[name]

    def take(self, name: str, device: str) -> W | None:
        """What is to be done; None when it is nothing for this device, or not any more."""
        errand = self._open.get(name)
        if errand is None or errand.device not in (None, device) or errand.taken_by not in (None, device):
            return None
        errand.taken_by = device
        return errand.wish

    def done(self, name: str, device: str, how: D) -> bool:
        """False when nobody waits for it from this device."""
        errand = self._open.get(name)
        if errand is None or errand.taken_by != device or errand.done.done():
            return False
        errand.done.set_result((device, how))
        return True
