"""What a person's wish is in the words of the contract with the hub."""

from hub.wire.bookings import CheckInRequest
from hub.wire.personal import DetailsRequest
from hub.wire.requests import IssueRequest
from kiosk.orders import Order, Wish


def issue_request(order: Order) -> IssueRequest:
    wish = order.wish
    return IssueRequest.model_validate(
        {
            "id": order.visit,
            "service": wish.service,
            "language": wish.language,
            "priority": wish.priority,
            "needs": list(wish.needs),
            "party": wish.party,
            "more": [{"service": further} for further in wish.more],
            "link_hash": order.link_hash,
        }
    )


def check_in_request(order: Order) -> CheckInRequest:
    wish = order.wish
    return CheckInRequest.model_validate(
        {
            "visit": order.visit,
            "language": wish.language,
            "more": [{"service": further} for further in wish.more],
            "link_hash": order.link_hash,
        }
    )


def details_request(wish: Wish) -> DetailsRequest | None:
    """None when nothing was typed."""
    return DetailsRequest.model_validate(dict(wish.details)) if wish.details else None
