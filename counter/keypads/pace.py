"""How quick a line of keypads can be, from its bytes and its speed. Pure."""

from counter.keypads.bus import BusManners
from hub.sdk.io.serial_frames import ACK
from hub.sdk.io.serial_line import LineShape

BEARABLE_MS = 100.0
TURN_MS = 1.0
"""What a keypad takes to answer, and this program to go on, each."""


def turn_ms(manners: BusManners, shape: LineShape) -> float:
    """One keypad is asked and says that no key was pressed."""
    address = "0" * manners.format.address_digits
    asked = len(manners.format.frame(address, manners.ask))
    answered = len(manners.format.frame(address, manners.nothing)) + manners.format.sequence
    return 1000 * shape.seconds(asked + answered) + 2 * TURN_MS


def press_to_lamp_ms(manners: BusManners, shape: LineShape, pads: int) -> float:
    """The longest time from a press to the lamp, without the hub's: the press waits until its keypad's turn comes, is
    told and acknowledged, and the lamp's frame waits for the turn under way."""
    address = "0" * manners.format.address_digits
    lamp = 1000 * shape.seconds(2 * len(manners.format.frame(address, "L0")))
    acknowledged = 1000 * shape.seconds(len(manners.format.frame(address, ACK))) if manners.acknowledge else 0.0
    if not manners.poll:
        return lamp + acknowledged
    turn = turn_ms(manners, shape)
    return max(manners.poll_ms, pads * turn) + acknowledged + turn + lamp
