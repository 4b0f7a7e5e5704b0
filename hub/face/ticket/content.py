"""What a ticket says, before any layout: the facts of one visit in one language."""

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class TicketContent:
    """Everything on the paper that is not a fixed text.

    `issued` is the office's wall time (aware). `place`, `help_place` (such as "desk 1") and `privacy_line` are the
    office's own words in `language`; where empty, the catalogue's general ones are used. `url` None: no phone page, so
    no QR and no gap. `copy` marks a reprint: two papers with one number must not look alike.
    """

    office: str
    service: str
    number: str
    people_ahead: int
    issued: dt.datetime
    language: str
    place: str = ""
    url: str | None = None
    documents: tuple[str, ...] = ()
    help_place: str = ""
    privacy_line: str = ""
    copy: bool = False

    def __post_init__(self) -> None:
        if self.issued.tzinfo is None:
            raise ValueError("issued needs its time zone")
        if self.people_ahead < 0:
            raise ValueError(f"{self.people_ahead} people ahead")

    def to_json(self) -> dict[str, Any]:
        """Plain JSON types, for the printer's spool."""
        return {**asdict(self), "issued": self.issued.isoformat(), "documents": list(self.documents)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "TicketContent":
        """The reverse of `to_json`; raises KeyError, TypeError or ValueError for anything else."""
        fixed = {"issued": dt.datetime.fromisoformat(data["issued"]), "documents": tuple(data["documents"])}
        return cls(**{**data, **fixed})
