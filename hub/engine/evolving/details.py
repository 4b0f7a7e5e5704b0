"""What is known of a visit: services, class, needs, outcomes, help."""

from hub.engine.events import (
    AssistanceAnswered,
    AssistanceRequested,
    OutcomeRecorded,
    Recorded,
    ServiceAdded,
    ServiceCorrected,
    ServiceDropped,
    VisitRevised,
)
from hub.engine.state import State


def requested(state: State, event: AssistanceRequested) -> None:
    """Unwritten."""
    _ = state, event


def answered(state: State, recorded: Recorded, event: AssistanceAnswered) -> None:
    """Unwritten."""
    _ = state, recorded, event


def revised(state: State, recorded: Recorded, event: VisitRevised) -> None:
    """Unwritten."""
    _ = state, recorded, event


def added(state: State, recorded: Recorded, event: ServiceAdded) -> None:
    """Unwritten."""
    _ = state, recorded, event


def dropped(state: State, recorded: Recorded, event: ServiceDropped) -> None:
    """Unwritten."""
    _ = state, recorded, event


def corrected(state: State, recorded: Recorded, event: ServiceCorrected) -> None:
    """Unwritten."""
    _ = state, recorded, event


def outcome_recorded(state: State, recorded: Recorded, event: OutcomeRecorded) -> None:
    """Unwritten."""
    _ = state, recorded, event
