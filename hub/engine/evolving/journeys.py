"""Turns in the life of a visit beyond the common way."""

from hub.engine.events import (
    CallUnanswered,
    Recorded,
    StepServed,
    TargetPassed,
    VisitKept,
    VisitReactivated,
    VisitRequeued,
    VisitSteppedBack,
    WalkUpStarted,
)
from hub.engine.state import State


def step_served(state: State, recorded: Recorded, event: StepServed) -> None:
    """Unwritten."""
    _ = state, recorded, event


def walk_up_started(state: State, recorded: Recorded, event: WalkUpStarted) -> None:
    """Unwritten."""
    _ = state, recorded, event


def kept(state: State, recorded: Recorded, event: VisitKept) -> None:
    """Unwritten."""
    _ = state, recorded, event


def stepped_back(state: State, recorded: Recorded, event: VisitSteppedBack) -> None:
    """Unwritten."""
    _ = state, recorded, event


def requeued(state: State, recorded: Recorded, event: VisitRequeued) -> None:
    """Unwritten."""
    _ = state, recorded, event


def reactivated(state: State, recorded: Recorded, event: VisitReactivated) -> None:
    """Unwritten."""
    _ = state, recorded, event


def unanswered(state: State, event: CallUnanswered) -> None:
    """Unwritten."""
    _ = state, event


def target_passed(state: State, event: TargetPassed) -> None:
    """Unwritten."""
    _ = state, event
