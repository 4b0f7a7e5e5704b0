"""The client's methods on counters, calls and the caller's own parts: one per route (hub/wire/requests.py)."""

from urllib.parse import quote

from pydantic import BaseModel

from hub.sdk.asking import Asking
from hub.wire.requests import (
    CallNextRequest,
    CallRequest,
    OpenCounterRequest,
    PauseRequest,
    ProfileRequest,
    ReportPartRequest,
    WalkUpRequest,
)
from hub.wire.views import CounterAnswer, HelpAnswer, SeqAnswer, StaffCounter


class AboutCounters(Asking):
    def counters(self) -> list[StaffCounter]:
        return self._list("/v1/counters", StaffCounter)

    def open_counter(self, counter: str, body: OpenCounterRequest, request_id: str) -> CounterAnswer:
        return self._counter(counter, "open", request_id, body)

    def pause_counter(self, counter: str, body: PauseRequest, request_id: str) -> CounterAnswer:
        return self._counter(counter, "pause", request_id, body)

    def resume_counter(self, counter: str, request_id: str) -> CounterAnswer:
        return self._counter(counter, "resume", request_id)

    def close_counter(self, counter: str, request_id: str) -> CounterAnswer:
        return self._counter(counter, "close", request_id)

    def choose_profile(self, counter: str, body: ProfileRequest, request_id: str) -> CounterAnswer:
        return self._counter(counter, "profile", request_id, body)

    def end_wrap_up(self, counter: str, request_id: str) -> CounterAnswer:
        return self._counter(counter, "end-wrap-up", request_id)

    def undo(self, counter: str, request_id: str) -> CounterAnswer:
        return self._counter(counter, "undo", request_id)

    def call_next(self, counter: str, request_id: str, body: CallNextRequest | None = None) -> CounterAnswer:
        return self._counter(counter, "call-next", request_id, body)

    def call(self, counter: str, body: CallRequest, request_id: str) -> CounterAnswer:
        return self._counter(counter, "call", request_id, body)

    def walk_up(self, counter: str, body: WalkUpRequest, request_id: str) -> CounterAnswer:
        return self._counter(counter, "walk-up", request_id, body)

    def shown(self, call: int, request_id: str) -> SeqAnswer:
        return self._write(f"/v1/calls/{call}/shown", request_id, SeqAnswer)

    def spoken(self, call: int, request_id: str) -> SeqAnswer:
        return self._write(f"/v1/calls/{call}/spoken", request_id, SeqAnswer)

    def report_part(self, body: ReportPartRequest, request_id: str) -> SeqAnswer:
        return self._write("/v1/devices/self/parts", request_id, SeqAnswer, body)

    def ring(self, request_id: str) -> HelpAnswer:
        """Somebody at this kiosk wants a person; rung again while nobody has answered, it changes nothing."""
        return self._write("/v1/devices/self/help", request_id, HelpAnswer)

    def answer_help(self, device: str, request_id: str) -> SeqAnswer:
        """Staff go to the kiosk of this name, or have been there."""
        return self._write(f"/v1/help/{quote(device, safe='')}/answered", request_id, SeqAnswer)

    def _counter(self, counter: str, action: str, request_id: str, body: BaseModel | None = None) -> CounterAnswer:
        return self._write(f"/v1/counters/{counter}/{action}", request_id, CounterAnswer, body)


__all__ = ["AboutCounters"]
