"""What is said to everybody in the hall, and what staff say to each other: notices, emergency messages, services that
stop at once, calls for a supervisor, messages, a person's own day, pictures and videos beside the calls.

| route | body | answer | who |
|---|---|---|---|
| POST /v1/notices | NoticeRequest | NoticeAnswer | manager, staff (supervise) |
| POST /v1/notices/{id}/end | none | SeqAnswer | manager, staff (supervise) |
| POST /v1/services/{id}/stop | StopRequest | SeqAnswer | manager, staff (supervise) |
| POST /v1/services/{id}/resume | none | SeqAnswer | manager, staff (supervise) |
| POST /v1/office/stop | StopRequest | SeqAnswer | manager, staff (supervise) |
| POST /v1/office/resume | none | SeqAnswer | manager, staff (supervise) |
| POST /v1/counters/{id}/staff-call | StaffCallRequest | SeqAnswer | staff |
| POST /v1/staff-calls/{counter}/answered | StaffCallRequest | SeqAnswer | manager, staff |
| POST /v1/messages | MessageRequest | MessageAnswer | manager, staff (supervise) |
| POST /v1/messages/{id}/read | none | SeqAnswer | staff |
| GET /v1/staff/self/day | | OwnDayView | staff |
| GET /v1/media | | list of MediaView | manager |
| PUT /v1/media/{name} | the file's bytes | MediaView | manager (no Request-Id: twice is as good as once) |
| GET /v1/media/{name} | | the file | kiosk, display, counter, staff, manager |
| DELETE /v1/media/{name} | | 204 | manager (no Request-Id; refused while the office uses it) |
"""

from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from hub.wire.fields import MOST_MINUTES, Code, CounterId, PublicTexts, StaffId
from hub.wire.hall_terms import NoticeKind, OpenNoticeAbout, OpenNoticeKind, OpenStaffCallKind, StaffCallKind
from hub.wire.office import TextMap
from hub.wire.terms import OpenCounterState
from hub.wire.views import SeqAnswer


class _Read(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Write(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CounterShown(_Read):
    """A counter as the lobby sees it."""

    id: str
    state: OpenCounterState


class NoticeView(_Read):
    """Something said to everybody in the hall, in every language that was given. `spoken`: also by the displays' voice,
    once. `zones`: where; empty: everywhere. `since` and `until` are instants; without an end it stands until ended.

    A stop (`about`) raises one by itself. With empty `texts` faces say the usual words in their own languages: no
    tickets any more today for `service` (None: for the whole office); those who wait are still served, or are asked to
    go home (`sent_away`)."""

    id: str
    kind: OpenNoticeKind
    texts: TextMap
    spoken: bool = False
    zones: list[str] = []
    since: int
    until: int | None = None
    about: OpenNoticeAbout | None = None
    service: str | None = None
    sent_away: bool = False


class StaffCallView(_Read):
    """A counter has called for a supervisor, or silently for help. `staff`: who works there; `answered_by`: who comes
    (None: nobody yet; "manager": whoever holds the manager's key). `ended`: it stands no longer. No public face learns
    of it, and an alarm is not told to the session at its own counter."""

    kind: OpenStaffCallKind
    counter: str
    staff: str | None
    since: int
    answered_by: str | None = None
    ended: bool = False


class MessageView(_Read):
    """A supervisor's or manager's message to staff; `sender` is a member of staff, None the manager. `counters` and
    `staff`: for whom; both empty: for all. `read_by`: members of staff who have read it; its sender and managers are
    told all of them, others whether they have themselves."""

    id: str
    text: str
    sender: str | None
    at: int
    counters: list[str] = []
    staff: list[str] = []
    read_by: list[str] = []


class OwnServiceView(_Read):
    """`median_ms`: of this person's finished services today; None without any."""

    service: str
    count: int
    median_ms: int | None
    typical_minutes: int


class OwnDayView(_Read):
    """A person's own day, and beside it the team's, so far. `within`: visits that were called within their promise,
    of `called`. Nobody else's figures are in it."""

    called: int
    within: int
    served: int
    no_shows: int
    services: list[OwnServiceView]
    team_called: int
    team_within: int
    team_served: int


class NoticeAnswer(SeqAnswer):
    notice: NoticeView


class MessageAnswer(SeqAnswer):
    message: MessageView


class MediaView(_Read):
    """A stored picture or video. `name` holds the beginning of its content's SHA-256, so a name's content never
    changes. `type`: image/png, image/jpeg, image/webp, video/mp4, video/webm."""

    name: str
    type: str
    bytes: int
    used: bool = False


class NoticeRequest(_Write):
    """`texts`: by language; displays show those of their languages, and the default one is wanted. `minutes` None:
    until somebody ends it."""

    id: UUID
    kind: NoticeKind = NoticeKind.NOTICE
    texts: PublicTexts
    spoken: bool = True
    zones: list[Code] = Field(default=[], max_length=40)
    minutes: int | None = Field(default=None, ge=1, le=MOST_MINUTES)


class StopRequest(_Write):
    """No tickets from now on until it is resumed or the next day begins. Those who wait are told: with `texts`, or the
    usual words where it is empty. `send_away`: the line is ended too; otherwise whoever waits is still served."""

    texts: PublicTexts = {}
    spoken: bool = True
    send_away: bool = False


class StaffCallRequest(_Write):
    kind: StaffCallKind


class MessageRequest(_Write):
    """To these counters and these members of staff; both empty: to all."""

    id: UUID
    text: str = Field(min_length=1, max_length=500)
    counters: list[CounterId] = Field(default=[], max_length=200)
    staff: list[StaffId] = Field(default=[], max_length=200)


__all__ = [
    "CounterShown",
    "MediaView",
    "MessageAnswer",
    "MessageRequest",
    "MessageView",
    "NoticeAnswer",
    "NoticeRequest",
    "NoticeView",
    "OwnDayView",
    "OwnServiceView",
    "StaffCallRequest",
    "StaffCallView",
    "StopRequest",
]
