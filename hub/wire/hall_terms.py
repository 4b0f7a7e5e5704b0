"""Closed sets of what is shown to everybody in the hall, and of what staff call each other for (see terms.py)."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field


class LayoutForm(StrEnum):
    """What a display's layout is built around: the board of called tickets, or one counter (a small screen above
    it)."""

    BOARD = "board"
    COUNTER = "counter"


class LayoutBeside(StrEnum):
    """What stands beside (upright: below) the called tickets."""

    NOTHING = "nothing"
    NEXT = "next"
    MEDIA = "media"


class MediaKind(StrEnum):
    PICTURE = "picture"
    VIDEO = "video"
    NOTICE = "notice"


class NoticeKind(StrEnum):
    """A notice stands beside the calls; an emergency message lies over everything."""

    NOTICE = "notice"
    EMERGENCY = "emergency"


class NoticeAbout(StrEnum):
    """What a notice without texts of its own says: a service, or the whole office, gives no tickets any more today."""

    STOP = "stop"


class StaffCallKind(StrEnum):
    """What a counter calls for: a supervisor, or (silently) help against danger."""

    SUPERVISOR = "supervisor"
    ALARM = "alarm"


OpenLayoutForm = Annotated[LayoutForm | str, Field(union_mode="left_to_right")]
OpenLayoutBeside = Annotated[LayoutBeside | str, Field(union_mode="left_to_right")]
OpenMediaKind = Annotated[MediaKind | str, Field(union_mode="left_to_right")]
OpenNoticeAbout = Annotated[NoticeAbout | str, Field(union_mode="left_to_right")]
OpenNoticeKind = Annotated[NoticeKind | str, Field(union_mode="left_to_right")]
OpenStaffCallKind = Annotated[StaffCallKind | str, Field(union_mode="left_to_right")]

__all__ = [
    "LayoutBeside",
    "LayoutForm",
    "MediaKind",
    "NoticeAbout",
    "NoticeKind",
    "OpenLayoutBeside",
    "OpenLayoutForm",
    "OpenMediaKind",
    "OpenNoticeAbout",
    "OpenNoticeKind",
    "OpenStaffCallKind",
    "StaffCallKind",
]
