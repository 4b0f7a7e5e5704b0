"""Bounds of fields that requests share. No request field takes free text, except a person's details and notes, a
message to staff, and what is said to everybody in the hall."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

MOST_QUANTITY = 99
MOST_PARTY = 20
MOST_NEEDS = 8
MOST_MORE = 19
"""Further services of a visit; with the first they are the twenty that a visit may have."""
MOST_MINUTES = 480
MOST_LEASED = 500
"""Numbers of one series in a kiosk's hands."""
MOST_PLACES = 99

Code = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
"""The id of something in the office document: a priority class, a need, an outcome, a pause, a work profile."""
ServiceId = Annotated[str, Field(min_length=1, max_length=64)]
CounterId = Annotated[str, Field(min_length=1, max_length=64)]
StaffId = Annotated[str, Field(min_length=1, max_length=64)]
Language = Annotated[str, Field(min_length=2, max_length=16)]
Quantity = Annotated[int, Field(ge=1, le=MOST_QUANTITY)]
Party = Annotated[int, Field(ge=1, le=MOST_PARTY)]
Member = Annotated[int, Field(ge=1, le=MOST_PARTY)]
"""Which person of the party, from 1."""
Needs = Annotated[list[Code], Field(max_length=MOST_NEEDS)]
PublicTexts = Annotated[dict[Language, Annotated[str, Field(min_length=1, max_length=300)]], Field(max_length=20)]
"""What everybody in the hall may read, by language."""
LinkHash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256 in hex of a link's token."""


def _of_our_time(day: date) -> date:
    if not 2000 <= day.year <= 2199:
        raise ValueError("a date from 2000 to 2199")
    return day


LocalDate = Annotated[date, AfterValidator(_of_our_time)]
"""A date at the office."""
BusinessDayName = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(#[0-9]{1,3})?$")]
"""A business day as the hub names it: the date on which it opened, "#2" behind it when that was done twice."""
Clock = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""Time of the day at the office, "HH:MM"."""

__all__ = [
    "MOST_LEASED",
    "MOST_MINUTES",
    "MOST_MORE",
    "MOST_NEEDS",
    "MOST_PARTY",
    "MOST_PLACES",
    "MOST_QUANTITY",
    "BusinessDayName",
    "Clock",
    "Code",
    "CounterId",
    "Language",
    "LinkHash",
    "LocalDate",
    "Member",
    "Needs",
    "Party",
    "PublicTexts",
    "Quantity",
    "ServiceId",
    "StaffId",
]
