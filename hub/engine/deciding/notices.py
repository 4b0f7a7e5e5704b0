"""What is said to everybody in the hall: notices and emergency messages (W11).

A notice stands until its time has come or somebody ends it, over closing and opening too. Who raises what stands
already, and who ends what has ended, is told `no_change`, which may be taken as done.
"""

from collections.abc import Mapping

from hub.engine.commands import Ask, EndNotice, RaiseNotice
from hub.engine.deciding.answer import Answer, no_change
from hub.engine.deciding.hands import refuse_unpermitted
from hub.engine.events import Event, MessageErased, NoticeEnded, NoticeRaised
from hub.engine.hall import MOST_NOTICES
from hub.engine.ids import Instant, ZoneId
from hub.engine.office import Office
from hub.engine.refusal import Reason, Refusal
from hub.engine.setup import MS_PER_MINUTE
from hub.engine.state import State
from hub.engine.terms import NoticeKind, Permission


def raise_notice(state: State, ask: Ask, command: RaiseNotice) -> Answer:
    refusal = refuse_unpermitted(state, ask.actor, Permission.SUPERVISE)
    if refusal is not None:
        return refusal
    if command.notice in state.hall.notices:
        return no_change()
    office = state.office
    if office is None:
        return Refusal(Reason.OFFICE_INVALID, {"office": "accept an office set-up first"})
    refusal = refuse_words(office, command.texts, wanted=True) or _refuse_zones(office, command.zones)
    refusal = refusal or _refuse_many(state, command.kind)
    if refusal is not None:
        return refusal
    until = None if command.minutes is None else Instant(ask.now + command.minutes * MS_PER_MINUTE)
    return (NoticeRaised(command.notice, command.kind, command.texts, command.spoken, command.zones, until),)


def end_notice(state: State, ask: Ask, command: EndNotice) -> Answer:
    """A stop's own notice too; the stop stays."""
    refusal = refuse_unpermitted(state, ask.actor, Permission.SUPERVISE)
    if refusal is not None:
        return refusal
    return (NoticeEnded(command.notice),) if command.notice in state.hall.notices else no_change()


def by_time(state: State, ask: Ask) -> tuple[Event, ...]:
    """Notices whose time has come, and messages that have been kept long enough; also while the office is closed."""
    return (
        *(NoticeEnded(notice, by_itself=True) for notice in state.hall.over(ask.now)),
        *(MessageErased(message) for message in state.hall.forgotten(ask.now)),
    )


def refuse_words(office: Office, texts: Mapping[str, str], *, wanted: bool) -> Refusal | None:
    """Words that somebody would miss: none in the default language (when there are any, or they are `wanted`), or in a
    language that no face of the office speaks."""
    strange = [language for language in texts if language not in office.languages]
    if strange:
        return Refusal(Reason.LANGUAGE_NOT_OFFERED, {"language": strange[0]})
    if (texts or wanted) and not texts.get(office.default_language):
        return Refusal(Reason.TEXT_MISSING, {"language": office.default_language})
    return None


def _refuse_zones(office: Office, zones: tuple[ZoneId, ...]) -> Refusal | None:
    known = {zone.id for zone in office.zones}
    unknown = [zone for zone in zones if zone not in known]
    return Refusal(Reason.UNKNOWN_ZONE, {"zone": unknown[0]}) if unknown else None


def _refuse_many(state: State, kind: NoticeKind) -> Refusal | None:
    """Twenty notices are read by nobody; they keep no emergency message out."""
    alike = [one for one in state.hall.notices.values() if one.kind is kind and one.about is None]
    return Refusal(Reason.TOO_MANY_NOTICES, {"most": str(MOST_NOTICES)}) if len(alike) >= MOST_NOTICES else None
