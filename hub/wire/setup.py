"""The office document as managers work on it: checked, versions, differences, taken back."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from hub.wire.problem import FieldFault


class _Read(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class RollbackRequest(BaseModel):
    """Accept the document of an earlier version again, as a new version."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: int = Field(ge=1, le=2**31)


class OfficeDocument(_Read):
    """A document as it was accepted. `warnings`: as in OfficeCheck."""

    version: int
    document: dict[str, Any]
    warnings: list[FieldFault] = []


class OfficeVersion(_Read):
    """When a version was accepted, and by whom (a role)."""

    version: int
    seq: int
    accepted: datetime
    by: str


class DifferenceKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    """The same entries in another order."""


OpenDifferenceKind = Annotated[DifferenceKind | str, Field(union_mode="left_to_right")]


class OfficeDifference(_Read):
    """One place of the document, e.g. "services[passports].target_minutes", before and after; null: absent."""

    kind: OpenDifferenceKind
    path: str
    before: Any = None
    after: Any = None


class OfficeCheck(_Read):
    """Everything that is wrong with a document (empty: it would be accepted), and what it would change. `warnings`:
    what it could say better, such as texts that are missing in a language; they keep no document from being
    accepted."""

    problems: list[FieldFault]
    differences: list[OfficeDifference]
    warnings: list[FieldFault] = []


__all__ = [
    "DifferenceKind",
    "OfficeCheck",
    "OfficeDifference",
    "OfficeDocument",
    "OfficeVersion",
    "OpenDifferenceKind",
    "RollbackRequest",
]
