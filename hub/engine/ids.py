"""Ids of the queue's things. Made by whoever asks (see the command), never by the engine, except ticket numbers."""

from typing import NewType

VisitId = NewType("VisitId", str)
"""UUIDv7 in its usual text form, made by the kiosk or service that asks for the ticket."""
RequestId = NewType("RequestId", str)
"""UUIDv4, unique in the journal for ever."""
ServiceId = NewType("ServiceId", str)
SeriesId = NewType("SeriesId", str)
ZoneId = NewType("ZoneId", str)
CounterId = NewType("CounterId", str)
StaffId = NewType("StaffId", str)
SessionId = NewType("SessionId", str)
"""One sign-in of one person at one screen (UUIDv4)."""
DeviceId = NewType("DeviceId", str)
ClassId = NewType("ClassId", str)
"""A priority class of the office; `NORMAL` is always there."""
NORMAL = ClassId("normal")
NeedId = NewType("NeedId", str)
"""Something a person needs and has declared privately, e.g. "interpreter"."""
SkillId = NewType("SkillId", str)
"""What a member of staff can do, e.g. "civil-law"; a language is the skill "lang:uk"."""
OutcomeId = NewType("OutcomeId", str)
ProfileId = NewType("ProfileId", str)
RouteId = NewType("RouteId", str)
LayoutId = NewType("LayoutId", str)
"""What a display shows; its own setting names one."""
PauseId = NewType("PauseId", str)
"""A reason code for a pause: a built-in one (terms.py) or one of the office's own."""
AppointmentId = NewType("AppointmentId", str)
"""UUIDv7, made by whoever books."""
WishId = NewType("WishId", str)
"""A place on the waiting list for a slot (UUIDv7, made by whoever asks)."""
NoticeId = NewType("NoticeId", str)
"""A UUID, made by whoever raises the notice; of a stop's own notice it is the id of the request that stopped."""
MessageId = NewType("MessageId", str)
"""UUIDv7, made by whoever sends it. The text is in the vault."""
NoteRef = NewType("NoteRef", str)
"""Reference to a text in the vault; the text itself is in no event."""
Seq = NewType("Seq", int)
"""Place of an event in the journal, 1 upwards, given by the store alone: the clock of the system."""
Instant = NewType("Instant", int)
"""Milliseconds on the hub's own line; never goes backwards (made in service/clock)."""
LINE_START = Instant(0)
BusinessDay = NewType("BusinessDay", str)
"""ISO date on which the office opened the day, e.g. "2026-11-24"; with "#2" behind it when opened twice."""
