"""The machine has what the other checks need: input devices made by programs, and USB devices that are programs."""

from pathlib import Path

import evdev


def test_a_made_keyboard_is_seen_by_the_kernel() -> None:
    with evdev.UInput({evdev.ecodes.EV_KEY: [evdev.ecodes.KEY_1]}, name="Made keyboard") as made:
        assert made.device is not None
        assert made.device.name == "Made keyboard"


def test_there_is_a_usb_controller_to_be_a_device_at() -> None:
    assert [found.name for found in Path("/sys/class/udc").iterdir()] == ["dummy_udc.0"]
