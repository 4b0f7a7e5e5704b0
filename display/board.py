"""The board's presenter: from the hub's stream to a scene. Plain Python; no Qt, no thread, no clock of its own.

Everything is called on one thread (the GUI's). `now` is in milliseconds of a monotonic clock; the hub's time comes
through `HubClock`. A new call takes over the whole screen while it is spoken (4 to 8 s) and settles as the first row;
when another call arrives the board returns at once (look.md, "Motion").
"""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from display.announcing import Announcement
from display.scene import Band, Row, Scene, Takeover
from display.schedule import VISIBLE_MS, Entry, Schedule
from hub.face.texts import Catalogues, Texts
from hub.sdk.hub_clock import HubClock
from hub.wire.office import OfficeView
from hub.wire.stream import STALE_SECONDS, DisplayChange, DisplaySnapshot
from hub.wire.terms import Arrow
from hub.wire.views import CallView, LoadView

TAKEOVER_MIN_MS = 4_000
TAKEOVER_MAX_MS = 8_000
INVERSION_GAP_MS = 3_000
"""No two inversions of the screen (a takeover's rise or fall) within this time."""
FRESH_MS = 20_000
"""A call younger than this is announced even if it was missed; an older one is only shown."""
STALE_MS = int(STALE_SECONDS * 1000)


class Board:
    """`zone` None shows every zone. `announce` is told of each call to speak, in journal order; `hush` of each
    that was taken back."""

    def __init__(
        self,
        catalogues: Catalogues,
        clock: HubClock,
        rows: int,
        zone: str | None,
        language: str | None,
        announce: Callable[[Announcement], None],
        hush: Callable[[int], None],
    ) -> None:
        self._catalogues = catalogues
        self._clock = clock
        self._zone = zone
        self._language = language
        self._announce = announce
        self._hush = hush
        self._schedule = Schedule(rows)
        self._office: OfficeView | None = None
        self._loads: dict[str, LoadView] = {}
        self._journal: str | None = None
        self._announced = 0
        self._heard: int | None = None
        self._heard_wall: datetime | None = None
        self._day_open = False
        self._takeover: CallView | None = None
        self._takeover_since = 0
        self._takeover_spoken = False
        self._audible = True
        self._refused = False
        self._inverted_at = -INVERSION_GAP_MS

    # --- news

    def snapshot(self, snapshot: DisplaySnapshot, now: int) -> None:
        """Everything anew: at the start, or when what was missed is no longer kept."""
        self._heard_news(now)
        self._office = snapshot.office
        self._day_open = snapshot.day.open
        self._loads = {load.service: load for load in snapshot.loads}
        if snapshot.journal != self._journal:
            self._journal = snapshot.journal
            self._announced = 0
            self._schedule.clear()
        self._end_takeover(now)
        self._schedule.none_stands()
        # At the start, what has ended is history. Later it is a call that this board missed, and owes its time.
        seen = self._announced or max((call.call for call in snapshot.calls if not call.standing), default=0)
        for call in sorted(snapshot.calls, key=lambda one: one.call):
            self._take(call, now, history=not call.standing and call.call <= seen)

    def change(self, change: DisplayChange, now: int) -> None:
        self._heard_news(now)
        if change.office is not None:
            self._office = change.office
        if change.day is not None:
            self._day_open = change.day.open
        for load in change.loads:
            self._loads[load.service] = load
        if change.call is not None:
            self._take(change.call, now)

    def heartbeat(self, now: int) -> None:
        self._heard_news(now)

    def sound(self, *, audible: bool) -> None:
        """Whether calls can be heard here; until told otherwise they can."""
        self._audible = audible

    def refused(self) -> None:
        """The hub does not know this display's key."""
        self._refused = True

    def spoken(self, call: int, now: int) -> None:
        """The voice has finished with a call, or will not speak it."""
        if self._takeover is not None and self._takeover.call == call:
            self._takeover_spoken = True
            self._settle(now)

    # --- the screen

    def scene(self, now: int) -> Scene:
        self._settle(now)
        texts = self._texts()
        entries = self._schedule.advance(now)
        office = self._office
        return Scene(
            ticket_word=texts.t("Ticket"),
            counter_word=texts.t("Counter"),
            place=self._place(),
            waiting=self._waiting(texts),
            clock=texts.time(self._local(self._clock.wall())) if office else "",
            rows=tuple(self._row(entry, texts, now) for entry in entries),
            takeover=self._takeover_scene(),
            band=self._band(texts, now),
            quiet=self._quiet(texts),
            quiet_hint=self._quiet_hint(texts),
            right_to_left=texts.language.rtl,
        )

    def next_change(self, now: int) -> int:
        """Milliseconds until the scene may change by itself; at most a second, for the clock and the silence."""
        waits = [1_000]
        rows = self._schedule.next_change(now)
        if rows is not None:
            waits.append(rows)
        if self._takeover is not None:
            end = TAKEOVER_MIN_MS if self._takeover_spoken else TAKEOVER_MAX_MS
            waits.append(self._takeover_since + end - now)
        return max(1, min(waits))

    # --- calls

    def _take(self, call: CallView, now: int, history: bool = False) -> None:
        """`history`: the call is told for the record; it is owed no time and no voice."""
        if self._zone is not None and call.zone != self._zone:
            return
        if call.withdrawn:
            self._take_back(call, now)
            return
        new = call.call > self._announced
        self._schedule.add(call, now, owed=not history)
        if self._takeover is not None and self._takeover.label == call.label and not call.standing:
            self._end_takeover(now)
        if not new:
            return
        self._announced = call.call
        if not call.standing or self._clock.instant() - call.at > FRESH_MS:
            return
        self._take_over(call, now)
        self._announce(self._announcement(call))

    def _take_back(self, call: CallView, now: int) -> None:
        """Staff have taken the call back: nobody shall go there, and nobody shall hear of it who has not yet."""
        self._announced = max(self._announced, call.call)
        self._schedule.drop(call)
        if self._takeover is not None and self._takeover.call <= call.call and self._takeover.label == call.label:
            self._end_takeover(now)
        self._hush(call.call)

    def _take_over(self, call: CallView, now: int) -> None:
        """The whole screen for this call, unless another one stands there (then the board returns for both)."""
        if self._takeover is not None:
            self._end_takeover(now)
        elif now - self._inverted_at >= INVERSION_GAP_MS:
            self._takeover, self._takeover_since, self._takeover_spoken = call, now, False
            self._inverted_at = now
            self._schedule.cover(now)

    def _settle(self, now: int) -> None:
        if self._takeover is None:
            return
        lasted = now - self._takeover_since
        if lasted >= TAKEOVER_MAX_MS or (self._takeover_spoken and lasted >= TAKEOVER_MIN_MS):
            self._end_takeover(now)

    def _end_takeover(self, now: int) -> None:
        if self._takeover is not None:
            self._takeover = None
            self._inverted_at = now
            self._schedule.uncover(now)

    def _announcement(self, call: CallView) -> Announcement:
        office = self._office
        default = office.default_language if office else call.language
        languages = tuple(dict.fromkeys((call.language, default)))
        return Announcement(call.call, call.label, call.sign, call.way, languages, again=call.times > 1)

    # --- words

    def _texts(self) -> Texts:
        default = self._office.default_language if self._office else "en"
        return self._catalogues.texts(self._language or default, "display")

    def _row(self, entry: Entry, texts: Texts, now: int) -> Row:
        call = entry.call
        return Row(
            call=call.call,
            label=call.label,
            sign=call.sign,
            arrow=str(call.arrow),
            way=_direction(texts, str(call.arrow)),
            live=call.standing and entry.visible(now) < VISIBLE_MS,
            earlier=entry.earlier,
        )

    def _takeover_scene(self) -> Takeover | None:
        call = self._takeover
        if call is None:
            return None
        spoken = self._catalogues.texts(call.language, "display")
        return Takeover(
            call=call.call,
            label=call.label,
            sign=call.sign,
            arrow=str(call.arrow),
            way=self._in(call.way, call.language),
            counter_word=spoken.t("Counter"),
            language=spoken.language.autonym if self._audible else "",
            earlier=self._schedule.earlier(call.label),
        )

    def _place(self) -> str:
        office = self._office
        if office is None:
            return ""
        language = self._language or office.default_language
        parts = [self._in(office.names, language)]
        parts += [self._in(zone.names, language) for zone in office.zones if zone.id == self._zone]
        return " · ".join(parts)

    def _waiting(self, texts: Texts) -> str:
        office = self._office
        if office is None or not self._day_open:
            return ""
        mine = {service.id for service in office.services if self._zone in (None, service.zone)}
        count = sum(load.waiting for load in self._loads.values() if load.service in mine)
        return texts.n("{count} person waiting", "{count} people waiting", count)

    def _quiet(self, texts: Texts) -> str:
        if self._office is None:
            return texts.t("One moment, please")
        return texts.t("Welcome") if self._day_open else texts.t("The office is closed")

    def _quiet_hint(self, texts: Texts) -> str:
        if self._office is None:
            if self._refused:
                return texts.t("The hub does not accept this screen's key. It needs a new one.")
            return texts.t("This screen is looking for its hub.")
        if not self._day_open:
            return texts.t("Numbers are called here when it opens.")
        if not self._audible:
            return texts.t("Your number appears here.")
        return texts.t("Your number appears here and is spoken.")

    def _band(self, texts: Texts, now: int) -> Band | None:
        office = self._office
        if office is None or self._heard is None or self._heard_wall is None:
            return None
        if now - self._heard < STALE_MS:
            return None
        since = texts.time(self._local(self._heard_wall))
        desk = self._in(office.help_place, self._language or office.default_language)
        return Band(
            title=texts.t("Not connected since {time}", time=since),
            hint=texts.t("Staff call by voice. Questions: {desk}", desk=desk),
        )

    def _heard_news(self, now: int) -> None:
        self._refused = False
        self._heard = now
        self._heard_wall = self._clock.wall()

    def _local(self, moment: datetime) -> datetime:
        zone = ZoneInfo(self._office.time_zone) if self._office else None
        return moment.astimezone(zone)

    def _in(self, texts: dict[str, str], language: str) -> str:
        default = self._office.default_language if self._office else language
        return texts.get(language) or texts.get(default, "")


def _direction(texts: Texts, arrow: str) -> str:
    """The word under the arrow; empty where there is none, and for an arrow of a newer hub."""
    words = {
        Arrow.LEFT: texts.t("left"),
        Arrow.RIGHT: texts.t("right"),
        Arrow.UP: texts.t("straight on"),
        Arrow.DOWN: texts.t("behind you"),
        Arrow.UP_LEFT: texts.t("ahead left"),
        Arrow.UP_RIGHT: texts.t("ahead right"),
        Arrow.DOWN_LEFT: texts.t("back left"),
        Arrow.DOWN_RIGHT: texts.t("back right"),
    }
    return next((word for known, word in words.items() if known == arrow), "")
