"""The screens that show a ticket: with its paper below, or, when there is none, with the ways to keep the number."""

from hub.face.texts import Texts
from hub.wire.terms import PartState
from kiosk.news import News
from kiosk.orders import PaperState, Ticket
from kiosk.screens.content import Row, TicketSafe, TicketShown
from kiosk.screens.reasons import LocalTime, desk_words


def ticket_shown(texts: Texts, news: News, ticket: Ticket, local: LocalTime, *, seconds: int) -> TicketShown:
    """`seconds`: until the screen clears, as it is said."""
    people, people_note = _people(texts, ticket.given.ahead)
    issued = texts.time(local(ticket.given.issued))
    return TicketShown(
        title=texts.t("Your number"),
        service=_service(texts, news, ticket),
        code=ticket.given.label,
        code_spoken=_code_spoken(texts, ticket),
        people=people,
        people_note=people_note,
        taken=issued,
        taken_note=texts.t("your arrival"),
        url=ticket.url or "",
        link_title=texts.t("Wait where you like"),
        link_text=texts.t("Point your phone here. It shows when it is your turn. We ask no name."),
        place=_place(texts, news, ticket),
        paper=_paper(texts, ticket, issued),
        clears=clears(texts, seconds),
        more_time=texts.t("More time"),
        done=texts.t("Done"),
        again=texts.t("Print again") if ticket.paper is PaperState.PRINTED and not ticket.again else "",
    )


def ticket_safe(texts: Texts, news: News, ticket: Ticket, local: LocalTime, *, seconds: int, away: bool) -> TicketSafe:
    """Without paper: what is safe comes before what went wrong. `away`: staff cannot be told."""
    people, people_note = _people(texts, ticket.given.ahead)
    return TicketSafe(
        title=texts.t("Your place is safe"),
        cause=texts.t("The printer does not work now.") if away else _cause(texts, ticket.fault),
        code=ticket.given.label,
        code_spoken=_code_spoken(texts, ticket),
        people=people,
        people_note=people_note if ticket.given.ahead != 0 else "",
        taken=texts.time(local(ticket.given.issued)),
        keep=texts.t("Keep your number in one of these ways"),
        url=ticket.url or "",
        link_text=texts.t("Point your phone here"),
        ways=_ways(texts, news, linked=ticket.url is not None),
        clears=clears(texts, seconds),
        more_time=texts.t("More time"),
        done=texts.t("Done"),
    )


def clears(texts: Texts, seconds: int) -> str:
    """When the screen clears, in words."""
    return texts.t("Clears in {seconds} s", seconds=str(seconds))


def _people(texts: Texts, ahead: int | None) -> tuple[str, str]:
    if ahead is None:
        return texts.t("Your place is kept"), texts.t("in the order of arrival")
    if ahead == 0:
        return texts.t("You are next"), texts.t("nobody is before you")
    return texts.n("{count} person", "{count} people", ahead), texts.t("before you")


def _service(texts: Texts, news: News, ticket: Ticket) -> str:
    """The services of the ticket, in the person's order."""
    matters = (ticket.given.service, *ticket.order.wish.more)
    return " · ".join(name for matter in matters if (name := news.name(matter, texts.language.code)))


def _code_spoken(texts: Texts, ticket: Ticket) -> str:
    return texts.t("Your number is {code}", code=texts.code(ticket.given.label))


def _place(texts: Texts, news: News, ticket: Ticket) -> Row:
    names, way = news.zone(ticket.given.zone)
    code = texts.language.code
    title = news.say(way, code) or news.say(names, code) or texts.t("Please take a seat")
    return Row("arch", title, texts.t("Watch the screen."))


def _paper(texts: Texts, ticket: Ticket, issued: str) -> Row:
    if ticket.late:
        return Row("printer", texts.t("Your paper came after all"), texts.t("Take your paper below"), arrow=True)
    if ticket.paper is PaperState.PRINTED:
        return Row("printer", texts.t("Take your paper below"), texts.t("Printed at {time}", time=issued), arrow=True)
    return Row("printer", texts.t("Your paper is coming"), texts.t("It comes out below"), arrow=True)


def _ways(texts: Texts, news: News, *, linked: bool) -> tuple[Row, ...]:
    """How to keep the number without paper; with a roll of the office's, where that hangs."""
    ways = [Row("phone", texts.t("Take a photo of this screen"))]
    roll = news.say(news.office.kiosk.roll, texts.language.code)
    if roll:
        ways.append(Row("ticket", roll))
    elif not linked:
        ways.append(Row("document", texts.t("Write your number down")))
    return (*ways, Row("help", _paper_from_staff(texts, news)))


def _paper_from_staff(texts: Texts, news: News) -> str:
    desk = desk_words(texts, news)
    return texts.t("Get a paper number at {place}", place=desk) if desk else texts.t("Ask our staff for a paper")


def _cause(texts: Texts, fault: PartState) -> str:
    match fault:
        case PartState.PAPER_OUT:
            return texts.t("The printer has no paper. Staff know.")
        case PartState.COVER_OPEN:
            return texts.t("The printer is open. Staff know.")
        case PartState.HOT:
            return texts.t("The printer is too hot. Staff know.")
        case _:
            return texts.t("The printer does not work now. Staff know.")
