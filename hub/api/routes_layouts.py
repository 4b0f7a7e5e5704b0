"""Routes of layouts that are not in force yet: drawn by a display, as a picture (hub/wire/layout_errands.py)."""

from typing import Annotated, Final

from fastapi import APIRouter, Path, Response

from hub.api import mapping
from hub.api.asking import Desk, read_off_the_loop
from hub.api.parameters import ByDisplay, ByManager
from hub.api.problems import BadInput, NotFound, Refused
from hub.api.routes_errands import picture_of, wait_for
from hub.service.errands import Errands
from hub.service.office_history import DRAFT, faults_of_layout
from hub.wire import layout_errands as e
from hub.wire.errands import ERRAND_SECONDS
from hub.wire.office import LayoutView, MediaItemView
from hub.wire.problem import Reason

ErrandPath = Annotated[str, Path(pattern=r"^[0-9a-f]{16}$", description="The errand's id, from a heartbeat.")]
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
        await _judge(desk, body.layout)
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


async def _judge(desk: Desk, draft: e.LayoutDraft) -> None:
    """By the rules of the office document in force. Raises NotFound, BadInput, Unavailable."""
    version = desk.house.board.office_version
    layout = draft.model_dump(mode="json", exclude_unset=True, exclude_none=True)
    with read_off_the_loop():
        faults = await desk.house.with_offices(lambda kept: _faults(kept.document(version), layout))
    if faults is None:
        raise NotFound("No office document has been accepted yet.")
    if faults:
        raise BadInput(*mapping.faults({f"layout.{path}": advice for path, advice in faults.items()}))


def _faults(document: dict[str, object] | None, layout: dict[str, object]) -> dict[str, str] | None:
    """Blocking; None without a document."""
    return None if document is None else faults_of_layout(document, layout)


def _layout(draft: e.LayoutDraft) -> LayoutView:
    media = [MediaItemView(**one.model_dump()) for one in draft.media]
    return LayoutView(id=DRAFT, names={}, media=media, **draft.model_dump(exclude={"media"}))
