"""Layouts that name what is there and hold together, files of the right kind, staff numbers, the office's colour
(W02-W07)."""

from collections.abc import Iterator

from hub.engine.checks.enamel import check_enamel
from hub.engine.checks.naming import known, once_each
from hub.engine.checks.services import leaves
from hub.engine.document_table import Problem
from hub.engine.office import Office
from hub.engine.office_faces import Layout, MediaItem
from hub.engine.terms import LayoutBeside, LayoutForm, MediaKind

PICTURES = (".png", ".jpg", ".webp")


def check_displays(office: Office) -> Iterator[Problem]:
    yield from once_each("layouts", [layout.id for layout in office.layouts], "id")
    for index, layout in enumerate(office.layouts):
        path = f"layouts[{index}]"
        yield from _where(path, layout, office)
        yield from _lines(path, layout, office)
        yield from _beside(path, layout)
    numbers = ["" if member.number is None else str(member.number) for member in office.staff]
    yield from once_each("staff", numbers, "number")
    if office.enamel is not None:
        yield from check_enamel(office.enamel)
    if office.crest is not None and not office.crest.endswith(PICTURES):
        yield Problem("crest", "the crest is a picture: name a file of the type png, jpg or webp")


def shown_zones(layout: Layout, office: Office) -> frozenset[str]:
    """The zones whose calls the layout shows."""
    if layout.zones:
        return frozenset(layout.zones)
    return frozenset(zone.id for zone in office.zones if layout.floor is None or zone.floor == layout.floor)


def _where(path: str, layout: Layout, office: Office) -> Iterator[Problem]:
    yield from known(f"{path}.zones", layout.zones, {zone.id for zone in office.zones}, "zone", "zones")
    if layout.floor is None:
        return
    if layout.zones:
        yield Problem(f"{path}.floor", "name zones or a floor, not both: the zones say which calls are shown")
    floors = {zone.floor for zone in office.zones if zone.floor}
    if layout.floor not in floors:
        yield Problem(f"{path}.floor", f"no zone has the floor {layout.floor!r}: write it at a zone, or leave it out")


def _lines(path: str, layout: Layout, office: Office) -> Iterator[Problem]:
    yield from known(f"{path}.services", layout.services, leaves(office), "service", "services")
    if layout.services and layout.beside is not LayoutBeside.NEXT:
        yield Problem(f"{path}.services", 'says whose lines stand under "next": write beside = "next", or leave it out')
    zones = shown_zones(layout, office)
    for service in office.services:
        if service.id in layout.services and service.zone is not None and service.zone not in zones:
            yield Problem(
                f"{path}.services",
                f"{service.id!r} is called in zone {service.zone!r}, which this layout does not show",
            )


def _beside(path: str, layout: Layout) -> Iterator[Problem]:
    if layout.form is LayoutForm.COUNTER:
        if layout.beside is not LayoutBeside.NOTHING:
            yield Problem(f"{path}.beside", "a screen above one counter has no room beside: leave it out")
        if layout.zones or layout.floor is not None:
            where = "zones" if layout.zones else "floor"
            yield Problem(f"{path}.{where}", "a screen above one counter shows that counter's calls: leave it out")
    if (layout.beside is LayoutBeside.MEDIA) != bool(layout.media):
        advice = "add at least one picture, video or notice" if not layout.media else 'write beside = "media"'
        yield Problem(f"{path}.media", f"{advice}, or leave it out")
    if layout.ticker_moves and not layout.ticker:
        yield Problem(f"{path}.ticker", "there is nothing that could move: write its words")
    for index, item in enumerate(layout.media):
        yield from _item(f"{path}.media[{index}]", item)


def _item(path: str, item: MediaItem) -> Iterator[Problem]:
    if item.kind is MediaKind.NOTICE:
        if not item.texts:
            yield Problem(f"{path}.texts", "write the words of the notice")
        if item.file is not None:
            yield Problem(f"{path}.file", 'a notice is words alone: write kind = "picture" for a file')
    elif item.file is None:
        yield Problem(f"{path}.file", f"name the file of the {item.kind}")
    elif item.file.endswith(PICTURES) != (item.kind is MediaKind.PICTURE):
        yield Problem(f"{path}.file", f"{item.file!r} is no {item.kind}")
