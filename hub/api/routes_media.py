"""Routes of pictures and videos for displays (hub/wire/hall.py). Bodies stream to the disk and from it; nothing of a
file is held in memory."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, Final, TypeVar

from fastapi import APIRouter, Path, Request, Response
from starlette.requests import ClientDisconnect
from starlette.responses import FileResponse

from hub.api.asking import Desk
from hub.api.gate import BODY_SECONDS
from hub.api.parameters import AnyCaller, ByManager
from hub.api.problems import BadInput, NotFound, Refused, TooLarge, TooSlow, Unavailable
from hub.service import media
from hub.service.media_use import files_named
from hub.wire.hall import MediaView
from hub.wire.problem import FieldFault, Reason

T = TypeVar("T")
PIECE: Final = 1024 * 1024
"""Bytes that go to the disk at once."""
FOREVER: Final = "private, max-age=31536000, immutable"
"""A name's content never changes."""
NOTHING_RUNS: Final = "default-src 'none'; sandbox"
WishedPath = Annotated[str, Path(min_length=1, max_length=120, description="What the file is called.")]
NamePath = Annotated[str, Path(max_length=80, description="The name that the store gave it.")]
ANY_FILE: Final = {"requestBody": {"required": True, "content": {"application/octet-stream": {}}}}
A_FILE: Final[dict[int | str, dict[str, Any]]] = {200: {"content": {"application/octet-stream": {}}}}


def media_routes(desk: Desk, store: media.MediaStore) -> APIRouter:
    router = APIRouter(prefix="/v1/media", tags=["media"])

    @router.get("", summary="All stored pictures and videos")
    async def listed(_: ByManager) -> list[MediaView]:
        return [_view(desk, one) for one in await _off_the_loop(store.stored)]

    @router.put("/{name}", summary="Store a picture or a video; the answer says its name", openapi_extra=ANY_FILE)
    async def put(name: WishedPath, request: Request, _: ByManager) -> MediaView:
        declared = request.headers.get("content-length", "")
        if declared.isdigit() and int(declared) > store.limits.video:
            raise TooLarge(store.limits.video)
        incoming = await _off_the_loop(lambda: store.begin(name))
        try:
            await _take(request, incoming)
            return _view(desk, await _off_the_loop(incoming.finish))
        finally:
            await asyncio.shield(asyncio.to_thread(incoming.__exit__, None, None, None))

    @router.get("/{name}", summary="The file", response_class=Response, responses=A_FILE)
    async def get(name: NamePath, request: Request, _: AnyCaller) -> Response:
        found = await _off_the_loop(lambda: store.find(name))
        if found is None:
            raise NotFound("There is no such picture or video.")
        stored, file = found
        headers = {"ETag": f'"{stored.name}"', "Cache-Control": FOREVER, "Content-Security-Policy": NOTHING_RUNS}
        if headers["ETag"] in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return FileResponse(file, headers=headers, media_type=stored.type.mime)

    @router.delete("/{name}", status_code=204, summary="Remove a file that the office does not use")
    async def remove(name: NamePath, _: ByManager) -> Response:
        used = _used(desk).get(name)
        if used is not None:
            raise Refused(Reason.MEDIA_IN_USE, {"path": used})
        if not await _off_the_loop(lambda: store.remove(name)):
            raise NotFound("There is no such picture or video.")
        return Response(status_code=204)

    return router


async def _take(request: Request, incoming: media.Incoming) -> None:
    """The body to the disk. Raises TooSlow when nothing comes for `BODY_SECONDS`, or the sender has gone."""
    pieces = request.stream()
    waiting = bytearray()
    while True:
        try:
            piece = await asyncio.wait_for(anext(pieces, b""), BODY_SECONDS)
        except (TimeoutError, ClientDisconnect):
            raise TooSlow from None
        waiting += piece
        if waiting and (not piece or len(waiting) >= PIECE):
            data = bytes(waiting)
            waiting.clear()
            await _off_the_loop(partial(incoming.write, data))
        if not piece:
            return


async def _off_the_loop(call: Callable[[], T]) -> T:
    """The store's troubles as answers."""
    try:
        return await asyncio.to_thread(call)
    except media.NotTaken as error:
        raise BadInput(FieldFault(path="body", message=str(error)), reason=Reason.MEDIA_NOT_TAKEN) from None
    except media.TooLarge as error:
        raise BadInput(FieldFault(path="body", message=str(error)), reason=Reason.MEDIA_TOO_LARGE) from None
    except media.NoRoom as error:
        raise Refused(Reason.MEDIA_NO_ROOM, {"why": str(error)}) from None
    except media.MediaBusy as error:
        raise Unavailable(Reason.HUB_BUSY, str(error)) from None
    except media.DiskTrouble as error:
        raise Unavailable(Reason.STORE_UNAVAILABLE, str(error)) from None


def _used(desk: Desk) -> dict[str, str]:
    """File -> where the office in force names it."""
    office = desk.house.board.office
    return {} if office is None else {name: path for path, name in files_named(office)}


def _view(desk: Desk, stored: media.Stored) -> MediaView:
    return MediaView(name=stored.name, type=stored.type.mime, bytes=stored.bytes, used=stored.name in _used(desk))
