from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QGuiApplication, QImage

from hub.face.metrics import Face, sizes
from hub.face.tokens import ThemeName, load_look
from hub.sdk.qt.appearance import Wishes
from hub.sdk.qt.gallery import SHEET, main, open_gallery
from tests.qt_touch import items

LOOKS = [
    Wishes("en", ThemeName.LIGHT),
    Wishes("ar", ThemeName.LIGHT),
    Wishes("en", ThemeName.DARK),
    Wishes("ar", ThemeName.CONTRAST),
    Wishes("en", ThemeName.LIGHT, bigger=True),
]


def colours(image: QImage, box: QRect) -> int:
    """How many different pixels there are on a coarse net over the box."""
    steps = [(box.x() + box.width() * i // 40, box.y() + box.height() * j // 40) for i in range(40) for j in range(40)]
    return len({image.pixel(x, y) for x, y in steps if image.rect().contains(x, y)})


@pytest.mark.parametrize("wishes", LOOKS, ids=lambda w: f"{w.language}-{w.theme}{'-bigger' * w.bigger}")
def test_every_control_draws_in_every_look(qapp: QGuiApplication, wishes: Wishes) -> None:
    program = open_gallery(wishes)
    try:
        program.app.processEvents()
        image = program.view.grabWindow()
        named = [item for item in items(program.view.rootObject()) if item.objectName()]
        assert len(named) > 45
        ground = image.pixel(2, image.height() // 2)
        for item in named:
            corner = item.mapToScene(QPointF(0, 0))
            box = QRect(int(corner.x()), int(corner.y()), int(item.width()), int(item.height()))
            assert box.width() > 0, item.objectName()
            assert box.height() > 0, item.objectName()
            assert colours(image, box) > 1 or image.pixel(box.center()) != ground, f"{item.objectName()} is blank"
    finally:
        program.close()


def test_no_two_controls_overlap(qapp: QGuiApplication) -> None:
    program = open_gallery(Wishes("ar"))
    try:
        program.app.processEvents()
        keys = [item for item in items(program.view.rootObject()) if item.inherits("QQuickAbstractButton")]
        gap = sizes(load_look(), SHEET, Face.KIOSK).gap
        boxes = []
        for key in keys:
            corner = key.mapToScene(QPointF(0, 0))
            boxes.append(QRect(int(corner.x()), int(corner.y()), int(key.width()), int(key.height())))
        assert len(boxes) > 20
        for index, one in enumerate(boxes):
            grown = one.adjusted(-gap + 2, -gap + 2, gap - 2, gap - 2)
            assert not any(grown.intersects(other) for other in boxes[index + 1 :]), keys[index].objectName()
    finally:
        program.close()


def test_the_command_writes_a_picture(qapp: QGuiApplication, tmp_path: Path) -> None:
    assert main(["--out", str(tmp_path), "--language", "ar"]) == 0
    assert QImage(str(tmp_path / "gallery-ar-light.png")).width() == SHEET.width_px
