"""A board with a hand on its clocks, in Marstow with two halls: what the tests of the presenter stand on."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from display.announcing import Announcement, Speakable, SpokenNotice
from display.board import Board
from display.fitting import NoRoom, Room, Shape
from display.panes import EmptyShelf, Shelf
from display.scene import Scene
from display.settings import DisplaySettings
from hub.face.texts import Catalogues
from hub.sdk.hub_clock import HubClock
from hub.wire.hall import CounterShown, NoticeView
from hub.wire.office import CounterPlaceView, LayoutView, OfficeView, ServiceView, ZoneView
from hub.wire.stream import DisplayChange, DisplaySnapshot
from hub.wire.views import CallView, DayView, HubTime, LoadView

WALL = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)


def texts(english: str, arabic: str) -> dict[str, str]:
    return {"en": english, "ar": arabic}


def zone(name: str) -> ZoneView:
    return ZoneView(id=name, names=texts(f"Hall {name.upper()}", f"قاعة {name.upper()}"), way={"en": "", "ar": ""})


def service(name: str, in_zone: str) -> ServiceView:
    return ServiceView(
        id=name,
        parent=None,
        category=False,
        names=texts(name, name),
        descriptions={},
        pictogram="house",
        zone=in_zone,
        target_minutes=20,
        typical_minutes=8,
    )


OFFICE = OfficeView(
    id="marstow",
    version=1,
    names=texts("Marstow Town Hall", "بلدية مارستو"),
    languages=["en", "ar"],
    default_language="en",
    time_zone="Europe/London",
    help_place=texts("desk 1", "المكتب 1"),
    zones=[zone("a"), zone("b")],
    services=[service("residence", "a"), service("taxes", "b")],
    counters=[
        CounterPlaceView(id="c4", sign="4", zone="a", services=["residence"], arrow="left", way={}),
        CounterPlaceView(id="c5", sign="5", zone="b", services=["taxes"], arrow="right", way={}),
    ],
)


LOADS = (
    LoadView(service="residence", waiting=6, counters=1),
    LoadView(service="taxes", waiting=1, counters=1),
)


def call(number: int, label: str = "R042", at: int = 0, **more: object) -> CallView:
    fields: dict[str, object] = {
        "call": number,
        "label": label,
        "language": "en",
        "counter": "c4",
        "sign": "4",
        "zone": "a",
        "arrow": "left",
        "way": texts("Left, past the stairs", "إلى اليسار"),
        "times": 1,
        "at": at,
    }
    return CallView.model_validate(fields | more)


@dataclass
class Rows:
    """A screen that holds so many rows of whatever it is asked, unless `refuses` says otherwise."""

    rows: int
    below_notices: int | None = None
    next_lines: int = 2
    refuses: frozenset[Shape] = frozenset()
    ticker_signs: int = 20

    def room(self, shape: Shape) -> Room | NoRoom:
        if replace(shape, notices=False) in self.refuses or shape in self.refuses:
            return NoRoom("screen_too_narrow", "too narrow for it")
        rows = self.rows if self.below_notices is None or not shape.notices else self.below_notices
        return Room(rows, notices=1, next_lines=self.next_lines, next_labels=3, ticker_signs=self.ticker_signs)


@dataclass
class Heard:
    """What the voice is asked."""

    announced: list[Announcement] = field(default_factory=list)
    notices: list[SpokenNotice] = field(default_factory=list)
    hushed: list[int | str] = field(default_factory=list)

    def announce(self, item: Speakable) -> None:
        match item:
            case Announcement():
                self.announced.append(item)
            case SpokenNotice():
                self.notices.append(item)

    def hush(self, call: int) -> None:
        self.hushed.append(call)

    def hush_notice(self, notice: str) -> None:
        self.hushed.append(notice)


class Lobby:
    """`layout`: the office's only one, shown here. Time stands until `now` is moved."""

    def __init__(
        self,
        rows: int = 3,
        zone: str | None = None,
        language: str | None = None,
        layout: LayoutView | None = None,
        settings: DisplaySettings = DisplaySettings(),  # noqa: B008 - frozen
        fitting: Rows | None = None,
        shelf: Shelf | None = None,
        office: OfficeView = OFFICE,
        start: int = 1_000_000,
    ) -> None:
        self.now = self.start = start
        self.seq = 10
        self.heard = Heard()
        self.clock = HubClock(lambda: self.now / 1000)
        self.office = office if layout is None else office.model_copy(update={"layouts": [layout]})
        board = replace(settings.board, zone=zone) if zone else settings.board
        device = replace(settings.device, language=language) if language else settings.device
        self.board = Board(
            Catalogues.load(),
            self.clock,
            replace(settings, board=board, device=device),
            fitting or Rows(rows),
            self.heard,
            shelf or EmptyShelf(),
        )

    @property
    def announced(self) -> list[Announcement]:
        return self.heard.announced

    @property
    def hushed(self) -> list[int | str]:
        return self.heard.hushed

    def time(self) -> HubTime:
        return HubTime(instant=self.now, wall=WALL + timedelta(milliseconds=self.now - self.start))

    def day(self, open_day: bool = True, next_opening: datetime | None = None) -> DayView:
        return DayView(day="2026-11-24", open=open_day, taking=open_day, next_opening=next_opening)

    def snapshot(
        self,
        *calls: CallView,
        seq: int | None = None,
        journal: str = "j",
        open_day: bool = True,
        next_opening: datetime | None = None,
        notices: tuple[NoticeView, ...] = (),
        loads: tuple[LoadView, ...] = LOADS,
        counters: tuple[CounterShown, ...] = (),
    ) -> None:
        self.snapshot_of(
            {
                "seq": self.seq if seq is None else seq,
                "journal": journal,
                "day": self.day(open_day, next_opening),
                "loads": list(loads),
                "calls": list(calls),
                "notices": list(notices),
                "counters": list(counters),
            }
        )

    def snapshot_of(self, said: dict[str, object]) -> None:
        """A snapshot with these parts of the wire's `DisplaySnapshot`, the rest as usual."""
        self.clock.heard(self.time())
        usual: dict[str, object] = {
            "seq": self.seq,
            "journal": "j",
            "hub": "h",
            "time": self.time(),
            "office": self.office,
            "day": self.day(),
            "loads": list(LOADS),
            "calls": [],
        }
        snapshot = DisplaySnapshot.model_validate(usual | said)
        self.seq = snapshot.seq
        self.board.snapshot(snapshot, self.now)

    def change(self, kind: str = "visit_called", seq: int | None = None, **parts: object) -> None:
        """A change with these parts of the wire's `DisplayChange`."""
        self.clock.heard(self.time())
        self.seq = seq = self.seq + 1 if seq is None else seq
        said = DisplayChange.model_validate({"seq": seq, "type": kind, "time": self.time(), **parts})
        self.board.change(said, self.now)

    def call(self, view: CallView, kind: str = "visit_called") -> None:
        self.change(kind, view.call, call=view)

    def wait(self, milliseconds: int) -> None:
        """The hub is there all the while."""
        self.now += milliseconds
        self.clock.heard(self.time())
        self.board.heartbeat(self.now)

    def scene(self) -> Scene:
        return self.board.scene(self.now)

    def labels(self) -> list[str]:
        return [row.label for row in self.scene().rows]
