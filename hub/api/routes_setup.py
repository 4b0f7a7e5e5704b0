"""Routes of the office document: check it, its versions, their differences, back to an earlier one. All that reads a
document whole is done off the loop."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Query

from hub.api import mapping
from hub.api.asking import Desk, read_off_the_loop
from hub.api.parameters import MOST_VERSION, ByManager, RequestId, VersionPath
from hub.api.problems import NotFound
from hub.service.media import MediaError, MediaStore
from hub.service.media_use import files_missing
from hub.service.office_history import differences, faults_of, warnings_of
from hub.wire import setup as w
from hub.wire import views as v

VersionQuery = Annotated[int, Query(ge=1, le=MOST_VERSION)]


def setup_routes(desk: Desk, media: MediaStore) -> APIRouter:
    router = APIRouter(prefix="/v1/office", tags=["office"])
    _add_documents(router, desk, media)

    @router.post("/check", summary="What is wrong with a document, and what it would change; nothing is accepted")
    async def check(document: Annotated[dict[str, Any], Body()], _: ByManager) -> w.OfficeCheck:
        present = desk.house.board.office_version
        with read_off_the_loop():
            return await desk.house.with_offices(
                lambda versions: _checked(document, versions.document(present) if present else None, media)
            )

    @router.get("/diff", summary="What one version has otherwise than another")
    async def difference(before: VersionQuery, after: VersionQuery, _: ByManager) -> list[w.OfficeDifference]:
        with read_off_the_loop():
            found = await desk.house.with_offices(
                lambda versions: _compared(versions.document(before), versions.document(after))
            )
        if found is None:
            raise NotFound("There is no such version.")
        return found

    @router.post("/rollback", summary="Accept the document of an earlier version again, as a new one")
    async def rollback(body: w.RollbackRequest, request: RequestId, who: ByManager) -> v.OfficeAnswer:
        document = await _document(desk, body.version)
        return desk.office(await desk.ask(str(request), who, mapping.accept_office(document)))

    return router


def _add_documents(router: APIRouter, desk: Desk, media: MediaStore) -> None:
    @router.get("/document", summary="The document in force")
    async def document_in_force(_: ByManager) -> w.OfficeDocument:
        version = desk.house.board.office_version
        return await _document_view(desk, media, version)

    @router.get("/versions", summary="The latest accepted versions, newest first")
    async def versions(_: ByManager) -> list[w.OfficeVersion]:
        with read_off_the_loop():
            found = await desk.house.with_offices(lambda kept: kept.newest())
        return [w.OfficeVersion(version=one.version, seq=one.seq, accepted=one.wall, by=one.by.role) for one in found]

    @router.get("/versions/{version}", summary="The document of one version")
    async def document_of_version(version: VersionPath, _: ByManager) -> w.OfficeDocument:
        return await _document_view(desk, media, version)


async def _document_view(desk: Desk, media: MediaStore, version: int) -> w.OfficeDocument:
    document = await _document(desk, version)
    with read_off_the_loop():
        warnings = await desk.house.with_offices(lambda _: _warnings(document, media))
    return w.OfficeDocument(version=version, document=document, warnings=mapping.faults(warnings))


async def _document(desk: Desk, version: int) -> dict[str, object]:
    with read_off_the_loop():
        found = await desk.house.with_offices(lambda kept: kept.document(version))
    if found is None:
        raise NotFound("There is no such version.")
    return found


def _checked(document: dict[str, object], present: dict[str, object] | None, media: MediaStore) -> w.OfficeCheck:
    """Blocking. Differences are told of a document without faults alone."""
    faults = faults_of(document)
    found = () if faults or present is None else differences(present, document)
    return w.OfficeCheck(
        problems=mapping.faults(faults),
        differences=[mapping.difference(one) for one in found],
        warnings=[] if faults else mapping.faults(_warnings(document, media)),
    )


def _warnings(document: dict[str, object], media: MediaStore) -> dict[str, str]:
    """Blocking. Of a document without faults; files that cannot be looked for are not told as missing."""
    try:
        stored = [one.name for one in media.stored()]
    except MediaError:
        return warnings_of(document)
    return {**warnings_of(document), **files_missing(document, stored)}


def _compared(before: dict[str, object] | None, after: dict[str, object] | None) -> list[w.OfficeDifference] | None:
    """Blocking; None when one of the two is missing."""
    if before is None or after is None:
        return None
    return [mapping.difference(one) for one in differences(before, after)]
