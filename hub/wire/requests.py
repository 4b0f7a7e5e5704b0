"""Bodies of the write routes, one POST route per command. Fields the hub does not know are refused (422).

Every write carries the header `Request-Id` (UUIDv4): a repeat of the same id is answered from the journal.

| route | body | answer | who |
|---|---|---|---|
| POST /v1/visits | IssueRequest | TicketAnswer | kiosk, staff |
| POST /v1/visits/{id}/printed | PrintedRequest | SeqAnswer | kiosk |
| POST /v1/visits/{id}/recall, /no-show, /start, /finish, /return | none | VisitAnswer | staff |
| POST /v1/visits/{id}/transfer | TransferRequest | VisitAnswer | staff |
| POST /v1/visits/{id}/park | ParkRequest | VisitAnswer | staff |
| POST /v1/visits/{id}/remove | RemoveRequest | VisitAnswer | staff, manager |
| POST /v1/visits/{id}/withdraw | none | VisitAnswer | kiosk, staff |
| POST /v1/counters/{id}/open | OpenCounterRequest | CounterAnswer | staff |
| POST /v1/counters/{id}/pause | PauseRequest | CounterAnswer | staff |
| POST /v1/counters/{id}/resume, /close, /call-next | none | CounterAnswer | staff |
| POST /v1/calls/{seq}/shown, /spoken | none | SeqAnswer | display |
| POST /v1/devices/self/parts | ReportPartRequest | SeqAnswer | kiosk, display, counter |
| POST /v1/day/open, /close | none | DayAnswer | manager |
| POST /v1/office | an office document (JSON) | OfficeAnswer | manager |
| POST /v1/sign-in | SignInRequest | SignedIn | counter (no Request-Id: it changes no queue) |
| POST /v1/sign-out | none | 204 | staff |
| GET /v1/events | stream (see stream.py) | | all devices, staff, manager |
| GET /v1/office, /v1/visits, /v1/visits/{id}, /v1/counters, /v1/services | | lists of the views | by role |
| GET /health | | Health | everybody |
| GET /t/{token} | the ticket's own page | HTML | everybody who has the link |

A part reported, a call acknowledged or a paper confirmed a second time is a success that changes nothing.
"""

from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from hub.wire.terms import DevicePart, PartState, PauseReason, PrintOutcome, Priority, RemoveReason

REQUEST_ID_HEADER = "Request-Id"


class _Write(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class IssueRequest(_Write):
    """`id` is a UUIDv7 made by the asking device. `link_hash` is SHA-256 in hex of the ticket's link token (128 random
    bits, base32, lower case, no padding): the token itself never reaches the hub before its page is opened."""

    id: UUID
    service: str = Field(min_length=1, max_length=64)
    language: str = Field(min_length=2, max_length=16)
    priority: Priority = Priority.NORMAL
    link_hash: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")


class PrintedRequest(_Write):
    outcome: PrintOutcome
    fault: PartState = PartState.OK


class TransferRequest(_Write):
    service: str = Field(min_length=1, max_length=64)


class ParkRequest(_Write):
    """Without `minutes` the visit stays parked until somebody returns it."""

    minutes: int | None = Field(default=None, ge=1, le=480)


class RemoveRequest(_Write):
    reason: RemoveReason


class OpenCounterRequest(_Write):
    """`take_over`: the person has confirmed that the other one's session shall end."""

    take_over: bool = False


class PauseRequest(_Write):
    reason: PauseReason = PauseReason.BREAK


class ReportPartRequest(_Write):
    part: DevicePart
    state: PartState


class SignInRequest(_Write):
    staff: str = Field(min_length=1, max_length=64)
    pin: str = Field(min_length=4, max_length=12, pattern=r"^[0-9]+$", repr=False)


__all__ = [
    "REQUEST_ID_HEADER",
    "IssueRequest",
    "OpenCounterRequest",
    "ParkRequest",
    "PauseRequest",
    "PrintedRequest",
    "RemoveRequest",
    "ReportPartRequest",
    "SignInRequest",
    "TransferRequest",
]
