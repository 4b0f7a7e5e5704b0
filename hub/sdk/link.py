"""A device's whole tie to its hub in one object: whereabouts, client, stream, the hub's time."""

from typing import Generic

from hub.sdk.client import HubClient
from hub.sdk.errors import SdkError
from hub.sdk.hub_clock import HubClock
from hub.sdk.stream import ChangeT, EventStream, SnapshotT, StreamListener
from hub.sdk.whereabouts import Whereabouts
from hub.wire.stream import Heartbeat


class HubLink(Generic[SnapshotT, ChangeT]):
    """`client` and `clock` are there at once; `start` begins to follow the stream.

    Closing order: `stop`, then whatever listened. The whereabouts are closed with the link.
    """

    def __init__(
        self,
        whereabouts: Whereabouts,
        token: str,
        snapshot_type: type[SnapshotT],
        change_type: type[ChangeT],
        listener: StreamListener[SnapshotT, ChangeT],
        clock: HubClock | None = None,
        patience: float = 8.0,
    ) -> None:
        self.clock = clock or HubClock()
        self.client = HubClient(whereabouts, token, patience=patience)
        self._whereabouts, self._token = whereabouts, token
        self.listener: StreamListener[SnapshotT, ChangeT] = _Timed(listener, self.clock)
        self.stream = EventStream(whereabouts, token, snapshot_type, change_type, self.listener)

    def hasty_client(self, connect: float, answer: float) -> HubClient:
        """One more client, which tries each request once, waiting so many seconds for a connection and for an answer.
        Whoever asks for it closes it, before the link is stopped."""
        return HubClient(self._whereabouts, self._token, patience=0.0, waits=(connect, answer))

    def start(self) -> None:
        self.stream.start()

    def stop(self) -> None:
        self.stream.stop()
        self.client.close()
        self._whereabouts.close()


class _Timed(Generic[SnapshotT, ChangeT]):
    """Sets the clock from every message before the face sees it."""

    def __init__(self, listener: StreamListener[SnapshotT, ChangeT], clock: HubClock) -> None:
        self._listener = listener
        self._clock = clock
        self._journal: str | None = None
        self._new_connection = False

    def snapshot(self, snapshot: SnapshotT, reset: bool) -> None:
        if self._journal not in (None, snapshot.journal):
            self._clock.reset()
        self._journal = snapshot.journal
        self._clock.heard(snapshot.time)
        self._listener.snapshot(snapshot, reset)

    def change(self, change: ChangeT) -> None:
        # A change that is replayed after an outage carries the time it happened, which the clock ignores.
        self._clock.heard(change.time)
        self._listener.change(change)

    def heartbeat(self, beat: Heartbeat) -> None:
        if self._new_connection:
            # The hub's line may lie behind what was counted on here: it stands still over a reboot without a trusted
            # clock. The first heartbeat of a connection says how late it is.
            self._clock.reset()
            self._new_connection = False
        self._clock.heard(beat.time)
        self._listener.heartbeat(beat)

    def lost(self, error: SdkError) -> None:
        self._listener.lost(error)

    def back(self) -> None:
        self._new_connection = True
        self._listener.back()


__all__ = ["HubLink"]
