"""Routes of errands: a ticket as a picture, a test print (hub/wire/errands.py)."""

import base64
from collections.abc import Awaitable
from typing import Annotated, Final, TypeVar

from fastapi import APIRouter, Path, Response

from hub.api.asking import Desk
from hub.api.parameters import ByKiosk, ByManager
from hub.api.problems import NotFound, Unavailable
from hub.service.errands import Errands, NobodyDidIt, TooManyErrands
from hub.wire import errands as e
from hub.wire.office import TextMap, TicketTemplateView
from hub.wire.problem import Reason

ErrandPath = Annotated[str, Path(pattern=r"^[0-9a-f]{16}$", description="The errand's id, from a heartbeat.")]
PNG: Final = b"\x89PNG\r\n\x1a\n"
KIOSK: Final = "kiosk"
D = TypeVar("D")
KioskErrands = Errands[e.ErrandView, e.ErrandDone]


def errand_routes(desk: Desk, errands: KioskErrands) -> APIRouter:
    router = APIRouter(prefix="/v1", tags=["tickets"])

    @router.post(
        "/tickets/preview",
        summary="A ticket as a picture, drawn by a kiosk",
        response_class=Response,
        responses={200: {"content": {"image/png": {}}}},
    )
    async def preview(body: e.PreviewRequest, _who: ByManager) -> Response:
        wish = e.ErrandView(
            kind=e.ErrandKind.PREVIEW,
            service=_known(desk, body.service),
            language=body.language,
            paper=body.paper,
            form=body.form,
            template=_template(body.template, body.language),
        )
        _device, how = await _done(errands, wish, body.device)
        return Response(picture_of(how.picture, how.trouble, KIOSK), media_type="image/png")

    @router.post("/tickets/test-print", summary="A sample ticket on a kiosk's paper")
    async def print_sample(body: e.TestPrintRequest, _who: ByManager) -> e.ErrandAnswer:
        wish = e.ErrandView(
            kind=e.ErrandKind.TEST_PRINT,
            service=_known(desk, body.service),
            language=body.language,
            template=_template(body.template, body.language),
        )
        device, how = await _done(errands, wish, body.device)
        return e.ErrandAnswer(device=device, state=how.state)

    @router.get("/errands/{errand}", summary="What a heartbeat asked for", response_model_exclude_none=True)
    async def errand_of(errand: ErrandPath, who: ByKiosk) -> e.ErrandView:
        wish = errands.take(errand, who.device or "")
        if wish is None:
            raise NotFound("This errand is another kiosk's, or nobody waits for it any more.")
        return wish

    @router.post("/errands/{errand}", status_code=204, summary="How the errand went")
    async def errand_done(errand: ErrandPath, body: e.ErrandDone, who: ByKiosk) -> Response:
        if not errands.done(errand, who.device or "", body):
            raise NotFound("Nobody waits for this errand.")
        return Response(status_code=204)

    return router


def _known(desk: Desk, service: str) -> str:
    office = desk.house.board.office
    if office is None or all(one.id != service for one in office.services):
        raise NotFound("There is no such service.")
    return service


def _template(draft: e.TemplateDraft | None, language: str) -> TicketTemplateView | None:
    if draft is None:
        return None

    def said(text: str) -> TextMap:
        return {language: text} if text else {}

    return TicketTemplateView(
        parts=list(draft.parts),
        large=draft.large,
        header=said(draft.header),
        footer=said(draft.footer),
        logo=draft.logo,
    )


async def _done(errands: KioskErrands, wish: e.ErrandView, device: str | None) -> tuple[str, e.ErrandDone]:
    found = await wait_for(errands.ask(wish, device, e.ERRAND_SECONDS), KIOSK)
    _check(found[1].trouble, KIOSK)
    return found


async def wait_for(asked: Awaitable[D], box: str) -> D:
    """What a box has answered; `box`: what kind of box it is asked of. Raises NotFound, Unavailable."""
    try:
        return await asked
    except NobodyDidIt:
        raise NotFound(f"No {box} has done it in time: is it switched on and connected?") from None
    except TooManyErrands:
        raise Unavailable(Reason.HUB_BUSY, "Too many at once; try again in a moment.") from None


def picture_of(picture: str | None, trouble: str | None, box: str) -> bytes:
    """What a box sends is not believed to be a picture. Raises Unavailable."""
    _check(trouble, box)
    try:
        found = base64.b64decode(picture or "", validate=True)
    except ValueError:  # no base64, or letters that are not even ASCII
        found = b""
    if not found.startswith(PNG):
        raise Unavailable(Reason.HUB_BUSY, f"The {box} sent no picture: is its program of the same version as the hub?")
    return found


def _check(trouble: str | None, box: str) -> None:
    if trouble is not None:
        raise Unavailable(Reason.HUB_BUSY, f"The {box} could not do it: {trouble}.")
