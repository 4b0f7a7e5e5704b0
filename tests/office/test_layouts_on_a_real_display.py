"""A real hub and a real display: a layout with who is next, the office's own colour and crest from the hub's store, and
a manager's draft drawn while calls go on (W07)."""

from pathlib import Path

import pytest
import requests
from PySide6.QtGui import QColor, QImage, qRgb

from tests.hub.running import Hub, running_hub
from tests.office.programs import display

COLOUR = "#5A1E2B"
WORDS = ("--layout", "hall-next", "--size", "1280x720", "--farthest-seat", "4")


def has(picture: QImage, colour: str, least: int = 20) -> bool:
    wanted = QColor(colour).rgb()
    pixels = ((x, y) for x in range(0, picture.width(), 4) for y in range(0, picture.height(), 4))
    return sum(picture.pixel(x, y) == wanted for x, y in pixels) >= least


def stored(hub: Hub, folder: Path) -> str:
    """A green crest in the hub's store; its name there."""
    crest = QImage(64, 64, QImage.Format.Format_RGB32)
    crest.fill(qRgb(0, 200, 0))
    file = folder / "crest.png"
    crest.save(str(file))
    answer = requests.put(
        f"{hub.url}/v1/media/crest.png",
        data=file.read_bytes(),
        headers={"Authorization": f"Bearer {hub.manager}"},
        timeout=10,
    )
    assert answer.status_code == 200, answer.text
    return str(answer.json()["name"])


@pytest.mark.long
@pytest.mark.timeout(300)
def test_a_layout_a_crest_and_a_draft_reach_the_wall(tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub, display(tmp_path, hub, words=WORDS) as board:
        document = hub.get("/v1/office/document", hub.manager).json()["document"]
        document |= {"enamel": COLOUR, "crest": stored(hub, tmp_path)}
        taken = hub.post("/v1/office", hub.manager, document)
        assert taken.status_code == 200, taken.text
        hub.issue("taxes")
        board.until(lambda: has(board.picture(), COLOUR, 200), 30, "the office's own colour")
        board.until(lambda: has(board.picture(), "#00c800"), 30, "the office's crest")
        draft = {"layout": {"beside": "next"}, "language": "ar", "calls": 3}
        drawn = hub.post("/v1/layouts/preview", hub.manager, draft)
        assert drawn.status_code == 200, drawn.text
        picture = QImage.fromData(drawn.content)
        assert (picture.width(), picture.height()) == (1280, 720)
        assert has(picture, "#f4b13a", 200)
        far = {"width_px": 1280, "height_px": 720, "diagonal_inch": 43, "farthest_seat_m": 12}
        refused = hub.post("/v1/layouts/preview", hub.manager, draft | {"screen": far})
        assert refused.status_code == 409
        assert "nothing fits beside" in refused.text
        hub.stop()
        assert has(board.picture(), "#00c800")  # kept on the box
