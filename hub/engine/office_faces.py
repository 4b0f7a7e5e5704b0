"""What the office decides about its faces: the ticket, the kiosk's manners, the layouts of its displays (T06, K05,
W02-W07)."""

from dataclasses import dataclass, field

from hub.engine.ids import LayoutId, ServiceId, ZoneId
from hub.engine.terms import LayoutBeside, LayoutForm, MediaKind, Texts, ThemeName, TicketPart

USUAL_PARTS = (
    TicketPart.OFFICE,
    TicketPart.SERVICE,
    TicketPart.NUMBER,
    TicketPart.PEOPLE,
    TicketPart.PLACE,
    TicketPart.QR,
    TicketPart.DOCUMENTS,
    TicketPart.NOTE,
    TicketPart.HELP,
    TicketPart.PRIVACY,
    TicketPart.TIME,
)
"""The ticket of an office whose set-up names no parts, between its logo and header and its footer."""


@dataclass(frozen=True, slots=True)
class TicketTemplate:
    """What the office's tickets carry, in this order; no parts: the usual ones. `logo`: a PNG in base64."""

    parts: tuple[TicketPart, ...] = ()
    large: bool = False
    """The number as large as the paper allows, and larger letters."""
    header: Texts = field(default_factory=dict)
    footer: Texts = field(default_factory=dict)
    logo: str | None = None

    @property
    def printed(self) -> tuple[TicketPart, ...]:
        """The parts in their order: as listed, or the usual ones with the logo, header and footer there are."""
        if self.parts:
            return self.parts
        logo = (TicketPart.LOGO,) if self.logo else ()
        header = (TicketPart.HEADER,) if self.header else ()
        footer = (TicketPart.FOOTER,) if self.footer else ()
        return (*logo, *header, *USUAL_PARTS, *footer)


@dataclass(frozen=True, slots=True)
class KioskManners:
    """What kiosks offer before the ticket: ask what people need, how many they are, whether they come for something
    else too. `roll`: where the roll of numbers printed beforehand hangs, for when no paper comes."""

    needs: bool = True
    party: bool = True
    several: bool = True
    roll: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Loudness:
    """From the minute `start` of the day (0 to 1439) the voice is this loud, in percent; 0: silent."""

    start: int
    percent: int


@dataclass(frozen=True, slots=True)
class MediaItem:
    """One thing beside the calls. `file`: the name of a stored picture or video; `texts`: the words of a notice, or
    what a picture shows. It stands for `seconds`; a video runs to its end."""

    kind: MediaKind
    file: str | None = None
    texts: Texts = field(default_factory=dict)
    seconds: int = 12


@dataclass(frozen=True, slots=True)
class Layout:
    """What a display shows. Its calls are those of `zones`, or of all zones on `floor`, or all. `services`: whose lines
    stand under "next"; empty: all of its zones."""

    id: LayoutId
    names: Texts
    form: LayoutForm = LayoutForm.BOARD
    beside: LayoutBeside = LayoutBeside.NOTHING
    zones: tuple[ZoneId, ...] = ()
    floor: str | None = None
    services: tuple[ServiceId, ...] = ()
    media: tuple[MediaItem, ...] = ()
    ticker: Texts = field(default_factory=dict)
    """A line at the lower edge ..."""
    ticker_moves: bool = False
    """... which runs only where the office wants that."""
    theme: ThemeName = ThemeName.LIGHT
