import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from hub.face.pictograms import MIRRORED, PICTOGRAMS, svg
from hub.wire.terms import Arrow

LOOK = [
    "house",
    "idcard",
    "certificate",
    "coins",
    "stamp",
    "question",
    "calendar",
    "scan",
    "search",
    "globe",
    "textSize",
    "contrast",
    "lower",
    "headset",
    "speaker",
    "help",
    "keypad",
    "wheelchair",
    "pram",
    "eyeOff",
    "earOff",
    "interpreter",
    "quiet",
    "people",
    "clock",
    "arch",
    "stairs",
    "lift",
    "toilet",
    "back",
    "ticket",
    "printer",
    "printerOff",
    "phone",
    "bell",
    "document",
    "tick",
    "cross",
    "plus",
    "minus",
    "undo",
    "transfer",
    "park",
    "notHere",
    "break",
    "lock",
    "warning",
    "linkLost",
    "chart",
]


def picture(name: str, *, mirrored: bool = False) -> QImage:
    drawing = QSvgRenderer(QByteArray(svg(name, "#000000", mirrored=mirrored).encode()))
    assert drawing.isValid()
    image = QImage(48, 48, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    return image


@pytest.mark.parametrize("name", PICTOGRAMS)
def test_every_pictogram_draws_inside_its_grid(qapp: QGuiApplication, name: str) -> None:
    image = picture(name)
    marks = [(x, y) for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() > 128]
    assert len(marks) > 25
    edge = [(x, y) for x, y in marks if x in (0, 47) or y in (0, 47)]
    assert edge == [], name


@pytest.mark.parametrize("name", PICTOGRAMS)
def test_only_what_follows_the_reading_direction_is_mirrored(qapp: QGuiApplication, name: str) -> None:
    turned = picture(name, mirrored=True) != picture(name)
    assert turned == (name in MIRRORED)


def test_names_may_be_written_as_in_settings() -> None:
    assert svg("link_lost", "#000000") == svg("linkLost", "#000000")
    with pytest.raises(KeyError):
        svg("unicorn", "#000000")


def test_the_set_is_whole() -> None:
    ways = ["arrow" + "".join(part.title() for part in way.value.split("_")) for way in Arrow if way is not Arrow.NONE]
    assert set(LOOK) | set(ways) <= PICTOGRAMS.keys()
