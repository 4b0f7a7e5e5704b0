"""What a sample ticket says: the office's own words around a number that nobody has."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from hub.face.ticket import TicketContent
from hub.wire.office import OfficeView, ServiceView, TextMap, TicketTemplateView
from kiosk.tray import template

NUMBER, AHEAD = 42, 6
NOWHERE = "http://vestibule.example/t/"
TOKEN = "a" * 26


class UnknownServiceError(LookupError):
    """The office has no such service, or it is a group of services."""


def sample(
    office: OfficeView,
    service: str,
    language: str,
    now: datetime,
    draft: TicketTemplateView | None = None,
    link_base: str | None = None,
) -> TicketContent:
    """`now` is aware; `draft`: instead of the template in force. Raises `UnknownServiceError`."""
    view = next((one for one in (*office.services, *office.hidden_services) if one.id == service), None)
    if view is None or view.category:
        raise UnknownServiceError(service)

    def say(words: TextMap) -> str:
        return words.get(language) or words.get(office.default_language) or ""

    zone = next((one for one in office.zones if one.id == view.zone), None)
    return TicketContent(
        office=say(office.names),
        service=say(view.names),
        number=_number(view),
        people_ahead=AHEAD,
        issued=now.astimezone(ZoneInfo(office.time_zone)),
        language=language,
        place=(say(zone.way) or say(zone.names)) if zone else "",
        url=(link_base or NOWHERE) + TOKEN,
        documents=tuple(say(one) for one in view.documents),
        help_place=say(office.help_place),
        privacy_line=say(office.privacy),
        note=say(view.ticket_note),
        template=template(draft or office.ticket, say),
    )


def on_paper(content: TicketContent) -> TicketContent:
    """The same for a test print: nobody may take it for a ticket."""
    return replace(content, number="TEST", people_ahead=None, url=None)


def _number(view: ServiceView) -> str:
    """As long as a usual one; the series' own prefix is the hub's business."""
    letter = (view.series or "A")[:1].upper()
    return f"{letter}{NUMBER:03}"
