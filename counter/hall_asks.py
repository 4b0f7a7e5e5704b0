"""What a person asks of the hub for everybody in the hall: notices, stops. For whoever may supervise (see asks.py)."""

from dataclasses import dataclass

from hub.wire.hall_terms import NoticeKind


@dataclass(frozen=True, slots=True)
class AskNotice:
    """`text` is in `language`; `minutes` None: until somebody ends it. `id` is made with the sheet."""

    id: str
    kind: NoticeKind
    text: str
    language: str
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class AskEndNotice:
    notice: str


@dataclass(frozen=True, slots=True)
class AskStop:
    """No tickets from now on; `service` None: the whole office. An empty `text`: the usual words. `send_away`: who
    waits is sent home too."""

    service: str | None
    text: str = ""
    language: str = ""
    send_away: bool = False


@dataclass(frozen=True, slots=True)
class AskGoOn:
    """Tickets again for a service that was stopped; None: for the office."""

    service: str | None


HallAsk = AskNotice | AskEndNotice | AskStop | AskGoOn
