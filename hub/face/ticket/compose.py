"""Content to lines: the order of the ticket and its words. Both forms, full and light, draw these lines."""

from collections.abc import Iterator

from hub.face.texts import Texts
from hub.face.ticket.content import TicketContent
from hub.face.ticket.lines import (
    BlackBlock,
    Footer,
    Heading,
    HugeNumber,
    PictogramRow,
    QrRow,
    Rule,
    Ticket,
    TicketLine,
    Title,
)


def compose(content: TicketContent, texts: Texts) -> Ticket:
    """`texts` must be those of the domain "ticket" in the content's language."""
    return Ticket(content.language, texts.language.rtl, tuple(_lines(content, texts)))


def _lines(content: TicketContent, texts: Texts) -> Iterator[TicketLine]:
    yield Heading(content.office, "crest")
    yield Rule()
    if content.copy:
        yield Title(texts.t("Copy of a ticket"))
    yield Title(content.service)
    yield HugeNumber(content.number)
    yield BlackBlock(people_ahead(content.people_ahead, texts))
    yield _where(content, texts)
    if content.url is not None:
        yield Rule()
        yield QrRow(
            content.url,
            texts.t("On your phone too"),
            texts.t("Go for a walk: the page tells you when it is your turn."),
        )
    if content.documents:
        yield Rule()
        yield PictogramRow("document", texts.t("Have ready:"), texts.t(", ").join(content.documents))
    yield Rule()
    yield Footer(
        _help(content, texts),
        content.privacy_line or texts.t("We keep visit times, not your name."),
        texts.t("{day}, {time}", day=texts.day_year(content.issued.date()), time=texts.time(content.issued)),
    )


def people_ahead(count: int, texts: Texts) -> str:
    """The only forecast before waits are known well enough: a number of people, never minutes."""
    if count == 0:
        return texts.t("You are next")
    return texts.n("{count} person before you", "{count} people before you", count)


def _help(content: TicketContent, texts: Texts) -> str:
    if content.help_place:
        return texts.t("Need help? Ask at {place}.", place=content.help_place)
    return texts.t("Need help? Ask our staff.")


def _where(content: TicketContent, texts: Texts) -> PictogramRow:
    if content.place:
        return PictogramRow("arch", content.place, texts.t("Watch the screen. Your number is also spoken."))
    return PictogramRow("arch", texts.t("Watch the screen"), texts.t("Your number is also spoken."))
