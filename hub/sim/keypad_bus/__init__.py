"""Serial keypads to try Vestibule without one: they speak the configured frames, written apart from the driver."""

from hub.sim.keypad_bus.pad import PadFaults, VirtualPad

__all__ = ["PadFaults", "VirtualPad"]
