"""What a display tells the hub and nobody waits for: which calls were shown and spoken, and how its parts are."""

from functools import partial

import structlog

from display.fitting import NoRoom
from hub.sdk.client import HubClient
from hub.sdk.outbox import Delivery, Outbox
from hub.sdk.record import Record
from hub.wire.requests import ReportPartRequest
from hub.wire.terms import DevicePart, PartState
from hub.wire.views import SeqAnswer

log = structlog.get_logger()

MOST_REMEMBERED = 10_000
"""Calls whose acknowledgement is remembered, so that none is told twice; some days' worth."""


class Telling:
    """GUI thread, but for `part`, which any thread may call. `start` and `stop` with the program."""

    def __init__(self, client: HubClient, record: Record) -> None:
        self._record = record
        self._outbox = Outbox(client, self._delivered)
        self._shown: set[int] = set()
        self._layout: NoRoom | None = None
        self._panel_obeys = True
        self._screen: PartState | None = None

    def start(self) -> None:
        self._outbox.start()

    def stop(self) -> None:
        self._outbox.stop()

    # --- calls

    def shown(self, calls: frozenset[int]) -> None:
        """These calls are on the glass; each is told once."""
        for call in sorted(calls - self._shown):
            self._shown.add(call)
            self._record.write("shown", call=call)
            self._outbox.put(Delivery("shown", str(call), partial(_tell_shown, call)))
        if len(self._shown) > MOST_REMEMBERED:
            self._shown = set(sorted(self._shown)[MOST_REMEMBERED // 2 :])

    def numbered_anew(self) -> None:
        """Calls of another journal, or of one put back from a backup, may have numbers that were told before."""
        self._shown.clear()

    def spoken(self, call: int) -> None:
        self._record.write("spoken", call=call)
        self._outbox.put(Delivery("spoken", str(call), partial(_tell_spoken, call)))

    def sounding(self, calls: tuple[int, ...]) -> None:
        """From a thread of the voice: the first sample has gone to the device."""
        for call in calls:
            self._record.write("sounding", call=call)

    # --- parts

    def part(self, part: DevicePart, state: PartState) -> None:
        body = ReportPartRequest(part=part, state=state)
        self._outbox.put(Delivery(part, state, partial(_tell_part, body)))

    def layout(self, refused: NoRoom | None) -> None:
        """Whether this screen holds what the office's layout says."""
        if refused != self._layout:
            self._layout = refused
            if refused is not None:
                log.warning("layout_refused", reason=refused.reason, detail=refused.detail)
        self._tell_screen()

    def panel(self, *, obeys: bool) -> None:
        """Whether the panel is switched off and on as it shall be."""
        self._panel_obeys = obeys
        self._tell_screen()

    def _tell_screen(self) -> None:
        state = PartState.OK
        if self._layout is not None:
            state = PartState.UNFIT
        elif not self._panel_obeys:
            state = PartState.UNREACHABLE
        if state is not self._screen:
            self._screen = state
            self.part(DevicePart.SCREEN, state)

    # --- on the outbox's thread

    def _delivered(self, delivery: Delivery, request: str) -> None:
        """The hub has it."""
        self._record.write("acknowledged", request=request, what=delivery.what, **_about(delivery))


def _about(delivery: Delivery) -> dict[str, int | str]:
    """What a delivery is about, as the record says it."""
    return {"call": int(delivery.about)} if delivery.what in {"shown", "spoken"} else {"state": delivery.about}


def _tell_shown(call: int, client: HubClient, request: str) -> SeqAnswer:
    return client.shown(call, request)


def _tell_spoken(call: int, client: HubClient, request: str) -> SeqAnswer:
    return client.spoken(call, request)


def _tell_part(body: ReportPartRequest, client: HubClient, request: str) -> SeqAnswer:
    return client.report_part(body, request)
