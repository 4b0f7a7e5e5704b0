"""The tickets this kiosk has given lately, known by the hash of their links: nothing about who holds them."""

from collections import OrderedDict

MOST_KNOWN = 500


class KnownTickets:
    """Of one business day."""

    def __init__(self) -> None:
        self._labels: OrderedDict[str, str] = OrderedDict()
        self._day: str | None = None

    def day(self, day: str | None) -> None:
        """The business day now; another one begins with none."""
        if day is not None and day != self._day:
            self._labels.clear()
            self._day = day

    def keep(self, link_hash: str, label: str) -> None:
        self._labels[link_hash] = label
        if len(self._labels) > MOST_KNOWN:
            self._labels.popitem(last=False)

    def label(self, link_hash: str) -> str | None:
        return self._labels.get(link_hash)
