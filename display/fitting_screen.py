"""The presenter's questions about room (fitting.py), answered by the legible rule for one screen in its hall."""

from display.arrangement import Arrangement, arrange
from display.fitting import NoRoom, Room, Shape
from display.legible import Hall, Refused
from display.scene import Scene
from hub.face.metrics import Screen
from hub.wire.hall_terms import LayoutBeside

SIGN_EMS = 0.56
"""Width of an average letter of Noto Sans, in ems; measured over the ticker texts of Marstow in Latin languages."""


class FittingScreen:
    """A `Fitting`. Any thread."""

    def __init__(self, screen: Screen, hall: Hall) -> None:
        self.screen = screen
        self.hall = hall

    def room(self, shape: Shape) -> Room | NoRoom:
        found = arrange(self.screen, self.hall, shape)
        if isinstance(found, Refused):
            return NoRoom(found.reason, _sentence(found))
        with_next = shape.beside is LayoutBeside.NEXT
        signs = (found.ticker.width - 2 * found.edge) / (found.near_em * SIGN_EMS)
        return Room(
            rows=found.board.rows,
            notices=1 if shape.notices else 0,
            next_lines=found.next_lines if with_next else 0,
            next_labels=found.next_labels if with_next else 0,
            ticker_signs=max(0, int(signs)),
        )

    def arrangement(self, scene: Scene) -> Arrangement | None:
        """Where the parts of a scene stand; None when nobody could read it (the presenter makes no such scene)."""
        notices = bool(scene.notices)
        shape = Shape(scene.form, scene.beside, scene.ticker is not None, notices)
        found = arrange(self.screen, self.hall, shape)
        return None if isinstance(found, Refused) else found

    def plain(self) -> Arrangement:
        """The board alone. Raises `ValueError` where not even that can be read (refused at the start)."""
        found = arrange(self.screen, self.hall, Shape())
        if isinstance(found, Refused):
            raise ValueError(_sentence(found))
        return found


def _sentence(found: Refused) -> str:
    if not found.largest_m or f"{found.largest_m:g} m" in found.what:
        return found.what
    return f"{found.what}; it can be read from {found.largest_m:g} m and nearer"
