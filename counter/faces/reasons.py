"""The reasons one chooses among, in words."""

from typing import assert_never

from counter.room import Room
from hub.face.texts import Texts
from hub.wire.terms import JumpReason, PauseReason, ReactivateReason, RemoveReason


def pause_words(texts: Texts, reason: str | None) -> str:
    match reason:
        case PauseReason.BACK_OFFICE:
            return texts.t("Back office")
        case PauseReason.OTHER:
            return texts.t("Away from the counter")
        case _:
            return texts.t("On a break")


def pause_of_office(texts: Texts, room: Room, reason: str | None) -> str:
    """Also by the office's own reasons."""
    own = next((one for one in room.office.pauses if one.id == reason), None)
    return room.words(own.names, texts.language.code) if own is not None else pause_words(texts, reason)


def remove_words(texts: Texts, reason: RemoveReason) -> str:
    match reason:
        case RemoveReason.DUPLICATE:
            return texts.t("Took two tickets")
        case RemoveReason.MISTAKE:
            return texts.t("Ticket taken by mistake")
        case RemoveReason.SENT_ELSEWHERE:
            return texts.t("Sent to another office")
        case RemoveReason.ABUSE:
            return texts.t("House rules")
        case _:
            assert_never(reason)


def jump_words(texts: Texts, reason: JumpReason) -> str:
    match reason:
        case JumpReason.AGREED:
            return texts.t("Agreed with the person")
        case JumpReason.URGENT:
            return texts.t("Urgent")
        case JumpReason.RETURNED:
            return texts.t("Comes back with the papers")
        case JumpReason.NEED:
            return texts.t("Cannot wait for health or age")
        case JumpReason.CORRECTION:
            return texts.t("We made a mistake before")
        case _:
            assert_never(reason)


def reactivate_words(texts: Texts, reason: ReactivateReason) -> str:
    match reason:
        case ReactivateReason.CAME_BACK:
            return texts.t("The person came back")
        case ReactivateReason.MISTAKE:
            return texts.t("Ended by mistake")
        case ReactivateReason.UNFINISHED:
            return texts.t("Something is left to do")
        case _:
            assert_never(reason)
