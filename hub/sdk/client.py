"""The blocking client: one method per route of the API, by what they are about. How it asks, see `asking.py`."""

from typing import Any

from hub.sdk.about_bookings import AboutBookings
from hub.sdk.about_counters import AboutCounters
from hub.sdk.about_hall import AboutHall
from hub.sdk.about_media import AboutMedia
from hub.sdk.about_numbers import AboutNumbers
from hub.sdk.about_tickets import AboutTickets
from hub.sdk.about_visits import AboutVisits
from hub.sdk.asking import decode
from hub.wire.office import OfficeView
from hub.wire.personal import PersonErased, PersonExport, PersonRequest
from hub.wire.requests import SignInRequest
from hub.wire.setup import OfficeCheck, OfficeDifference, OfficeDocument, OfficeVersion, RollbackRequest
from hub.wire.views import DayAnswer, Health, LoadView, OfficeAnswer, SignedIn


class HubClient(AboutVisits, AboutNumbers, AboutCounters, AboutBookings, AboutTickets, AboutHall, AboutMedia):
    """Talks to one hub with one token (a device's key, a signed-in person's token, the manager's secret)."""

    def sign_in(self, body: SignInRequest) -> SignedIn:
        """Not repeated by itself: each try counts towards the lock-out."""
        return decode(self._once("POST", "/v1/sign-in", None, body), SignedIn)

    def sign_out(self) -> None:
        self._once("POST", "/v1/sign-out", None, None)

    def export_person(self, body: PersonRequest) -> PersonExport:
        return decode(self._once("POST", "/v1/people/export", None, body), PersonExport)

    def erase_person(self, body: PersonRequest) -> PersonErased:
        return decode(self._once("POST", "/v1/people/erase", None, body), PersonErased)

    def open_day(self, request_id: str) -> DayAnswer:
        return self._write("/v1/day/open", request_id, DayAnswer)

    def close_day(self, request_id: str) -> DayAnswer:
        return self._write("/v1/day/close", request_id, DayAnswer)

    def services(self) -> list[LoadView]:
        return self._list("/v1/services", LoadView)

    def office(self) -> OfficeView:
        return self._read("/v1/office", OfficeView)

    def accept_office(self, document: dict[str, Any], request_id: str) -> OfficeAnswer:
        return self._write("/v1/office", request_id, OfficeAnswer, document)

    def check_office(self, document: dict[str, Any]) -> OfficeCheck:
        return decode(self._once("POST", "/v1/office/check", None, document), OfficeCheck)

    def office_document(self) -> OfficeDocument:
        return self._read("/v1/office/document", OfficeDocument)

    def office_versions(self) -> list[OfficeVersion]:
        return self._list("/v1/office/versions", OfficeVersion)

    def office_of_version(self, version: int) -> OfficeDocument:
        return self._read(f"/v1/office/versions/{version}", OfficeDocument)

    def office_differences(self, before: int, after: int) -> list[OfficeDifference]:
        return self._list("/v1/office/diff", OfficeDifference, before=str(before), after=str(after))

    def roll_back_office(self, body: RollbackRequest, request_id: str) -> OfficeAnswer:
        return self._write("/v1/office/rollback", request_id, OfficeAnswer, body)

    def health(self) -> Health:
        return decode(self._once("GET", "/health", None, None), Health)


__all__ = ["HubClient"]
