"""Notices, stops, calls among staff, messages and a person's own day, between the wire and the engine."""

from collections.abc import Iterable, Mapping
from statistics import median

from hub.api.mapping.personal import Values
from hub.engine import commands as c
from hub.engine import events as e
from hub.engine import hall, ids, model, office, tallies, terms
from hub.wire import hall as wh
from hub.wire import hall_terms as ht
from hub.wire import terms as wt

Message = hall.Message


def raise_notice(body: wh.NoticeRequest) -> c.Command:
    return c.RaiseNotice(
        notice=ids.NoticeId(str(body.id)),
        kind=terms.NoticeKind(body.kind),
        texts=dict(body.texts),
        spoken=body.spoken,
        zones=tuple(map(ids.ZoneId, body.zones)),
        minutes=body.minutes,
    )


def end_notice(notice: str) -> c.Command:
    return c.EndNotice(ids.NoticeId(notice))


def stop(service: str | None, body: wh.StopRequest) -> c.Command:
    return c.StopService(_service(service), dict(body.texts), body.spoken, body.send_away)


def resume(service: str | None) -> c.Command:
    return c.ResumeService(_service(service))


def _service(text: str | None) -> ids.ServiceId | None:
    return None if text is None else ids.ServiceId(text)


def raise_staff_call(counter: str, body: wh.StaffCallRequest) -> c.Command:
    return c.RaiseStaffCall(ids.CounterId(counter), terms.StaffCallKind(body.kind))


def answer_staff_call(counter: str, body: wh.StaffCallRequest) -> c.Command:
    return c.AnswerStaffCall(ids.CounterId(counter), terms.StaffCallKind(body.kind))


def send_message(body: wh.MessageRequest) -> c.Command:
    counters, staff = tuple(map(ids.CounterId, body.counters)), tuple(map(ids.StaffId, body.staff))
    return c.SendMessage(ids.MessageId(str(body.id)), counters, staff)


def message_given(body: wh.MessageRequest) -> Values:
    """For the vault, as a note is."""
    return {terms.PersonalField.NOTE: body.text}


def read_message(message: str) -> c.Command:
    return c.ReadMessage(ids.MessageId(message))


def notice_view(found: hall.Notice) -> wh.NoticeView:
    return wh.NoticeView(
        id=found.id,
        kind=ht.NoticeKind(found.kind),
        texts=dict(found.texts),
        spoken=found.spoken,
        zones=list(found.zones),
        since=found.since,
        until=found.until,
        about=None if found.about is None else ht.NoticeAbout(found.about),
        service=found.service,
        sent_away=found.sent_away,
    )


def notice_raised(recorded: e.Recorded) -> wh.NoticeView | None:
    """The notice that this event raised."""
    event = recorded.event
    return notice_view(hall.notice_of(recorded.at, event)) if isinstance(event, e.NoticeRaised) else None


def notice_ended(event: e.Event) -> str | None:
    return event.notice if isinstance(event, e.NoticeEnded) else None


def staff_call_view(found: hall.StaffCall) -> wh.StaffCallView:
    return wh.StaffCallView(
        kind=ht.StaffCallKind(found.kind),
        counter=found.counter,
        staff=found.staff,
        since=found.since,
        answered_by=found.answered_by,
    )


def staff_call_told(recorded: e.Recorded) -> wh.StaffCallView | None:
    """The call that was raised or answered by this event."""
    match recorded.event:
        case e.StaffCallRaised(counter=counter, kind=kind, staff=staff):
            return wh.StaffCallView(kind=ht.StaffCallKind(kind), counter=counter, staff=staff, since=recorded.at)
        case e.StaffCallAnswered() as event:
            return wh.StaffCallView(
                kind=ht.StaffCallKind(event.kind),
                counter=event.counter,
                staff=event.staff,
                since=event.called,
                answered_by=event.by,
                ended=event.ended,
            )
        case _:
            return None


Alarm = tuple[ids.CounterId, ids.StaffId | None]
"""Where it was raised, and by whom: neither there nor on that person's screen must anything be seen of it."""


def alarm(found: hall.StaffCall) -> Alarm | None:
    return (found.counter, found.staff) if found.kind is terms.StaffCallKind.ALARM else None


def alarm_told(event: e.Event) -> Alarm | None:
    """The alarm of which this event tells."""
    match event:
        case e.StaffCallRaised(kind=terms.StaffCallKind.ALARM, counter=counter, staff=staff):
            return counter, staff
        case e.StaffCallAnswered(kind=terms.StaffCallKind.ALARM, counter=counter, staff=staff):
            return counter, staff
        case _:
            return None


def message_told(event: e.Event) -> ids.MessageId | None:
    """The message that was sent or read."""
    return event.message if isinstance(event, e.MessageSent | e.MessageRead) else None


def message_is_new(event: e.Event) -> bool:
    return isinstance(event, e.MessageSent)


def message_erased(event: e.Event) -> str | None:
    return event.message if isinstance(event, e.MessageErased) else None


def message_view(found: hall.Message, text: str, reader: ids.StaffId | None = None) -> wh.MessageView:
    """For a reader who has not sent it: whether they have read it; None: for whoever may know all readers."""
    read_by = found.read_by if reader in (None, found.sender) else [one for one in found.read_by if one == reader]
    return wh.MessageView(
        id=found.id,
        text=text,
        sender=found.sender,
        at=found.at,
        counters=list(found.counters),
        staff=list(found.staff),
        read_by=list(read_by),
    )


def message_sent(changes: Iterable[e.Recorded], body: wh.MessageRequest) -> wh.MessageView | None:
    """The message that these events sent, with the words of the request: the event has none."""
    for recorded in changes:
        if isinstance(recorded.event, e.MessageSent):
            event = recorded.event
            found = hall.Message(event.message, recorded.at, event.sender, event.counters, event.staff)
            return message_view(found, body.text)
    return None


def counters_shown(found: Iterable[model.Counter]) -> list[wh.CounterShown]:
    return [wh.CounterShown(id=one.id, state=wt.CounterState(one.state)) for one in found]


OPENS_OR_CLOSES = (
    wt.ChangeType.COUNTER_OPENED,
    wt.ChangeType.COUNTER_PAUSED,
    wt.ChangeType.COUNTER_RESUMED,
    wt.ChangeType.COUNTER_CLOSED,
    wt.ChangeType.OFFICE_ACCEPTED,
)
"""The changes after which the lobby sees another state of a counter."""


def own_day(
    person: str, found: Mapping[ids.StaffId, tallies.Tally], services: Iterable[office.Service]
) -> wh.OwnDayView:
    own = found.get(ids.StaffId(person), tallies.Tally(ids.StaffId(person)))
    typical = {one.id: one.typical_minutes for one in services}
    return wh.OwnDayView(
        called=own.called,
        within=own.within,
        served=own.served,
        no_shows=own.no_shows,
        services=[
            wh.OwnServiceView(
                service=one.service,
                count=one.count,
                median_ms=round(median(one.times)) if one.times else None,
                typical_minutes=typical.get(one.service, 0),
            )
            for one in own.given
        ],
        team_called=sum(one.called for one in found.values()),
        team_within=sum(one.within for one in found.values()),
        team_served=sum(one.served for one in found.values()),
    )
