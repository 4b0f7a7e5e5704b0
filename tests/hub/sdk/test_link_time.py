"""A device's clock over its connection: it counts on through an outage, and takes the hub's word when it is back."""

from datetime import UTC, datetime

from hub.sdk.errors import HubUnreachable
from hub.sdk.hub_clock import HubClock
from hub.sdk.link import HubLink
from hub.sdk.whereabouts import FixedAddress
from hub.wire.stream import DisplayChange, DisplaySnapshot, Heartbeat
from hub.wire.terms import ChangeType
from hub.wire.views import HubTime
from tests.hub.sdk.test_stream import Notebook

WALL = datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_a_hub_whose_line_stood_still_over_a_reboot_is_believed() -> None:
    """A box without a battery clock goes on where its journal ended: behind what its devices counted meanwhile."""
    now = 0.0
    clock = HubClock(lambda: now)
    link = HubLink(FixedAddress("http://127.0.0.1:9"), "key", DisplaySnapshot, DisplayChange, Notebook(), clock)
    told = link.listener
    told.heartbeat(beat(1_000_000))
    told.lost(HubUnreachable("rebooting"))
    now = 90.0
    told.back()
    missed = DisplayChange(seq=7, type=ChangeType.TICKET_ISSUED, time=HubTime(instant=1_000_500, wall=WALL))
    told.change(missed)
    assert clock.instant() == 1_090_000
    told.heartbeat(beat(1_001_000))
    assert clock.instant() == 1_001_000
    told.heartbeat(beat(990_000))
    assert clock.instant() == 1_001_000


def beat(instant: int) -> Heartbeat:
    return Heartbeat(seq=1, time=HubTime(instant=instant, wall=WALL))
