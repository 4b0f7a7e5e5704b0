"""What the ticket's page may tell of a visit, read from the board. Nothing else of the visit goes further."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hub.service.board import Board
from hub.service.clock import Clock
from hub.web.ticket_page import Place, TicketFacts
from hub.wire.hall import NoticeView
from hub.wire.hall_terms import NoticeAbout, NoticeKind
from hub.wire.terms import Arrow, VisitState


def ticket_facts(board: Board, clock: Clock, link_hash: str) -> TicketFacts | None:
    """What is so now of the visit with this link; None for a link that leads nowhere (any more)."""
    visit, office = board.visit_by_link(link_hash), board.office
    if visit is None or office is None:
        return None
    service = next((one for one in office.services if one.id == visit.service), None)
    if service is None:
        return None
    zone = next((one for one in office.zones if one.id == service.zone), None)
    counter = next((one for one in office.counters if one.id == visit.counter), None)
    here = clock.wall().astimezone(ZoneInfo(office.time_zone))
    return TicketFacts(
        label=visit.label,
        language=visit.language,
        default_language=office.default_language,
        state=VisitState(visit.state.value),
        office=office.names,
        service=service.names,
        zone={} if zone is None else zone.names,
        zone_way={} if zone is None else zone.way,
        help_place=office.help_place,
        ahead=board.people_ahead(visit) or 0,
        now=here,
        place=None if counter is None else Place(counter.sign, Arrow(counter.arrow), counter.way),
        called_at=None if visit.called_at is None else _moment(visit.called_at, clock, here),
        stop=_stop(board, link_hash),
        day_open=board.day.open,
    )


def _stop(board: Board, link_hash: str) -> NoticeView | None:
    """What has stopped, as those who wait are told of it: the visit's service, else the office."""
    visit = board.visit_by_link(link_hash)
    stop = None if visit is None else board.hall.stop_of(visit.service)
    if stop is None:
        return None
    return NoticeView(
        id=stop.notice,
        kind=NoticeKind.NOTICE,
        texts=dict(stop.texts),
        since=0,
        about=NoticeAbout.STOP,
        service=stop.service,
        sent_away=stop.sent_away,
    )


def _moment(instant: int, clock: Clock, here: datetime) -> datetime:
    """The wall time of a moment on the hub's line, counted back from now: the wall clock may have been set since."""
    return here - timedelta(milliseconds=clock.instant() - instant)
