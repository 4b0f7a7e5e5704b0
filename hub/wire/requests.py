"""Bodies of the write routes, one route per command. Fields the hub does not know are refused (422).

Every write carries the header `Request-Id` (UUIDv4): a repeat of the same id is answered from the journal.

| route | body | answer | who |
|---|---|---|---|
| POST /v1/visits | IssueRequest | TicketAnswer | kiosk, staff |
| POST /v1/visits/{id}/printed | PrintedRequest | SeqAnswer | kiosk |
| POST /v1/visits/{id}/recall, /no-show, /start, /finish, /return | none | VisitAnswer | staff |
| POST /v1/numbers/lease | LeaseRequest | LeaseAnswer | kiosk |
| POST /v1/visits/hand-in | HandInRequest | TicketAnswer | kiosk |
| POST /v1/visits/roll | HandedRollRequest | TicketAnswer | staff |
| POST /v1/visits/{id}/reprint | none | SeqAnswer | staff, manager |
| POST /v1/visits/{id}/revise | ReviseRequest | VisitAnswer | staff |
| POST /v1/visits/{id}/assistance-answered | AssistanceRequest | VisitAnswer | staff |
| POST /v1/visits/{id}/add-service | AddServiceRequest | VisitAnswer | staff |
| POST /v1/visits/{id}/drop-service | DropServiceRequest | VisitAnswer | staff |
| POST /v1/visits/{id}/correct-service | CorrectServiceRequest | VisitAnswer | staff |
| POST /v1/visits/{id}/outcome | OutcomeRequest | VisitAnswer | staff |
| POST /v1/visits/{id}/transfer | TransferRequest | VisitAnswer | staff |
| POST /v1/visits/{id}/park | ParkRequest | VisitAnswer | staff |
| POST /v1/visits/{id}/reactivate | ReactivateRequest | VisitAnswer | staff, manager |
| POST /v1/visits/{id}/remove | RemoveRequest | VisitAnswer | staff, manager |
| POST /v1/visits/{id}/step-back | StepBackRequest | VisitAnswer | kiosk, staff |
| POST /v1/visits/{id}/withdraw | none | VisitAnswer | kiosk, staff |
| POST, GET, DELETE /v1/visits/{id}/details | DetailsRequest | SeqAnswer, DetailsView | staff, manager; kiosk: POST |
| POST, GET, DELETE /v1/visits/{id}/notes | NoteRequest | SeqAnswer, list of NoteView | staff, manager |
| POST /v1/people/export | PersonRequest | PersonExport | manager (no Request-Id: it changes nothing) |
| POST /v1/people/erase | PersonRequest | PersonErased | manager (no Request-Id: twice is as good as once) |
| POST /v1/counters/{id}/open | OpenCounterRequest | CounterAnswer | staff |
| POST /v1/counters/{id}/pause | PauseRequest | CounterAnswer | staff |
| POST /v1/counters/{id}/profile | ProfileRequest | CounterAnswer | staff |
| POST /v1/counters/{id}/resume, /close, /end-wrap-up, /undo | none | CounterAnswer | staff |
| POST /v1/counters/{id}/call-next | none or CallNextRequest | CounterAnswer | staff |
| POST /v1/counters/{id}/call | CallRequest | CounterAnswer | staff |
| POST /v1/counters/{id}/walk-up | WalkUpRequest | CounterAnswer | staff |
| POST /v1/calls/{seq}/shown, /spoken | none | SeqAnswer | display |
| POST /v1/devices/self/parts | ReportPartRequest | SeqAnswer | kiosk, display, counter |
| POST /v1/devices/self/help | none | HelpAnswer | kiosk |
| POST /v1/help/{device}/answered | none | SeqAnswer | staff, manager |
| POST /v1/day/open, /close | none | DayAnswer | manager |
| POST /v1/appointments | BookRequest | AppointmentAnswer | staff, manager |
| POST /v1/appointments/{id}/move | MoveRequest | AppointmentAnswer | staff, manager |
| POST /v1/appointments/{id}/cancel | CancelRequest | AppointmentAnswer | staff, manager |
| POST /v1/appointments/{id}/check-in | CheckInRequest | TicketAnswer | kiosk, staff, manager |
| POST, GET, DELETE /v1/appointments/{id}/details | DetailsRequest | SeqAnswer, DetailsView | staff, manager |
| POST /v1/waiting-list | WishRequest | WishAnswer | staff, manager |
| POST /v1/waiting-list/{id}/leave, /decline | none | WishAnswer | staff, manager |
| POST /v1/waiting-list/{id}/accept | AcceptRequest | AppointmentAnswer | staff, manager |
| POST /v1/office | an office document (JSON) | OfficeAnswer | manager |
| POST /v1/office/check | an office document (JSON) | OfficeCheck | manager (no Request-Id: it changes nothing) |
| POST /v1/office/rollback | RollbackRequest | OfficeAnswer | manager |
| POST /v1/sign-in | SignInRequest | SignedIn | counter (no Request-Id: it changes no queue) |
| POST /v1/sign-out | none | 204 | staff |
| GET /v1/events | stream (see stream.py) | | all devices, staff, manager |
| GET /v1/office, /v1/services, /v1/visits, /v1/visits/{id}, /v1/counters | | the views | by role |
| GET /v1/office/document, /versions, /versions/{n}, /diff?before=&after= | | see setup.py | manager |
| GET /v1/services/{id}/slots?date= | | list of SlotView | kiosk, staff, manager |
| GET /v1/appointments?date=, /v1/appointments/{id} | | AppointmentView | staff, manager |
| GET /v1/appointments/by-code/{hash} | | AppointmentFound | kiosk, staff, manager |
| POST /v1/appointments/find | FindRequest | list of AppointmentFound | kiosk, staff (no Request-Id) |
| GET /v1/waiting-list | | list of WishView | staff, manager |
| GET /health | | Health | everybody |
| GET /t/{token} | the ticket's own page | HTML | everybody who has the link |

A part reported, a call acknowledged or a paper confirmed a second time is a success that changes nothing. What a person
does to a visit by its own page comes by the link's token, not by these routes. Appointments and the waiting list stand
in `bookings.py`; notices, stops, calls among staff, messages and media in `hall.py`; details and notes in
`personal.py`, the office document in `setup.py`.
"""

from typing import Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from hub.wire.fields import (
    MOST_LEASED,
    MOST_MINUTES,
    MOST_MORE,
    MOST_PLACES,
    BusinessDayName,
    Code,
    CounterId,
    Language,
    LinkHash,
    Member,
    Needs,
    Party,
    Quantity,
    ServiceId,
    StaffId,
)
from hub.wire.terms import (
    DevicePart,
    JumpReason,
    PartState,
    PauseReason,
    Placement,
    PrintOutcome,
    Priority,
    ReactivateReason,
    RemoveReason,
)

REQUEST_ID_HEADER = "Request-Id"


class _Write(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PlannedStepRequest(_Write):
    """A service still to come in a visit, for one person of the party."""

    service: ServiceId
    quantity: Quantity = 1
    member: Member = 1


class IssueRequest(_Write):
    """`id` is a UUIDv7 made by the asking device. `link_hash` is SHA-256 in hex of the ticket's link token (128 random
    bits, base32, lower case, no padding): the token itself never reaches the hub before its page is opened.

    `priority` is a class of the office; `needs` what the person has declared, privately; `more` further services of the
    same visit, in the order in which the person wants them."""

    id: UUID
    service: ServiceId
    language: Language
    priority: Code = Priority.NORMAL.value
    link_hash: LinkHash | None = None
    quantity: Quantity = 1
    party: Party = 1
    needs: Needs = []
    more: list[PlannedStepRequest] = Field(default=[], max_length=MOST_MORE)


class LeaseRequest(_Write):
    """Numbers to go on with should the hub be away: so many of each series (what is still held counts). The answer is a
    LeaseAnswer; it holds for this device and business day. `anew`: the device has lost its book, so what it held before
    may be on paper: the answer has other numbers."""

    each: int = Field(default=60, ge=1, le=MOST_LEASED)
    anew: bool = False


class TakenAway(_Write):
    """When a ticket was taken while the hub was away: the hub's instant at the device's last contact, and the device's
    own time from then on (milliseconds of CLOCK_BOOTTIME). `rebooted`: the device was restarted in between, so that its
    time is what is known at least."""

    last_contact: int = Field(ge=0)
    elapsed_ms: int = Field(ge=0)
    rebooted: bool = False


class HandInRequest(IssueRequest):
    """A ticket that the kiosk gave from its leased numbers. The same visit as one that the hub issued unheard: it then
    gets the number that stands on the paper."""

    day: BusinessDayName
    series: str = Field(min_length=1, max_length=64)
    number: int = Field(ge=1)
    taken: TakenAway


class HandedRollRequest(IssueRequest):
    """A person with a number of the pre-printed roll, entered by staff, also afterwards: `minutes_ago` is when it was
    torn off. `paper` is the number as typed ("P 12")."""

    paper: str = Field(pattern=r"^[A-Za-z]{0,4} ?-?[0-9]{1,9}$")
    minutes_ago: int = Field(default=0, ge=0, le=MOST_MINUTES)


class PrintedRequest(_Write):
    outcome: PrintOutcome
    fault: PartState = PartState.OK


class ReviseRequest(_Write):
    """Corrects what is known of a visit; what is left out stays."""

    priority: Code | None = None
    needs: Needs | None = None
    language: Language | None = None
    party: Party | None = None


class AssistanceRequest(_Write):
    """The requested help has been arranged."""

    need: Code


class AddServiceRequest(PlannedStepRequest):
    """`first`: right after the present service, before those already planned."""

    first: bool = False


class DropServiceRequest(_Write):
    service: ServiceId
    member: Member = 1


class CorrectServiceRequest(_Write):
    """The wrong service was taken; the visit stays where it is."""

    service: ServiceId


class OutcomeRequest(_Write):
    """What was done in the present service, or in the one served last by this sign-in."""

    outcome: Code | None = None
    quantity: Quantity | None = None


class StepBackRequest(_Write):
    """ "I need more time": so many places back in line."""

    places: int = Field(default=3, ge=1, le=MOST_PLACES)


class ReactivateRequest(_Write):
    reason: ReactivateReason


class TransferRequest(_Write):
    """To another service, a counter's pool or a person's pool; without `service` it stays the present one. `back`:
    behind the next so many, with that placement only."""

    service: ServiceId | None = None
    counter: CounterId | None = None
    staff: StaffId | None = None
    placement: Placement = Placement.AGE
    back: int = Field(default=0, ge=0, le=MOST_PLACES)

    @model_validator(mode="after")
    def _is_one_aim(self) -> Self:
        if self.service is None and self.counter is None and self.staff is None:
            raise ValueError("name a service, a counter or a member of staff")
        if self.counter is not None and self.staff is not None:
            raise ValueError("a counter or a member of staff, not both")
        if (self.placement is Placement.BACK) is not (self.back > 0):
            raise ValueError("`back` goes with the placement of that name")
        return self


class ParkRequest(_Write):
    """Without `minutes` the visit stays parked until somebody returns it. After its return it waits for this counter
    alone (`to_counter`) or for this member of staff alone (`to_me`), or for whoever gives its service."""

    minutes: int | None = Field(default=None, ge=1, le=MOST_MINUTES)
    to_counter: bool = False
    to_me: bool = False

    @model_validator(mode="after")
    def _is_one_pool(self) -> Self:
        if self.to_counter and self.to_me:
            raise ValueError("for the counter or for the person, not both")
        return self


class RemoveRequest(_Write):
    reason: RemoveReason


class OpenCounterRequest(_Write):
    """`take_over`: the person has confirmed that the other one's session shall end. `profile`: None leaves it to the
    set-up."""

    take_over: bool = False
    profile: Code | None = None


class PauseRequest(_Write):
    """`reason`: one of PauseReason, or a pause of the office's own."""

    reason: Code = PauseReason.BREAK.value


class ProfileRequest(_Write):
    """None: by the counter's own list of services."""

    profile: Code | None


class CallNextRequest(_Write):
    """With `service` only those who wait for it (by permission)."""

    service: ServiceId | None = None


class CallRequest(_Write):
    """Call a chosen person (by permission): by the visit's id, or by the ticket as typed ("R42", "42"). `reason` is
    wanted when others of the line stand before."""

    visit: UUID | None = None
    label: str | None = Field(default=None, pattern=r"^[A-Za-z]{0,4} ?-?[0-9]{1,9}$")
    reason: JumpReason | None = None

    @model_validator(mode="after")
    def _is_one_person(self) -> Self:
        if (self.visit is None) is (self.label is None):
            raise ValueError("name the visit or the ticket")
        return self


class WalkUpRequest(_Write):
    """Somebody without a ticket is served at this counter from now. `id` is a UUIDv7 made by the asking device."""

    id: UUID
    service: ServiceId
    language: Language
    quantity: Quantity = 1
    party: Party = 1
    priority: Code = Priority.NORMAL.value


class ReportPartRequest(_Write):
    part: DevicePart
    state: PartState


class SignInRequest(_Write):
    staff: str = Field(min_length=1, max_length=64)
    pin: str = Field(min_length=4, max_length=12, pattern=r"^[0-9]+$", repr=False)


__all__ = [
    "REQUEST_ID_HEADER",
    "AddServiceRequest",
    "AssistanceRequest",
    "CallNextRequest",
    "CallRequest",
    "CorrectServiceRequest",
    "DropServiceRequest",
    "HandInRequest",
    "HandedRollRequest",
    "IssueRequest",
    "LeaseRequest",
    "OpenCounterRequest",
    "OutcomeRequest",
    "ParkRequest",
    "PauseRequest",
    "PlannedStepRequest",
    "PrintedRequest",
    "ProfileRequest",
    "ReactivateRequest",
    "RemoveRequest",
    "ReportPartRequest",
    "ReviseRequest",
    "SignInRequest",
    "StepBackRequest",
    "TakenAway",
    "TransferRequest",
    "WalkUpRequest",
]
