"""The office as last heard of, on disk: a kiosk that starts while the hub is away shows its services and goes on."""

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from hub.wire.office import OfficeView, ServiceView
from hub.wire.stream import KioskChange, KioskSnapshot
from hub.wire.views import DayView, LoadView
from kiosk.news import News


@dataclass(frozen=True, slots=True)
class Picture:
    """The news, and `link_base` (TicketAnswer) for the tickets' own pages."""

    news: News
    link_base: str | None

    @classmethod
    def of(cls, snapshot: KioskSnapshot) -> "Picture":
        return cls(News.of(snapshot), snapshot.link_base)

    def after(self, change: KioskChange) -> "Picture":
        return Picture(self.news.after(change), change.link_base or self.link_base)

    def service(self, wanted: str) -> ServiceView | None:
        return self.news.service(wanted)

    def to_text(self) -> str:
        news = self.news
        kept = _Kept(office=news.office, day=news.day, loads=list(news.loads.values()), link_base=self.link_base)
        return kept.model_dump_json()

    @classmethod
    def from_text(cls, text: str) -> "Picture":
        """Raises pydantic's `ValidationError`. Its sequence is 0: whatever the hub says is newer."""
        kept = _Kept.model_validate_json(text)
        loads = {load.service: load for load in kept.loads}
        return cls(News(0, kept.office, kept.day, loads), kept.link_base)


class _Kept(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    office: OfficeView
    day: DayView
    loads: list[LoadView]
    link_base: str | None
