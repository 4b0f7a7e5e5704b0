"""What a display knows of its office at one moment: the document, the lines, the counters, and the words for them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from display.layouts import Plan
from hub.face.notices import notice_words
from hub.face.texts import Catalogues, Texts
from hub.wire.hall import NoticeView
from hub.wire.office import OfficeView, TextMap
from hub.wire.stream import DisplayChange, DisplaySnapshot
from hub.wire.terms import CounterState
from hub.wire.views import CallView, LoadView


class Office:
    """`wished`: the screen's own language, else it is the office's."""

    def __init__(self, catalogues: Catalogues, wished: str | None) -> None:
        self._catalogues = catalogues
        self._wished = wished
        self._counters: dict[str, str] = {}
        self.view: OfficeView | None = None
        self.loads: dict[str, LoadView] = {}
        self.day_open = False

    def replace(self, snapshot: DisplaySnapshot) -> None:
        self.view = snapshot.office
        self.day_open = snapshot.day.open
        self.loads = {load.service: load for load in snapshot.loads}
        self._counters = {one.id: str(one.state) for one in snapshot.counters}

    def change(self, change: DisplayChange) -> None:
        """Only the parts that a change names."""
        if change.office is not None:
            self.view = change.office
        if change.day is not None:
            self.day_open = change.day.open
        self.loads |= {load.service: load for load in change.loads}
        self._counters |= {one.id: str(one.state) for one in change.counters}

    # --- languages

    @property
    def default(self) -> str:
        return self.view.default_language if self.view else "en"

    @property
    def language(self) -> str:
        return self._wished or self.default

    def texts(self, language: str | None = None) -> Texts:
        """The display's words, in the screen's language unless another is named."""
        return self._catalogues.texts(language or self.language, "display")

    def said(self, texts: TextMap, language: str | None = None) -> str:
        """The office's own words in that language (the screen's unless another is named), else in its default one."""
        return texts.get(language or self.language) or texts.get(self.default, "")

    # --- what is said of it

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(ZoneInfo(self.view.time_zone) if self.view else None)

    def place(self, plan: Plan) -> str:
        """The office, and the floor or the one zone whose calls are shown."""
        view = self.view
        if view is None:
            return ""
        parts = [self.said(view.names)]
        if plan.floor:
            texts = self.texts()
            parts.append(texts.t("Floor {floor}", floor=texts.code(plan.floor)))
        elif plan.zones is not None and len(plan.zones) == 1:
            parts += [self.said(zone.names) for zone in view.zones if zone.id in plan.zones]
        return " · ".join(parts)

    def waiting(self, plan: Plan) -> str:
        """How many people wait here; empty while the office is closed."""
        if self.view is None or not self.day_open:
            return ""
        mine = {one.id for one in self.view.services if one.zone is None or plan.shows_zone(one.zone)}
        count = sum(load.waiting for load in self.loads.values() if load.service in mine)
        return self.texts().n("{count} person waiting", "{count} people waiting", count)

    def name_of(self, call: CallView) -> str:
        """Only where the office shows names, whatever came; empty: none."""
        shown = self.view is not None and self.view.names_shown
        return (call.name or "") if shown else ""

    def sign(self, counter: str) -> str:
        places = self.view.counters if self.view else []
        return next((one.sign for one in places if one.id == counter), "")

    def state(self, counter: str) -> CounterState:
        """A state of a newer hub, and a counter nobody has heard of, are closed: nobody is sent there."""
        said = self._counters.get(counter)
        return CounterState(said) if said in set(CounterState) else CounterState.CLOSED

    def notice(self, notice: NoticeView, language: str) -> str:
        """A notice's words in that language."""
        services = self.view.services if self.view else []
        names = next((one.names for one in services if one.id == notice.service), {})
        return notice_words(self.texts(language), notice, self.default, self.said(names, language))
