"""What is known of a visit: services, class, needs, outcomes, help, personal data."""

from dataclasses import dataclass

from hub.engine.ids import (
    AppointmentId,
    ClassId,
    CounterId,
    NeedId,
    NoteRef,
    OutcomeId,
    RouteId,
    ServiceId,
    VisitId,
)
from hub.engine.journey import ANYONE, Demand, PlannedStep
from hub.engine.terms import (
    PersonalField,
)


@dataclass(frozen=True, slots=True)
class AssistanceRequested:
    """The visit needs something that staff must arrange (an interpreter)."""

    visit: VisitId
    need: NeedId


@dataclass(frozen=True, slots=True)
class AssistanceAnswered:
    visit: VisitId
    need: NeedId


@dataclass(frozen=True, slots=True)
class VisitRevised:
    """Class, needs, language or party were corrected; all are given as they are now."""

    visit: VisitId
    priority: ClassId
    needs: tuple[NeedId, ...]
    language: str
    party: int
    demand: Demand
    counter: CounterId | None = None
    route: RouteId | None = None
    """The routing rule that holds now."""


@dataclass(frozen=True, slots=True)
class ServiceAdded:
    """One more service in this visit, behind the planned ones or (`first`) right after the present one."""

    visit: VisitId
    step: PlannedStep
    first: bool = False


@dataclass(frozen=True, slots=True)
class ServiceDropped:
    visit: VisitId
    service: ServiceId
    member: int = 1


@dataclass(frozen=True, slots=True)
class ServiceCorrected:
    """The present service was the wrong one; the visit stays where it is."""

    visit: VisitId
    from_service: ServiceId
    to_service: ServiceId
    demand: Demand = ANYONE
    counter: CounterId | None = None


@dataclass(frozen=True, slots=True)
class OutcomeRecorded:
    """What was done in the present step, or in the last one done."""

    visit: VisitId
    counter: CounterId
    service: ServiceId
    quantity: int
    outcome: OutcomeId | None


@dataclass(frozen=True, slots=True)
class NoteKept:
    """A note of staff lies in the vault under this reference and travels with the visit."""

    visit: VisitId
    ref: NoteRef


@dataclass(frozen=True, slots=True)
class DetailsKept:
    """Personal data lies in the vault under the visit's (or the appointment's) key; here stand the fields alone."""

    fields: tuple[PersonalField, ...]
    visit: VisitId | None = None
    appointment: AppointmentId | None = None


@dataclass(frozen=True, slots=True)
class DetailsErased:
    fields: tuple[PersonalField, ...]
    visit: VisitId | None = None
    appointment: AppointmentId | None = None
