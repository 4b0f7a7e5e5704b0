"""The typed lines of a ticket, top to bottom: what is there, not how it is drawn."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Logo:
    """The office's own drawing, a PNG in base64."""

    png: str


@dataclass(frozen=True, slots=True)
class Plain:
    """The office's own words over the whole width: header, footer, the service's message."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """The office, with its crest."""

    text: str
    pictogram: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A perforation between two parts."""


@dataclass(frozen=True, slots=True)
class Title:
    """The service, above its number; also the word that marks a copy."""

    text: str


@dataclass(frozen=True, slots=True)
class HugeNumber:
    """The ticket's code, as large as the paper allows up to 20 mm."""

    code: str


@dataclass(frozen=True, slots=True)
class BlackBlock:
    """White on black; the only one of a ticket: the people ahead, or what stands in for them."""

    text: str


@dataclass(frozen=True, slots=True)
class PictogramRow:
    """A pictogram at the reading edge, a bold line and quiet text beside it."""

    pictogram: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class QrRow:
    """The phone page as a QR symbol with what it is good for."""

    url: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class SmallPrint:
    """A line at the foot: where help is (bold), what is kept, when the ticket was issued."""

    text: str
    bold: bool = False


TicketLine = Logo | Plain | Heading | Rule | Title | HugeNumber | BlackBlock | PictogramRow | QrRow | SmallPrint


@dataclass(frozen=True, slots=True)
class Ticket:
    """A composed ticket; `rtl` mirrors the rows, never codes, digits or the QR. `large`: larger letters, and the number
    as large as the paper allows."""

    language: str
    rtl: bool
    lines: tuple[TicketLine, ...]
    large: bool = False
