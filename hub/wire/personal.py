"""A person's details and staff's notes: the only free text that the hub takes. It lies apart from the journal under a
key of the visit's own, is written in no log and pushed to nobody; visits and appointments name the fields alone.

The answer to a write is a SeqAnswer: what was kept is not told back. To erase what is not there is a success."""

from datetime import datetime
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

MOST_NAME = 120
MOST_NOTE = 1000


class DetailsRequest(BaseModel):
    """What is left out stays as it is."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str | None = Field(default=None, min_length=1, max_length=MOST_NAME, repr=False)
    phone: str | None = Field(default=None, pattern=r"^\+?[0-9][0-9 ()/.-]{2,30}$", repr=False)
    email: str | None = Field(default=None, max_length=254, pattern=r"^[^@\s]+@[^@\s]+$", repr=False)
    document: str | None = Field(default=None, min_length=1, max_length=64, repr=False)

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.name is None and self.phone is None and self.email is None and self.document is None:
            raise ValueError("give at least one of name, phone, email, document")
        return self


class NoteRequest(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = Field(min_length=1, max_length=MOST_NOTE, repr=False)


class DetailsView(BaseModel):
    """None: not known, or erased."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    name: str | None = Field(default=None, repr=False)
    phone: str | None = Field(default=None, repr=False)
    email: str | None = Field(default=None, repr=False)
    document: str | None = Field(default=None, repr=False)


class NoteView(BaseModel):
    """`kept`: when it was written down (aware)."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    kept: datetime
    text: str = Field(repr=False)


class PersonRequest(BaseModel):
    """A name, phone, e-mail or document number as it was given; case and spaces do not matter."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = Field(min_length=3, max_length=254, repr=False)


class HeldItem(BaseModel):
    """What is held of one visit or appointment (exactly one is named). `queue`: what the queue knows of the visit."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    visit: str | None = None
    appointment: str | None = None
    details: DetailsView = Field(repr=False)
    notes: list[NoteView] = Field(default=[], repr=False)
    queue: dict[str, Any] = {}


class PersonExport(BaseModel):
    """All that is held of whoever has this name or contact."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    items: list[HeldItem]


class PersonErased(BaseModel):
    """In how many visits and appointments something was erased."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    erased: int


__all__ = [
    "MOST_NAME",
    "MOST_NOTE",
    "DetailsRequest",
    "DetailsView",
    "HeldItem",
    "NoteRequest",
    "NoteView",
    "PersonErased",
    "PersonExport",
    "PersonRequest",
]
