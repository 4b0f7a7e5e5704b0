"""Under which address people's phones reach a ticket's own page; tickets carry it in their QR code."""

from collections.abc import Callable
from dataclasses import dataclass

from hub.wire.views import HealthCheck

PAGE = "/t/"
NO_PAGE = (
    "Tickets carry no QR code, because only this computer can reach their pages: "
    "set public_url, or let phones connect with --lan."
)
NO_NETWORK = "Tickets carry no QR code, because this computer has no network address at present."


@dataclass(frozen=True, slots=True)
class Reach:
    """`addresses` gives the computer's LAN addresses now. `demo`: the page is for whoever sits at this computer."""

    public_url: str | None
    lan: bool
    demo: bool
    port: int
    addresses: Callable[[], tuple[str, ...]]

    def link_base(self) -> str | None:
        """The address up to the link token, or None while no phone could reach it."""
        if self.public_url is not None:
            return self.public_url.rstrip("/") + PAGE
        found = self.addresses() if self.lan else ()
        if found:
            return f"http://{found[0]}:{self.port}{PAGE}"
        return f"http://127.0.0.1:{self.port}{PAGE}" if self.demo else None

    def check(self) -> HealthCheck:
        if self.link_base() is not None:
            return HealthCheck(name="ticket_links", ok=True)
        return HealthCheck(name="ticket_links", ok=False, detail=NO_NETWORK if self.lan else NO_PAGE)
