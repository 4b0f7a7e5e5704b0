"""Ids, roles and reasons, which are the same text on both sides."""

from enum import StrEnum

from hub.engine import commands as c
from hub.engine import ids, refusal, terms
from hub.wire import terms as wt
from hub.wire.problem import Reason

CounterId = ids.CounterId
StaffId = ids.StaffId
VisitId = ids.VisitId


def actor(who: wt.Role, device: str | None, staff: str | None, session: str | None) -> c.Actor:
    return c.Actor(
        terms.Role(who.value),
        device=None if device is None else ids.DeviceId(device),
        staff=None if staff is None else ids.StaffId(staff),
        session=None if session is None else ids.SessionId(session),
    )


def session(text: str | None) -> ids.SessionId | None:
    return None if text is None else ids.SessionId(text)


def visit_id(text: str) -> ids.VisitId:
    return ids.VisitId(text)


def counter_id(text: str) -> ids.CounterId:
    return ids.CounterId(text)


def staff_id(text: str) -> ids.StaffId:
    return ids.StaffId(text)


def device_id(text: str | None) -> ids.DeviceId | None:
    return None if text is None else ids.DeviceId(text)


def request_id(text: str) -> ids.RequestId:
    return ids.RequestId(text)


def reason(found: refusal.Reason) -> Reason:
    """The same key on both sides; a test walks through all of them."""
    return Reason(found.value)


def role(found: terms.Role) -> wt.Role:
    """The role as callers have it; citizens and the hub itself do not call."""
    return wt.Role(found.value)


def clock_is_off(state: StrEnum) -> bool:
    """Whether the wall clock contradicts the journal (hub/service/clock.py); the line of time goes on regardless."""
    return state.value in ("behind", "ahead")
