"""A layout as a picture, asked of a display as tickets are of a kiosk (errands.py): told by a heartbeat that names the
errand, taken (GET), drawn, answered (POST) within `ERRAND_SECONDS`; nothing of it is journaled.

| POST /v1/layouts/preview | LayoutPreviewRequest | a picture (image/png) | manager (no Request-Id) |
| GET /v1/layouts/errands/{id} | | LayoutErrandView | display |
| POST /v1/layouts/errands/{id} | LayoutErrandDone | 204 | display (no Request-Id) |
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from hub.wire.errands import DeviceName
from hub.wire.fields import Code, Language, PublicTexts, ServiceId
from hub.wire.hall_terms import LayoutBeside, LayoutForm, MediaKind
from hub.wire.office import LayoutView

MOST_LAYOUT_PICTURE = 2_000_000
"""Characters of a picture in base64: a layout with a photograph beside the calls, `PREVIEW_PIXELS` long."""
PREVIEW_PIXELS = 1280
"""The longer side of the picture at most; drawn for the whole screen and made smaller afterwards."""
MOST_CALLS = 20


class _Write(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Read(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class MediaDraft(_Write):
    """As MediaItemView."""

    kind: MediaKind
    file: Annotated[str, Field(max_length=80)] | None = None
    texts: PublicTexts = {}
    seconds: int = Field(default=12, ge=1, le=3600)


class LayoutDraft(_Write):
    """As LayoutView: a layout that is not in force yet."""

    form: LayoutForm = LayoutForm.BOARD
    beside: LayoutBeside = LayoutBeside.NOTHING
    zones: list[Code] = Field(default=[], max_length=40)
    floor: Annotated[str, Field(max_length=10)] | None = None
    services: list[ServiceId] = Field(default=[], max_length=100)
    media: list[MediaDraft] = Field(default=[], max_length=40)
    ticker: PublicTexts = {}
    ticker_moves: bool = False
    theme: Annotated[str, Field(pattern=r"^(light|dark|contrast)$")] = "light"


class ScreenDraft(_Write):
    """The screen and the hall that a layout is tried for; `hang_height_m`: its middle above the floor."""

    width_px: int = Field(ge=240, le=7680)
    height_px: int = Field(ge=240, le=7680)
    diagonal_inch: float = Field(ge=5, le=120)
    farthest_seat_m: float = Field(ge=0.3, le=60)
    hang_height_m: float | None = Field(default=None, ge=0, le=10)


class LayoutPreviewRequest(_Write):
    """A layout as a display would show it with so many calls of the office's services. `screen` None: that of the
    display that draws it; `device` None: any display. A layout that people could not read on that screen is refused
    (409 layout_not_legible) with the legible rule's sentence."""

    layout: LayoutDraft
    language: Language
    calls: int = Field(default=4, ge=0, le=MOST_CALLS)
    screen: ScreenDraft | None = None
    device: DeviceName | None = None


class ScreenView(_Read):
    """As ScreenDraft."""

    width_px: int
    height_px: int
    diagonal_inch: float
    farthest_seat_m: float
    hang_height_m: float | None = None


class LayoutErrandView(_Read):
    """`screen` None: the display's own."""

    language: str
    layout: LayoutView
    calls: int
    screen: ScreenView | None = None


class LayoutErrandDone(_Write):
    """`picture`: the PNG in base64. `refused`: instead of it, the legible rule's sentence on a layout that could not be
    read there; it is an answer, no trouble. `trouble`: why nothing could be drawn, a reason key."""

    picture: str | None = Field(default=None, max_length=MOST_LAYOUT_PICTURE)
    refused: str | None = Field(default=None, min_length=1, max_length=500)
    trouble: str | None = Field(default=None, pattern=r"^[a-z_]{1,40}$")


__all__ = [
    "MOST_CALLS",
    "MOST_LAYOUT_PICTURE",
    "PREVIEW_PIXELS",
    "LayoutDraft",
    "LayoutErrandDone",
    "LayoutErrandView",
    "LayoutPreviewRequest",
    "MediaDraft",
    "ScreenDraft",
    "ScreenView",
]
