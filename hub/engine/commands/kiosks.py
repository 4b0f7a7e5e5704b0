"""Between people at a kiosk and staff: a person is called, a ticket is wanted once more."""

from dataclasses import dataclass

from hub.engine.ids import DeviceId, VisitId


@dataclass(frozen=True, slots=True)
class CallHelp:
    """Somebody at the asking kiosk wants a person."""


@dataclass(frozen=True, slots=True)
class AnswerHelp:
    """Staff go to this kiosk, or have been there."""

    device: DeviceId


@dataclass(frozen=True, slots=True)
class AskReprint:
    """The kiosk that printed the ticket shall print it once more."""

    visit: VisitId
