"""What a document says of displays: layouts, what stands beside the calls, the office's colour and crest, how loud the
voice is (W02-W07, W10)."""

import re

from hub.engine.document.calendar import OPENS, minute_of
from hub.engine.document_table import Table, Tongues
from hub.engine.ids import LayoutId, ServiceId, ZoneId
from hub.engine.office_faces import Layout, Loudness, MediaItem
from hub.engine.terms import LayoutBeside, LayoutForm, MediaKind, ThemeName

COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
MEDIA_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}-[0-9a-f]{8}\.(png|jpg|webp|mp4|webm)")
"""As the media store names its files: a stem, the beginning of the content's SHA-256, the type."""
MOST_LAYOUTS = 40
MOST_MEDIA = 40
MOST_LOUDNESS = 24
LONGEST_FLOOR = 10
LONGEST_NOTICE = 300
"""Letters of a notice beside the calls, and of the ticker."""
SHORTEST_SECONDS, LONGEST_SECONDS = 4, 600
"""Less than four seconds is no time to read; look.md rests a picture at least as long as a call."""


def read_layouts(table: Table, tongues: Tongues) -> tuple[Layout, ...]:
    return tuple(_layout(each, tongues) for each in table.tables("layouts", may_be_empty=True, most=MOST_LAYOUTS))


def read_loudness(table: Table) -> tuple[Loudness, ...]:
    """Steps in the order of the day; none when it is left out."""
    steps = [_step(each) for each in table.tables("loudness", may_be_empty=True, most=MOST_LOUDNESS)]
    starts = [step.start for step in steps]
    if starts != sorted(set(starts)):
        table.blame("loudness", "write the steps in the order of the day, each time once")
    return tuple(steps)


def read_enamel(table: Table) -> str | None:
    """The colour in capitals, so that one colour is written in one way."""
    if not table.given("enamel"):
        return None
    return table.matching("enamel", COLOUR, 'a colour such as "#0F4F53"', "#0F4F53").upper()


def read_media_name(table: Table, key: str) -> str | None:
    if not table.given(key):
        return None
    return table.matching(
        key, MEDIA_NAME, 'the name that the media store gave the file, e.g. "crest-1a2b3c4d.png" (hub media add FILE)'
    )


def _layout(table: Table, tongues: Tongues) -> Layout:
    media = table.tables("media", may_be_empty=True, most=MOST_MEDIA)
    layout = Layout(
        LayoutId(table.identifier("id")),
        table.texts("names", tongues),
        form=table.choice("form", LayoutForm, LayoutForm.BOARD),
        beside=table.choice("beside", LayoutBeside, LayoutBeside.NOTHING),
        zones=tuple(ZoneId(zone) for zone in table.identifiers("zones")),
        floor=table.text("floor", most=LONGEST_FLOOR) if table.given("floor") else None,
        services=tuple(ServiceId(service) for service in table.identifiers("services")),
        media=tuple(_item(each, tongues) for each in media),
        ticker=table.texts("ticker", tongues, required=False, most=LONGEST_NOTICE),
        ticker_moves=table.flag("ticker_moves"),
        theme=table.choice("theme", ThemeName, ThemeName.LIGHT),
    )
    table.done()
    return layout


def _item(table: Table, tongues: Tongues) -> MediaItem:
    if not table.has("kind"):
        table.blame("kind", "write picture, video or notice")
    item = MediaItem(
        table.choice("kind", MediaKind, MediaKind.NOTICE),
        file=read_media_name(table, "file"),
        texts=table.texts("texts", tongues, required=False, most=LONGEST_NOTICE),
        seconds=table.integer("seconds", SHORTEST_SECONDS, LONGEST_SECONDS, 12),
    )
    table.done()
    return item


def _step(table: Table) -> Loudness:
    step = Loudness(
        minute_of(table, "start", OPENS, 'a time such as "08:00"'),
        table.integer("percent", 0, 100),
    )
    table.done()
    return step
