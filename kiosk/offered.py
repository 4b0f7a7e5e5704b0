"""What can be taken now and what cannot, with its reason: read from the hub's news. Plain Python."""

from dataclasses import dataclass
from datetime import datetime

from hub.wire.office import ServiceView, TextMap
from hub.wire.terms import ServiceClosed
from hub.wire.views import LoadView
from kiosk.news import News


@dataclass(frozen=True, slots=True)
class Why:
    """Why a service gives no ticket now. `opens` (aware): when it is worth coming back, if that is known; `reason`: the
    office's own words."""

    closed: ServiceClosed
    opens: datetime | None = None
    reason: TextMap | None = None


def why_not(news: News, service: ServiceView) -> Why | None:
    """None when a ticket can be taken (for a category: of any service below it); else the reason that ends soonest."""
    whys = [_why(news.loads.get(leaf.id)) for leaf in news.leaves(service)]
    closed = [why for why in whys if why is not None]
    if len(closed) < len(whys) or not whys:
        return None if whys else Why(ServiceClosed.NOT_GIVEN)
    soon = [(why.opens, place) for place, why in enumerate(closed) if why.opens is not None]
    return closed[min(soon)[1]] if soon else closed[0]


def bookable(news: News) -> bool:
    """Whether people with an appointment come to this office."""
    return any(service.bookable for service in (*news.office.services, *news.office.hidden_services))


def every_leaf(news: News) -> tuple[ServiceView, ...]:
    """All services a person can find, in the office's order."""
    return tuple(leaf for top in news.children(None) for leaf in news.leaves(top))


def _why(load: LoadView | None) -> Why | None:
    if load is None:
        return Why(ServiceClosed.NOT_GIVEN)
    if load.closed is None:
        return None
    try:
        closed = ServiceClosed(load.closed)
    except ValueError:  # a reason of a newer hub: what counts is that nothing is given
        closed = ServiceClosed.NOT_GIVEN
    return Why(closed, load.next_opening, load.closed_reason or None)
