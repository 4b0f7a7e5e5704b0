"""Signs to try Vestibule without one: each decodes its protocol's bytes strictly, written from the published
descriptions and not from the drivers (which it cannot import). A byte that a real sign would not take is an error."""

from hub.sim.sign.decoders import Shown, SignDecoder
from hub.sim.sign.virtual import DECODERS, Kind, VirtualSign

__all__ = ["DECODERS", "Kind", "Shown", "SignDecoder", "VirtualSign"]
