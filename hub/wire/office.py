"""The office as devices need it: names, zones, services, counters, in every language of the office."""

from pydantic import BaseModel, ConfigDict

from hub.wire.hall_terms import LayoutBeside, LayoutForm, OpenLayoutBeside, OpenLayoutForm, OpenMediaKind
from hub.wire.terms import OpenArrow, OpenPersonalField, OpenTicketPart, TicketPart

TextMap = dict[str, str]
"""Language code -> text; the default language is always there."""


class _Read(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class LoudnessView(_Read):
    """From the minute `start` of the day (0 to 1439, at the office) the voice is this loud, in percent (0: silent)."""

    start: int
    percent: int


class ZoneView(_Read):
    """`floor`: as the lift has it ("2"); empty in a house with one. `loudness`: by the time of the day, in its order;
    empty: as loud as the display's own setting."""

    id: str
    names: TextMap
    way: TextMap
    floor: str = ""
    loudness: list[LoudnessView] = []


class MediaItemView(_Read):
    """One thing shown beside the calls. `file`: its name at `GET /v1/media/{file}` (a picture, a video); `texts`: the
    words of a notice, or what a picture shows, for those who cannot see it. A video runs to its end; the others stand
    for `seconds`."""

    kind: OpenMediaKind
    file: str | None = None
    texts: TextMap = {}
    seconds: int = 12


class LayoutView(_Read):
    """What a display shows; a display names its layout by a setting. Its calls are those of its `zones`, or of all
    zones on its `floor`; with neither, all calls. `services`: whose lines stand under "next"; empty: all of its zones.
    `ticker`: a line at the lower edge; `ticker_moves` lets it run, for offices that want that."""

    id: str
    names: TextMap
    form: OpenLayoutForm = LayoutForm.BOARD
    beside: OpenLayoutBeside = LayoutBeside.NOTHING
    zones: list[str] = []
    floor: str | None = None
    services: list[str] = []
    media: list[MediaItemView] = []
    ticker: TextMap = {}
    ticker_moves: bool = False
    theme: str = "light"
    """light, dark or contrast."""


class ServiceView(_Read):
    id: str
    parent: str | None
    category: bool
    names: TextMap
    descriptions: TextMap
    pictogram: str
    zone: str | None
    target_minutes: int
    typical_minutes: int
    documents: list[TextMap] = []
    """What to bring, one text per document."""
    hidden: bool = False
    """Not offered to people; staff give it and transfer to it."""
    bookable: bool = False
    classes: list[str] = []
    """Priority classes that it allows; empty: all."""
    most_quantity: int = 1
    series: str | None = None
    """The series of its numbers; for kiosks, which go on without the hub."""
    keywords: dict[str, list[str]] = {}
    """Language -> everyday words that find it."""
    online: TextMap = {}
    """How it is done without a visit, and `online_url` where."""
    online_url: str | None = None
    asks: list[OpenPersonalField] = []
    """What people are asked for before the ticket; empty: nothing, which is the usual case."""
    ticket_note: TextMap = {}
    """The service's own message on its tickets."""
    guidance: TextMap = {}
    """What staff need to know when they give it; for staff only."""


class TicketTemplateView(_Read):
    """The office's ticket. `parts`: which parts, in which order. `large`: the number as large as the paper allows, and
    larger letters. `logo`: a PNG in base64, black and white, kept in the printer."""

    parts: list[OpenTicketPart] = [
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
    ]
    large: bool = False
    header: TextMap = {}
    footer: TextMap = {}
    logo: str | None = None


class KioskManners(_Read):
    """What the office's kiosks offer before the ticket. `needs`: ask what people need; `party`: ask how many they are;
    `several`: offer further services for the same ticket. `roll`: there is a roll of numbers printed beforehand, for
    when no paper comes; the words say where."""

    needs: bool = True
    party: bool = True
    several: bool = True
    roll: TextMap = {}


class CounterPlaceView(_Read):
    id: str
    sign: str
    zone: str
    services: list[str]
    arrow: OpenArrow
    way: TextMap


class StaffName(_Read):
    """`number`: what this person types at a keypad without letters, before the PIN. `supervises`: may speak to
    everybody in the hall, stop services, answer calls for a supervisor, write to colleagues."""

    id: str
    name: str
    number: int | None = None
    supervises: bool = False


class ClassView(_Read):
    """A priority class. `declared`: people may say it themselves, privately; else staff set it. The promise is target x
    `factor_percent`."""

    id: str
    names: TextMap
    colour: str
    declared: bool
    factor_percent: int


class NeedView(_Read):
    """Something people may say privately that they need. `request`: staff must arrange it."""

    id: str
    names: TextMap
    pictogram: str
    request: bool


class OutcomeView(_Read):
    id: str
    names: TextMap


class PauseView(_Read):
    """A pause of the office's own, beside PauseReason."""

    id: str
    names: TextMap


class ProfileView(_Read):
    """A work profile: which services, in its order."""

    id: str
    names: TextMap
    services: list[str]


class OfficeView(_Read):
    """`staff`, `policy` (which says who is probably next), `outcomes`, `pauses`, `profiles`, `undo_seconds` are filled
    for counters and signed-in staff only; `classes` and `needs` also for kiosks (there what people may declare). A
    kiosk has hidden services apart (`hidden_services`): it offers them to nobody, but names them on the ticket of a
    booked person."""

    id: str
    version: int
    names: TextMap
    languages: list[str]
    default_language: str
    time_zone: str
    help_place: TextMap
    zones: list[ZoneView]
    services: list[ServiceView]
    counters: list[CounterPlaceView]
    staff: list[StaffName] = []
    policy: str | None = None
    classes: list[ClassView] = []
    needs: list[NeedView] = []
    outcomes: list[OutcomeView] = []
    pauses: list[PauseView] = []
    profiles: list[ProfileView] = []
    hidden_services: list[ServiceView] = []
    undo_seconds: int = 0
    privacy: TextMap = {}
    """The office's own words about what is kept of people and how long; empty: the usual ones."""
    ticket: TicketTemplateView = TicketTemplateView()
    kiosk: KioskManners = KioskManners()
    layouts: list[LayoutView] = []
    """For displays. Empty: one board of all calls."""
    enamel: str | None = None
    """The office's own colour instead of the enamel, "#RRGGBB"; None: ours."""
    crest: str | None = None
    """The name of a picture at `GET /v1/media/{name}`, in the head of displays."""
    names_shown: bool = False
    """Whether displays are told names; the usual is codes alone."""


__all__ = [
    "ClassView",
    "CounterPlaceView",
    "KioskManners",
    "LayoutView",
    "LoudnessView",
    "MediaItemView",
    "NeedView",
    "OfficeView",
    "OutcomeView",
    "PauseView",
    "ProfileView",
    "ServiceView",
    "StaffName",
    "TextMap",
    "TicketTemplateView",
    "ZoneView",
]
