"""Where an office document names stored pictures and videos, and which of them are not there."""

from collections.abc import Collection, Iterator, Mapping

from hub.engine.office import Office
from hub.engine.office_document import Document, build


def files_named(office: Office) -> Iterator[tuple[str, str]]:
    """Path in the document and the file's name."""
    if office.crest is not None:
        yield "crest", office.crest
    for index, layout in enumerate(office.layouts):
        for number, item in enumerate(layout.media):
            if item.file is not None:
                yield f"layouts[{index}].media[{number}].file", item.file


def files_missing(document: Document, stored: Collection[str]) -> Mapping[str, str]:
    """Path -> what is wrong and what to do, of a document without faults: a file that is not stored is left out by
    displays until it is."""
    return {
        path: f"{name!r} is not stored, and displays leave it out: add it (hub media add FILE)"
        for path, name in files_named(build(document))
        if name not in stored
    }
