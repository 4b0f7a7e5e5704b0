"""Content to lines: the parts of the office's template and their words. Both forms of the ticket draw these lines."""

from collections.abc import Iterator
from typing import assert_never

from hub.face.texts import Texts
from hub.face.ticket.breaking import day_kept
from hub.face.ticket.content import TicketContent
from hub.face.ticket.lines import (
    BlackBlock,
    Heading,
    HugeNumber,
    Logo,
    PictogramRow,
    Plain,
    QrRow,
    Rule,
    SmallPrint,
    Ticket,
    TicketLine,
    Title,
)
from hub.wire.terms import TicketPart

_GROUPS = (
    {TicketPart.LOGO, TicketPart.HEADER, TicketPart.OFFICE},
    {TicketPart.SERVICE, TicketPart.NUMBER, TicketPart.PEOPLE, TicketPart.PLACE},
    {TicketPart.QR},
    {TicketPart.DOCUMENTS, TicketPart.NOTE},
    {TicketPart.HELP, TicketPart.PRIVACY, TicketPart.TIME, TicketPart.FOOTER},
)
"""A perforation stands where one group ends and another begins, in whatever order the office has them."""


def compose(content: TicketContent, texts: Texts) -> Ticket:
    """`texts` must be those of the domain "ticket" in the content's language."""
    lines: list[TicketLine] = []
    last: set[TicketPart] | None = None
    for part in _parts(content):
        made = list(_part(part, content, texts))
        group = next(group for group in _GROUPS if part in group)
        if made and last is not None and group is not last:
            lines.append(Rule())
        if made:
            lines += made
            last = group
    return Ticket(content.language, texts.language.rtl, tuple(lines), content.template.large)


def people_ahead(count: int, texts: Texts) -> str:
    """The only forecast before waits are known well enough: a number of people, never minutes."""
    if count == 0:
        return texts.t("You are next")
    return texts.n("{count} person before you", "{count} people before you", count)


def _parts(content: TicketContent) -> Iterator[TicketPart]:
    """The template's parts, each once; what a newer hub may have named besides is passed over."""
    for name in dict.fromkeys(content.template.parts):
        if name in set(TicketPart):
            yield TicketPart(name)


def _part(part: TicketPart, content: TicketContent, texts: Texts) -> Iterator[TicketLine]:
    """What a part says; nothing when the content has nothing for it."""
    match part:
        case TicketPart.LOGO | TicketPart.HEADER | TicketPart.NOTE | TicketPart.FOOTER:
            yield from _own(part, content)
        case TicketPart.OFFICE:
            yield Heading(content.office, "crest")
        case TicketPart.SERVICE:
            yield from _service(content, texts)
        case TicketPart.NUMBER:
            yield HugeNumber(content.number)
        case TicketPart.PEOPLE:
            yield BlackBlock(_before_you(content, texts))
        case TicketPart.PLACE:
            yield _where(content, texts)
        case TicketPart.QR:
            yield from _qr(content, texts)
        case TicketPart.DOCUMENTS:
            yield from _documents(content, texts)
        case TicketPart.HELP:
            yield SmallPrint(_help(content, texts), bold=True)
        case TicketPart.PRIVACY:
            yield SmallPrint(content.privacy_line or texts.t("We keep visit times, not your name."))
        case TicketPart.TIME:
            day, time = day_kept(texts.day_year(content.issued.date())), texts.time(content.issued)
            yield SmallPrint(texts.t("{day}, {time}", day=day, time=time))
        case _:
            assert_never(part)


def _own(part: TicketPart, content: TicketContent) -> Iterator[TicketLine]:
    """What the office itself put there, if it did."""
    template = content.template
    own: dict[TicketPart, tuple[str, TicketLine]] = {
        TicketPart.LOGO: (template.logo, Logo(template.logo)),
        TicketPart.HEADER: (template.header, Plain(template.header, bold=True)),
        TicketPart.NOTE: (content.note, Plain(content.note)),
        TicketPart.FOOTER: (template.footer, Plain(template.footer)),
    }
    text, line = own[part]
    if text:
        yield line


def _service(content: TicketContent, texts: Texts) -> Iterator[TicketLine]:
    if content.copy:
        yield Title(texts.t("Copy of a ticket"))
    yield Title(content.service)
    if content.booked is not None:
        yield Plain(texts.t("Your appointment: {time}", time=texts.time(content.booked)))
    for service in content.then:
        yield Plain(texts.t("Then: {service}", service=service))


def _before_you(content: TicketContent, texts: Texts) -> str:
    if content.people_ahead is None:
        return texts.t("Your place: in the order of arrival")
    return people_ahead(content.people_ahead, texts)


def _where(content: TicketContent, texts: Texts) -> PictogramRow:
    """That numbers are spoken is said only where they are."""
    watch = texts.t("Watch the screen. Your number is also spoken.") if content.spoken else texts.t("Watch the screen")
    if content.place:
        return PictogramRow("arch", content.place, watch)
    return PictogramRow("arch", watch, "")


def _qr(content: TicketContent, texts: Texts) -> Iterator[TicketLine]:
    if content.url is not None:
        walk = texts.t("Go for a walk: the page tells you when it is your turn.")
        yield QrRow(content.url, texts.t("On your phone too"), walk)


def _documents(content: TicketContent, texts: Texts) -> Iterator[TicketLine]:
    if content.documents:
        yield PictogramRow("document", texts.t("Have ready:"), texts.t(", ").join(content.documents))


def _help(content: TicketContent, texts: Texts) -> str:
    if content.help_place:
        return texts.t("Need help? Ask at {place}.", place=content.help_place)
    return texts.t("Need help? Ask our staff.")
