"""The client's methods on numbers that others than the hub give: one per route (hub/wire/requests.py)."""

from hub.sdk.asking import Asking
from hub.wire.requests import HandedRollRequest, HandInRequest, LeaseRequest
from hub.wire.views import LeaseAnswer, TicketAnswer


class AboutNumbers(Asking):
    def lease_numbers(self, body: LeaseRequest, request_id: str) -> LeaseAnswer:
        return self._write("/v1/numbers/lease", request_id, LeaseAnswer, body)

    def hand_in(self, body: HandInRequest, request_id: str) -> TicketAnswer:
        return self._write("/v1/visits/hand-in", request_id, TicketAnswer, body)

    def hand_in_roll(self, body: HandedRollRequest, request_id: str) -> TicketAnswer:
        return self._write("/v1/visits/roll", request_id, TicketAnswer, body)


__all__ = ["AboutNumbers"]
