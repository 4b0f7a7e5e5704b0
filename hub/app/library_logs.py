"""What libraries log (uvicorn, zeroconf) goes into the same structured log, warnings and worse."""

import logging

import structlog

log = structlog.get_logger("hub.library")


class _Forward(logging.Handler):
    """The message only: arguments and traces of a library may hold what a caller sent."""

    def emit(self, record: logging.LogRecord) -> None:
        write = log.error if record.levelno >= logging.ERROR else log.warning
        trouble = None if record.exc_info is None else record.exc_info[1]
        write("library", library=record.name, said=str(record.msg)[:200], trouble=type(trouble).__name__)


def forward_library_logs() -> None:
    """Once per process, from the composition root."""
    root = logging.getLogger()
    root.handlers = [_Forward(logging.WARNING)]
    root.setLevel(logging.WARNING)
