"""The display's presenter: from the hub's stream to a scene. Plain Python; no Qt, no thread, no clock of its own.

Everything is called on one thread (the GUI's). `now` is in milliseconds of a monotonic clock; the hub's time comes
through `HubClock`. Each part has its own file: layouts.py which layout, calls.py and schedule.py which calls,
notices.py and panes.py what stands beside them, care.py when the screen rests; here they become one scene.
"""

from datetime import datetime

from display import faces, words
from display.announcing import Announcement, Speech
from display.calls import Calls
from display.care import Rest
from display.fitting import Fitting, NoRoom, Room
from display.layouts import Plan, plan
from display.notices import Notices, emergencies, plain
from display.office import Office
from display.panes import PAGE_MS, MediaTurns, Shelf, TickerTurns, next_pane, ticker_pages
from display.scene import Band, MediaPane, NextPane, NoticeFace, Scene, Ticker
from display.settings import DisplaySettings
from hub.face.texts import Catalogues
from hub.sdk.hub_clock import HubClock
from hub.wire.hall import NoticeView
from hub.wire.hall_terms import LayoutBeside, LayoutForm
from hub.wire.stream import STALE_SECONDS, DisplayChange, DisplaySnapshot
from hub.wire.views import CallView, DayView

STALE_MS = int(STALE_SECONDS * 1000)
NOTICE_PAGE_MS = 10_000


class Board:
    """`fitting` says what the screen holds; `speech` is told of each call and notice to say, in journal order, and of
    what is not wanted any more; `shelf` has the office's pictures."""

    def __init__(
        self,
        catalogues: Catalogues,
        clock: HubClock,
        settings: DisplaySettings,
        fitting: Fitting,
        speech: Speech,
        shelf: Shelf,
    ) -> None:
        self._clock = clock
        self._settings = settings.board
        self._fitting = fitting
        self._speech = speech
        self._shelf = shelf
        self._office = Office(catalogues, settings.device.language)
        self._calls = Calls(speech, self._announcement)
        self._notices = Notices()
        self._media = MediaTurns(shelf)
        self._ticker = TickerTurns()
        self._rest = Rest(settings.power)
        self._journal: str | None = None
        self._seq = 0
        self._day: str | None = None
        self._heard: int | None = None
        self._heard_wall: datetime | None = None
        self._audible = True
        self._refused = False
        self._plan = Plan()
        self._replan()

    # --- news

    def snapshot(self, snapshot: DisplaySnapshot, now: int) -> bool:
        """Everything anew: at the start, or when what was missed is no longer kept. True: its calls are numbered anew,
        because the journal is another one or was put back from a backup."""
        self._heard_news(now)
        self._office.replace(snapshot)
        self._replan()
        anew = snapshot.journal != self._journal or snapshot.seq < self._seq
        self._journal, self._seq = snapshot.journal, snapshot.seq
        if anew:
            self._calls.another_journal()
        self._hear_day(snapshot.day, now)
        for gone in self._notices.replace(snapshot.notices):
            self._speech.hush_notice(gone)
        self._hear_notices(now)
        self._calls.replace(snapshot.calls, now, self._clock.instant())
        return anew

    def change(self, change: DisplayChange, now: int) -> None:
        self._heard_news(now)
        self._seq = max(self._seq, change.seq)
        self._office.change(change)
        if change.office is not None:
            self._replan()
        if change.day is not None:
            self._hear_day(change.day, now)
        if change.notice is not None:
            self._notices.raised(change.notice)
        if change.notice_ended is not None:
            self._notices.ended(change.notice_ended)
            self._speech.hush_notice(change.notice_ended)
        self._hear_notices(now)
        if change.call is not None:
            self._calls.take(change.call, now, self._clock.instant())

    def heartbeat(self, now: int) -> None:
        self._heard_news(now)

    def sound(self, *, audible: bool) -> None:
        """Whether calls can be heard here; until told otherwise they can."""
        self._audible = audible

    def refused(self) -> None:
        """The hub does not know this display's key."""
        self._refused = True

    def spoken(self, call: int, now: int) -> None:
        """The voice has said a call to its end."""
        self._calls.spoken(call, now)

    def media_ended(self) -> None:
        """The video on the screen has come to its end, or cannot be played."""
        self._media.ended()

    def stop_ticker(self) -> None:
        """Somebody at the box stops what moves or turns at the lower edge, or lets it go on."""
        self._ticker.stopped = not self._ticker.stopped

    @property
    def complaint(self) -> NoRoom | None:
        """Why this screen does not show what the office's layout says; None: it does."""
        return self._plan.refused

    # --- the screen

    def scene(self, now: int) -> Scene:
        office, made, texts = self._office, self._plan, self._office.texts()
        here = self._notices.here(made.zones, self._clock.instant())
        urgent = emergencies(here)
        self._calls.hold(now, self._clock.instant(), hidden=bool(urgent))
        self._calls.settle(now)
        room, notices = self._room(plain(here), now)
        self._calls.resize(room.rows)
        entries = self._calls.rows(now)
        view, known = office.view, office.view is not None
        return Scene(
            ticket_word=texts.t("Ticket"),
            counter_word=texts.t("Counter"),
            place=office.place(made),
            waiting=office.waiting(made),
            clock=texts.time(office.local(self._clock.wall())) if known else "",
            rows=() if made.counter else tuple(faces.row(office, entry, now) for entry in entries),
            takeover=faces.takeover(office, self._calls, audible=self._audible),
            band=self._band(now),
            quiet=words.quiet(texts, known=known, open_day=office.day_open),
            quiet_hint=words.quiet_hint(
                texts, known=known, refused=self._refused, open_day=office.day_open, audible=self._audible
            ),
            right_to_left=texts.language.rtl,
            form=made.form,
            beside=made.beside,
            next=self._next(room, now),
            media=self._media_pane(now),
            ticker=self._ticker_line(room, now),
            notices=notices,
            emergency=faces.emergency(office, urgent[-1], self._settings.languages) if urgent else None,
            counter=faces.counter_face(office, self._calls, made.counter, entries, now) if made.counter else None,
            care=self._rest.look(now, self._clock.wall(), needed=bool(urgent) or self._calls.awaited(now)),
            theme=made.theme,
            crest=self._shelf.path(view.crest) if view is not None and view.crest else "",
            enamel=(view.enamel or "") if view is not None else "",
        )

    def next_change(self, now: int) -> int:
        """Milliseconds until the scene may change by itself; at most a second, for the clock and the silence."""
        waits = (
            1_000,
            self._calls.next_change(now),
            self._media.next_change(now) if self._plan.beside is LayoutBeside.MEDIA else None,
            self._ticker.next_change(now),
        )
        return max(1, min(wait for wait in waits if wait is not None))

    # --- what this screen is

    def _replan(self) -> None:
        self._plan = made = plan(self._office.view, self._settings, self._fitting)
        self._calls.resize(made.room.rows)
        self._calls.show(lambda call: _shown_by(made, call), speaks=made.form is LayoutForm.BOARD)

    def _room(self, standing: list[NoticeView], now: int) -> tuple[Room, tuple[NoticeFace, ...]]:
        """How many rows there are, and the notices above them. Where both have no room, a fresh call comes first."""
        below = self._plan.room_below_notices
        if not standing or (not below.rows and not self._plan.counter and self._calls.awaited(now)):
            return self._plan.room, ()
        at_once = max(1, below.notices)
        page = faces.notice_page(self._office, standing, self._settings.languages, at_once, now // NOTICE_PAGE_MS)
        return below, page

    def _hear_day(self, day: DayView, now: int) -> None:
        """When the next business day begins, numbers begin anew: yesterday's tell nobody where to go."""
        self._rest.day(day, now)
        if day.day is not None and day.day != self._day:
            self._day = day.day
            self._calls.another_day()

    def _hear_notices(self, now: int) -> None:
        """An emergency message silences the calls; what is to be said is said once, by boards (a counter's small screen
        keeps still)."""
        instant = self._clock.instant()
        here = self._notices.here(self._plan.zones, instant)
        self._calls.hold(now, instant, hidden=bool(emergencies(here)))
        for item in self._notices.to_say(here, instant, self._office.notice, self._notice_languages):
            if self._plan.form is LayoutForm.BOARD:
                self._speech.announce(item)

    def _notice_languages(self, notice: NoticeView) -> tuple[str, ...]:
        return faces.notice_languages(self._office, notice, self._settings.languages)

    # --- beside and below the calls

    def _next(self, room: Room, now: int) -> NextPane | None:
        office = self._office.view
        if self._plan.beside is not LayoutBeside.NEXT or office is None:
            return None
        page = (now // PAGE_MS, room.next_lines, room.next_labels)
        return next_pane(self._office.texts(), office, self._office.loads, self._plan.services, page)

    def _media_pane(self, now: int) -> MediaPane | None:
        if self._plan.beside is not LayoutBeside.MEDIA:
            return None
        self._media.show(self._plan.media, now)
        return self._media.pane(self._office.texts(), self._office.default, now)

    def _ticker_line(self, room: Room, now: int) -> Ticker | None:
        texts = self._plan.ticker
        if texts is None:
            return None
        said = tuple(
            dict.fromkeys(self._office.said(texts, code) for code in (self._office.language, *self._settings.languages))
        )
        moves = self._plan.ticker_moves and not self._ticker.stopped
        pages = (" · ".join(said),) if moves else tuple(p for one in said for p in ticker_pages(one, room.ticker_signs))
        self._ticker.show(pages, now)
        return self._ticker.ticker(now, moves=moves)

    # --- words

    def _announcement(self, call: CallView) -> Announcement:
        office = self._office.view
        default = office.default_language if office else call.language
        languages = tuple(dict.fromkeys((call.language, default)))
        name = self._office.name_of(call) or None
        return Announcement(
            call.call, call.label, call.sign, call.way, languages, again=call.times > 1, zone=call.zone, name=name
        )

    def _band(self, now: int) -> Band | None:
        office = self._office.view
        if office is None or self._heard is None or self._heard_wall is None or now - self._heard < STALE_MS:
            return None
        desk = self._office.said(office.help_place)
        return words.band(self._office.texts(), self._office.local(self._heard_wall), desk)

    def _heard_news(self, now: int) -> None:
        self._refused = False
        self._heard = now
        self._heard_wall = self._clock.wall()


def _shown_by(made: Plan, call: CallView) -> bool:
    return call.counter == made.counter if made.counter is not None else made.shows_zone(call.zone)
