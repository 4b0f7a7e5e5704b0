"""The client's methods on what everybody in the hall is told and what staff say to each other (hub/wire/hall.py)."""

from urllib.parse import quote

from hub.sdk.asking import Asking
from hub.wire.hall import (
    MessageAnswer,
    MessageRequest,
    NoticeAnswer,
    NoticeRequest,
    OwnDayView,
    StaffCallRequest,
    StopRequest,
)
from hub.wire.views import SeqAnswer


class AboutHall(Asking):
    def raise_notice(self, body: NoticeRequest, request_id: str) -> NoticeAnswer:
        return self._write("/v1/notices", request_id, NoticeAnswer, body)

    def end_notice(self, notice: str, request_id: str) -> SeqAnswer:
        return self._write(f"/v1/notices/{notice}/end", request_id, SeqAnswer)

    def stop_service(self, service: str, body: StopRequest, request_id: str) -> SeqAnswer:
        return self._write(f"/v1/services/{quote(service, safe='')}/stop", request_id, SeqAnswer, body)

    def resume_service(self, service: str, request_id: str) -> SeqAnswer:
        return self._write(f"/v1/services/{quote(service, safe='')}/resume", request_id, SeqAnswer)

    def stop_office(self, body: StopRequest, request_id: str) -> SeqAnswer:
        return self._write("/v1/office/stop", request_id, SeqAnswer, body)

    def resume_office(self, request_id: str) -> SeqAnswer:
        return self._write("/v1/office/resume", request_id, SeqAnswer)

    def call_staff(self, counter: str, body: StaffCallRequest, request_id: str) -> SeqAnswer:
        """For a supervisor, or the silent alarm."""
        return self._write(f"/v1/counters/{quote(counter, safe='')}/staff-call", request_id, SeqAnswer, body)

    def answer_staff_call(self, counter: str, body: StaffCallRequest, request_id: str) -> SeqAnswer:
        """I come; said once more, it is over. At the calling counter itself: a call for a supervisor is taken back."""
        return self._write(f"/v1/staff-calls/{quote(counter, safe='')}/answered", request_id, SeqAnswer, body)

    def send_message(self, body: MessageRequest, request_id: str) -> MessageAnswer:
        return self._write("/v1/messages", request_id, MessageAnswer, body)

    def read_message(self, message: str, request_id: str) -> SeqAnswer:
        return self._write(f"/v1/messages/{message}/read", request_id, SeqAnswer)

    def own_day(self) -> OwnDayView:
        return self._read("/v1/staff/self/day", OwnDayView)


__all__ = ["AboutHall"]
