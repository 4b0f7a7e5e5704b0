"""The facts a ticket carries, ready to be composed and to be kept in the printer's spool."""

import datetime as dt
from dataclasses import asdict, dataclass, field
from typing import Any

from hub.wire.office import TicketTemplateView
from hub.wire.terms import TicketPart

USUAL_PARTS: tuple[str, ...] = tuple(TicketTemplateView().parts)


@dataclass(frozen=True, slots=True)
class Template:
    """The office's wishes, in the language of the ticket. `parts`: which, and in which order (TicketPart; unknown ones
    of a newer hub are passed over). `large`: for people who read badly. `logo`: a PNG in base64, empty: none."""

    parts: tuple[str, ...] = USUAL_PARTS
    large: bool = False
    header: str = ""
    footer: str = ""
    logo: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if TicketPart.NUMBER not in self.parts:
            raise ValueError("a ticket needs its number")


@dataclass(frozen=True, slots=True)
class TicketContent:
    """Everything on the paper that is not a fixed text.

    `issued` is the office's wall time (aware). `people_ahead` is None when nobody can know it: the hub was away.
    `then`: further services of the visit, in order. `booked`: the time of the appointment, None for a walk-in. `place`,
    `help_place` (such as "desk 1"), `privacy_line` and `note` (the service's own message) are the office's own words in
    `language`; where the first three are empty, the catalogue's general ones are used. `spoken`: numbers are also said
    aloud where people wait. `url` None: no phone page, so no QR and no gap. `copy` marks a reprint: two papers with one
    number must not look alike.
    """

    office: str
    service: str
    number: str
    people_ahead: int | None
    issued: dt.datetime
    language: str
    place: str = ""
    url: str | None = None
    documents: tuple[str, ...] = ()
    help_place: str = ""
    privacy_line: str = ""
    copy: bool = False
    then: tuple[str, ...] = ()
    booked: dt.time | None = None
    note: str = ""
    spoken: bool = False
    template: Template = Template()

    def __post_init__(self) -> None:
        if self.issued.tzinfo is None:
            raise ValueError("issued needs its time zone")
        if self.people_ahead is not None and self.people_ahead < 0:
            raise ValueError(f"{self.people_ahead} people ahead")

    def to_json(self) -> dict[str, Any]:
        """Plain JSON types, for the printer's spool."""
        booked = self.booked.isoformat() if self.booked else None
        return {**asdict(self), "issued": self.issued.isoformat(), "booked": booked}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "TicketContent":
        """The reverse of `to_json`, also of what an earlier release kept; raises KeyError, TypeError or ValueError for
        anything else."""
        template = data.get("template") or {}
        fixed = {
            "issued": dt.datetime.fromisoformat(data["issued"]),
            "documents": tuple(data["documents"]),
            "then": tuple(data.get("then", ())),
            "booked": dt.time.fromisoformat(data["booked"]) if data.get("booked") else None,
            "template": Template(**{**template, "parts": tuple(template.get("parts", USUAL_PARTS))}),
        }
        return cls(**{**data, **fixed})
