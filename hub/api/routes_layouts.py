"""Routes of layouts that are not in force yet: drawn by a display, as a picture (hub/wire/layout_errands.py)."""

from typing import Annotated, Final

from fastapi import APIRouter, Path, Response

from hub.api.asking import Desk
from hub.api.parameters import ByDisplay, ByManager
from hub.api.problems import NotFound, Refused
from hub.api.routes_errands import picture_of, wait_for
from hub.service.errands import Errands
from hub.wire import layout_errands as e
from hub.wire.errands import ERRAND_SECONDS
from hub.wire.office import LayoutView, MediaItemView
from hub.wire.problem import Reason

ErrandPath = Annotated[str, Path(pattern=r"^[0-9a-f]{16}$", description="The errand's id, from a heartbeat.")]
DRAFT: Final = "draft"
"""The id of a layout that is only tried."""
DISPLAY: Final = "display"
DisplayErrands = Errands[e.LayoutErrandView, e.LayoutErrandDone]


def layout_routes(desk: Desk, errands: DisplayErrands) -> APIRouter:
    router = APIRouter(prefix="/v1/layouts", tags=["office"])

    @router.post(
        "/preview",
        summary="A layout as a picture, drawn by a display",
        response_class=Response,
        responses={200: {"content": {"image/png": {}}}},
    )
    async def preview(body: e.LayoutPreviewRequest, _who: ByManager) -> Response:
        if desk.house.board.office is None:
            raise NotFound("No office document has been accepted yet.")
        wish = e.LayoutErrandView(
            language=body.language,
            layout=_layout(body.layout),
            calls=body.calls,
            screen=None if body.screen is None else e.ScreenView(**body.screen.model_dump()),
        )
        _device, how = await wait_for(errands.ask(wish, body.device, ERRAND_SECONDS), DISPLAY)
        if how.refused is not None:
            raise Refused(Reason.LAYOUT_NOT_LEGIBLE, {"why": how.refused})
        return Response(picture_of(how.picture, how.trouble, DISPLAY), media_type="image/png")

    @router.get("/errands/{errand}", summary="What a heartbeat asked for", response_model_exclude_none=True)
    async def errand_of(errand: ErrandPath, who: ByDisplay) -> e.LayoutErrandView:
        wish = errands.take(errand, who.device or "")
        if wish is None:
            raise NotFound("This errand is another display's, or nobody waits for it any more.")
        return wish

    @router.post("/errands/{errand}", status_code=204, summary="How the errand went")
    async def errand_done(errand: ErrandPath, body: e.LayoutErrandDone, who: ByDisplay) -> Response:
        if not errands.done(errand, who.device or "", body):
            raise NotFound("Nobody waits for this errand.")
        return Response(status_code=204)

    return router


def _layout(draft: e.LayoutDraft) -> LayoutView:
    media = [MediaItemView(**one.model_dump()) for one in draft.media]
    return LayoutView(id=DRAFT, names={}, media=media, **draft.model_dump(exclude={"media"}))
