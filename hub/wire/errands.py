"""Small favours that a manager asks of a kiosk and nobody has to remember: a ticket as a picture, a test print.

The hub tells its kiosks by a heartbeat that names the errand; the kiosk it means takes it (GET), does it, and says how
it went (POST). Nothing of it is journaled; an errand that nobody does within `ERRAND_SECONDS` is given up.

| POST /v1/tickets/preview | PreviewRequest | a picture (image/png) | manager (no Request-Id: it changes nothing) |
| POST /v1/tickets/test-print | TestPrintRequest | ErrandAnswer | manager (no Request-Id) |
| GET /v1/errands/{id} | | ErrandView | kiosk |
| POST /v1/errands/{id} | ErrandDone | 204 | kiosk (no Request-Id) |
"""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from hub.wire.fields import Language, ServiceId
from hub.wire.office import TicketTemplateView
from hub.wire.terms import OpenPartState, PartState, TicketPart

ERRAND_SECONDS = 10.0
MOST_PICTURE = 400_000
"""Characters of a picture in base64: twice a long ticket of which nothing could be compressed."""
MOST_LOGO = 60_000
DeviceName = Annotated[str, Field(min_length=1, max_length=64)]


class ErrandKind(StrEnum):
    PREVIEW = "preview"
    TEST_PRINT = "test_print"


class Paper(StrEnum):
    MM80 = "80mm"
    MM58 = "58mm"


class Form(StrEnum):
    FULL = "full"
    LIGHT = "light"


class _Write(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Read(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class TemplateDraft(_Write):
    """A template that is not in force yet, its words in the language of the preview."""

    parts: list[TicketPart] = Field(min_length=1, max_length=14)
    large: bool = False
    header: str = Field(default="", max_length=200)
    footer: str = Field(default="", max_length=200)
    logo: str | None = Field(default=None, max_length=MOST_LOGO)


class PreviewRequest(_Write):
    """The ticket of a service as it would come out. What is left out is as at the kiosk that draws it; `template` None:
    the one in force; `device` None: any kiosk."""

    service: ServiceId
    language: Language
    paper: Paper | None = None
    form: Form | None = None
    template: TemplateDraft | None = None
    device: DeviceName | None = None


class TestPrintRequest(_Write):
    """A sample ticket on the paper of that kiosk, marked as a test."""

    device: DeviceName
    service: ServiceId
    language: Language
    template: TemplateDraft | None = None


class ErrandView(_Read):
    kind: ErrandKind
    service: str
    language: str
    paper: Paper | None = None
    form: Form | None = None
    template: TicketTemplateView | None = None


class ErrandDone(_Write):
    """`picture`: the PNG in base64, of a preview. `state`: how the printer is, after a test print. `trouble`: why it
    could not be done, a reason key."""

    picture: str | None = Field(default=None, max_length=MOST_PICTURE)
    state: PartState = PartState.OK
    trouble: str | None = Field(default=None, pattern=r"^[a-z_]{1,40}$")


class ErrandAnswer(_Read):
    device: str
    state: OpenPartState


__all__ = [
    "ERRAND_SECONDS",
    "MOST_LOGO",
    "MOST_PICTURE",
    "DeviceName",
    "ErrandAnswer",
    "ErrandDone",
    "ErrandKind",
    "ErrandView",
    "Form",
    "Paper",
    "PreviewRequest",
    "TemplateDraft",
    "TestPrintRequest",
]
