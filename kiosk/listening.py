"""Carries the hub's stream from its own thread to the presenter's."""

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


class Listening:
    """A `StreamListener` that hands everything on; what comes before `tell` is nobody's."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._follower: Follower | None = None

    def tell(self, follower: Follower) -> None:
        self._follower = follower

    def snapshot(self, snapshot: KioskSnapshot, reset: bool) -> None:  # noqa: ARG002 - the protocol's form
        """A first picture or a fresh one in place of missed events: the same to a kiosk."""
        follower = self._follower
        if follower is not None:
            self._post(lambda: follower.heard(snapshot))

    def change(self, change: KioskChange) -> None:
        follower = self._follower
        if follower is not None:
            self._post(lambda: follower.changed(change))

    def heartbeat(self, beat: Heartbeat) -> None:
        """The link's clock has heard it; the screen needs no more."""

    def lost(self, error: SdkError) -> None:
        follower = self._follower
        if follower is not None:
            refused = isinstance(error, NotAllowed)
            self._post(lambda: follower.lost(key_refused=refused))

    def back(self) -> None:
        follower = self._follower
        if follower is not None:
            self._post(follower.regained)
