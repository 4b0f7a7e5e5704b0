"""What one person at the kiosk has done so far. A fresh `Person` is a kiosk at rest: wiping is making a new one."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.orders import Order, Refusal, Ticket


class Stage(StrEnum):
    LANGUAGE = "language"
    CHOOSING = "choosing"
    ASKING = "asking"
    REFUSED = "refused"
    TICKET = "ticket"


@dataclass(frozen=True, slots=True)
class Person:
    """`picking`: asked for the languages although nothing can be chosen now (closed, hub away)."""

    stage: Stage = Stage.LANGUAGE
    language: str | None = None
    category: str | None = None
    page: int = 0
    picking: bool = False
    bigger: bool = False
    contrast: bool = False
    lower: bool = False
    order: Order | None = None
    refusal: Refusal | None = None
    ticket: Ticket | None = None
