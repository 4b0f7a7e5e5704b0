"""What people ask for beside the service, judged by the set-up: language, class, needs, party, quantity (Q05, C15)."""

from dataclasses import dataclass

from hub.engine.ids import NORMAL, ClassId, NeedId
from hub.engine.office import Service
from hub.engine.refusal import Reason, Refusal
from hub.engine.setup import Setup

MOST_PARTY = 20
MOST_NEEDS = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    language: str
    priority: ClassId = NORMAL
    needs: tuple[NeedId, ...] = ()
    party: int = 1
    quantity: int = 1


def refuse_request(setup: Setup, service: Service, wanted: Wanted) -> Refusal | None:
    """Why the office cannot take the request for this service; None when it can."""
    if wanted.language not in setup.office.languages:
        return Refusal(Reason.LANGUAGE_NOT_OFFERED, {"language": wanted.language})
    if not setup.has_class(wanted.priority):
        return Refusal(Reason.UNKNOWN_CLASS, {"class": wanted.priority})
    if service.classes and wanted.priority not in (NORMAL, *service.classes):
        return Refusal(Reason.CLASS_NOT_ALLOWED, {"class": wanted.priority, "service": service.id})
    unknown = [need for need in wanted.needs if setup.need(need) is None]
    if unknown or len(wanted.needs) > MOST_NEEDS:
        return Refusal(Reason.UNKNOWN_NEED, {"need": ", ".join(unknown[:MOST_NEEDS])})
    if not 1 <= wanted.party <= MOST_PARTY:
        return Refusal(Reason.QUANTITY_OUT_OF_RANGE, {"party": str(wanted.party), "most": str(MOST_PARTY)})
    if not 1 <= wanted.quantity <= service.most_quantity:
        return Refusal(
            Reason.QUANTITY_OUT_OF_RANGE, {"quantity": str(wanted.quantity), "most": str(service.most_quantity)}
        )
    return None
