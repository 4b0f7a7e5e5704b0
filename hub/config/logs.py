"""The structured log of every program: JSON lines on standard error, events not prose, no personal data.

systemd's journal (or a terminal) keeps them; the programs rotate nothing.
"""

import logging
import sys
from typing import TextIO

import structlog
from structlog.tracebacks import ExceptionDictTransformer
from structlog.typing import EventDict


def start_logging(program: str, level: str = "info", stream: TextIO | None = None) -> None:
    """Once per process, from its composition root. `level`: debug, info, warning or error."""
    least = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(
        processors=[
            _Named(program),
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
            # Without the local variables: they hold keys, PINs and what people typed.
            structlog.processors.ExceptionRenderer(ExceptionDictTransformer(show_locals=False)),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(least),
        logger_factory=structlog.PrintLoggerFactory(stream or sys.stderr),
        cache_logger_on_first_use=False,
    )


class _Named:
    """Puts the program's name on every line, whichever thread writes it."""

    def __init__(self, program: str) -> None:
        self._program = program

    def __call__(self, logger: object, method: str, entry: EventDict) -> EventDict:  # noqa: ARG002 - structlog's form
        entry["program"] = self._program
        return entry
