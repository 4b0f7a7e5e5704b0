"""The client's methods on appointments, slots and the waiting list: one per route (hub/wire/requests.py)."""

from datetime import date

from hub.sdk.asking import Asking, decode_list
from hub.wire.bookings import (
    AcceptRequest,
    AppointmentAnswer,
    AppointmentFound,
    AppointmentView,
    BookRequest,
    CancelRequest,
    CheckInRequest,
    FindRequest,
    MoveRequest,
    SlotView,
    WishAnswer,
    WishRequest,
    WishView,
)
from hub.wire.personal import DetailsRequest, DetailsView
from hub.wire.views import SeqAnswer, TicketAnswer


class AboutBookings(Asking):
    def slots(self, service: str, day: date) -> list[SlotView]:
        return self._list(f"/v1/services/{service}/slots", SlotView, date=day.isoformat())

    def appointments(self, day: date) -> list[AppointmentView]:
        return self._list("/v1/appointments", AppointmentView, date=day.isoformat())

    def appointment(self, appointment: str) -> AppointmentView:
        return self._read(f"/v1/appointments/{appointment}", AppointmentView)

    def appointment_of_code(self, code_hash: str) -> AppointmentFound:
        return self._read(f"/v1/appointments/by-code/{code_hash}", AppointmentFound)

    def find_appointments(self, body: FindRequest) -> list[AppointmentFound]:
        """Today's in that name. Not repeated by itself: a kiosk may ask ten times a minute."""
        return decode_list(self._once("POST", "/v1/appointments/find", None, body), AppointmentFound)

    def book(self, body: BookRequest, request_id: str) -> AppointmentAnswer:
        return self._write("/v1/appointments", request_id, AppointmentAnswer, body)

    def move_appointment(self, appointment: str, body: MoveRequest, request_id: str) -> AppointmentAnswer:
        return self._write(f"/v1/appointments/{appointment}/move", request_id, AppointmentAnswer, body)

    def cancel_appointment(self, appointment: str, body: CancelRequest, request_id: str) -> AppointmentAnswer:
        return self._write(f"/v1/appointments/{appointment}/cancel", request_id, AppointmentAnswer, body)

    def check_in(self, appointment: str, body: CheckInRequest, request_id: str) -> TicketAnswer:
        return self._write(f"/v1/appointments/{appointment}/check-in", request_id, TicketAnswer, body)

    def keep_details_of_appointment(self, appointment: str, body: DetailsRequest, request_id: str) -> SeqAnswer:
        return self._write(f"/v1/appointments/{appointment}/details", request_id, SeqAnswer, body)

    def details_of_appointment(self, appointment: str) -> DetailsView:
        return self._read(f"/v1/appointments/{appointment}/details", DetailsView)

    def erase_details_of_appointment(self, appointment: str, request_id: str) -> SeqAnswer:
        return self._erase(f"/v1/appointments/{appointment}/details", request_id, SeqAnswer)

    def waiting_list(self) -> list[WishView]:
        return self._list("/v1/waiting-list", WishView)

    def join_waiting_list(self, body: WishRequest, request_id: str) -> WishAnswer:
        return self._write("/v1/waiting-list", request_id, WishAnswer, body)

    def leave_waiting_list(self, wish: str, request_id: str) -> WishAnswer:
        return self._write(f"/v1/waiting-list/{wish}/leave", request_id, WishAnswer)

    def decline_offer(self, wish: str, request_id: str) -> WishAnswer:
        return self._write(f"/v1/waiting-list/{wish}/decline", request_id, WishAnswer)

    def accept_offer(self, wish: str, body: AcceptRequest, request_id: str) -> AppointmentAnswer:
        return self._write(f"/v1/waiting-list/{wish}/accept", request_id, AppointmentAnswer, body)


__all__ = ["AboutBookings"]
