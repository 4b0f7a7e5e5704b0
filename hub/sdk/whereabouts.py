"""Where the hub is: a fixed address, or what mDNS finds. Asked anew before every try, so a new address is no event."""

from typing import Protocol

from hub.sdk.link_local import usable_url


class Whereabouts(Protocol):
    """Thread-safe. `current` is the base URL to try next, None while none is known; `failed` tells that it did not
    answer, so that another address of the same hub is tried first next time; `worked` that the hub there gave news."""

    def current(self) -> str | None: ...
    def failed(self, url: str) -> None: ...
    def worked(self, url: str) -> None: ...
    def close(self) -> None: ...


class FixedAddress:
    """From the settings or the command line."""

    def __init__(self, url: str) -> None:
        self._url = usable_url(url.rstrip("/"))

    def current(self) -> str | None:
        return self._url

    def failed(self, url: str) -> None:
        """There is no other one."""

    def worked(self, url: str) -> None:
        """As it should."""

    def close(self) -> None:
        """Holds nothing."""


__all__ = ["FixedAddress", "Whereabouts"]
