"""Counter sessions: open, profile, pause, wrap-up, the way back."""

from dataclasses import dataclass

from hub.engine.ids import (
    CounterId,
    PauseId,
    ProfileId,
)


@dataclass(frozen=True, slots=True)
class UndoLast:
    """Take back this counter session's own last action, within the office's window."""

    counter: CounterId


@dataclass(frozen=True, slots=True)
class OpenCounter:
    """Claim a counter for a session. The same person resumes; another one needs `take_over`."""

    counter: CounterId
    take_over: bool = False
    profile: ProfileId | None = None
    """None: the person's own, else the counter's."""


@dataclass(frozen=True, slots=True)
class ChooseProfile:
    counter: CounterId
    profile: ProfileId | None


@dataclass(frozen=True, slots=True)
class EndWrapUp:
    counter: CounterId


@dataclass(frozen=True, slots=True)
class PauseCounter:
    counter: CounterId
    reason: PauseId


@dataclass(frozen=True, slots=True)
class ResumeCounter:
    counter: CounterId


@dataclass(frozen=True, slots=True)
class CloseCounter:
    counter: CounterId


@dataclass(frozen=True, slots=True)
class LoseCounter:
    """The session's stream has been silent for 30 s: show the counter as away; its visit stays."""

    counter: CounterId


@dataclass(frozen=True, slots=True)
class RegainCounter:
    """The session is heard again."""

    counter: CounterId
