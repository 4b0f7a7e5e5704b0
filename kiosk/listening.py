"""Carries the hub's stream from its own thread to the presenter's."""

from collections.abc import Callable
from typing import Protocol

from hub.sdk.errors import NotAllowed, SdkError
from hub.wire.stream import Heartbeat, KioskChange, KioskSnapshot
from kiosk.desk import Post


class Follower(Protocol):
    """Who follows the hub, on the presenter's thread."""

    def heard(self, snapshot: KioskSnapshot) -> None: ...
    def changed(self, change: KioskChange) -> None: ...
    def lost(self, *, key_refused: bool = False) -> None: ...
    def regained(self) -> None: ...


class Overhearing(Protocol):
    """Who hears the stream on its own thread, before the presenter does (numbers in reserve)."""

    def snapshot(self, snapshot: KioskSnapshot) -> None: ...
    def change(self, change: KioskChange) -> None: ...
    def heartbeat(self) -> None: ...
    def lost(self, *, key_refused: bool) -> None: ...
    def back(self) -> None: ...


class Listening:
    """A `StreamListener` that hands everything on; what comes before `tell` is nobody's."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._follower: Follower | None = None
        self._overhearing: tuple[Overhearing, ...] = ()
        self._errands: Callable[[str], None] | None = None

    def send(self, errands: Callable[[str], None]) -> None:
        """Name who does errands; called on the stream's thread."""
        self._errands = errands

    def tell(self, follower: Follower, *overhearing: Overhearing) -> None:
        self._follower = follower
        self._overhearing = overhearing

    def snapshot(self, snapshot: KioskSnapshot, reset: bool) -> None:  # noqa: ARG002 - the protocol's form
        """A first picture or a fresh one in place of missed events: the same to a kiosk."""
        for one in self._overhearing:
            one.snapshot(snapshot)
        follower = self._follower
        if follower is not None:
            self._post(lambda: follower.heard(snapshot))

    def change(self, change: KioskChange) -> None:
        for one in self._overhearing:
            one.change(change)
        follower = self._follower
        if follower is not None:
            self._post(lambda: follower.changed(change))

    def heartbeat(self, beat: Heartbeat) -> None:
        """The link's clock has heard it; the screen needs no more."""
        if beat.errand is not None and self._errands is not None:
            self._errands(beat.errand)
        for one in self._overhearing:
            one.heartbeat()

    def lost(self, error: SdkError) -> None:
        refused = isinstance(error, NotAllowed)
        for one in self._overhearing:
            one.lost(key_refused=refused)
        follower = self._follower
        if follower is not None:
            self._post(lambda: follower.lost(key_refused=refused))

    def back(self) -> None:
        for one in self._overhearing:
            one.back()
        follower = self._follower
        if follower is not None:
            self._post(follower.regained)
