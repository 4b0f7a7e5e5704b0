"""What a journey is given by the program it runs in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from hub.face.texts import Catalogues
from kiosk.limits import Limits
from kiosk.orders import Bell, Cue, MakeOrder, PaperTray, TicketDesk
from kiosk.screens.face import PageFit


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`clock`: monotonic seconds. `office_time`: the hub's aware wall time, None while
    unknown. `language`: at rest, instead of the office's default. `bell`: None where nobody can be called from here.
    `cue`: plays a short sound; None: silently."""

    catalogues: Catalogues
    clock: Callable[[], float]
    office_time: Callable[[], datetime | None]
    desk: TicketDesk
    tray: PaperTray
    make_order: MakeOrder
    fit: PageFit
    limits: Limits = field(default_factory=Limits)
    language: str | None = None
    bell: Bell | None = None
    cue: Callable[[Cue], None] | None = None
