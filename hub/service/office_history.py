"""The office's set-ups over time: what a document's faults are, what two of them differ in, and the earlier versions.

Rolling back is accepting the earlier document once more, as a new version, through the same validation as any other:
`house.submit(request, actor, AcceptOffice(history.document(3)))`.
"""

from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hub.engine.document.difference import Difference, compare
from hub.engine.document_table import by_path
from hub.engine.office import Office
from hub.engine.office_document import Document, build, read_office
from hub.engine.office_warnings import office_warnings
from hub.engine.refusal import Reason, Refusal

DRAFT = "draft"
"""The id of a layout that is only tried."""


def faults_of(document: Document) -> dict[str, str]:
    """Everything that keeps the document from being accepted by itself: path -> what to do. Whether people still wait
    for something that it drops, only the acceptance knows."""
    read = read_office(document, is_zone)
    return {} if isinstance(read, Office) else by_path(read)


def warnings_of(document: Document) -> dict[str, str]:
    """What a document that was accepted, or has no faults, could say better: path -> one sentence."""
    return by_path(office_warnings(build(document)))


def faults_of_layout(document: Document, layout: Document) -> dict[str, str]:
    """What keeps a layout from standing in that document, which was accepted: path inside the layout -> what to do."""
    place = "layouts[0]."
    names = {"names": document["names"]}
    faults = faults_of({**document, "layouts": [{"id": DRAFT, **names, **layout}]})
    return {path.removeprefix(place): advice for path, advice in faults.items() if path.startswith(place)}


def differences(before: Document, after: Document) -> tuple[Difference, ...]:
    """From one document to another, both accepted or without faults; in reading order, entries matched by their ids."""
    return compare(build(before), build(after))


def refuse_zone(document: Document) -> Refusal | None:
    """Zones are known to the system, not to the rules: judged before the document reaches them. A refusal names every
    other fault of the document too."""
    name = document.get("time_zone")
    if not isinstance(name, str) or is_zone(name):
        return None  # what is missing, the rules say
    return Refusal(Reason.OFFICE_INVALID, faults_of(document))


@lru_cache(maxsize=64)
def is_zone(name: str) -> bool:
    """Whether the system knows this IANA time zone."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
