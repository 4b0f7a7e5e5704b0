import io
import json
from collections.abc import Iterator

import pytest
import structlog

from hub.config.logs import start_logging


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    structlog.reset_defaults()


def test_a_line_is_one_json_object_with_its_event_and_program() -> None:
    written = io.StringIO()
    start_logging("kiosk", "info", written)
    log = structlog.get_logger()
    log.info("printer_gone", printer="tcp")
    log.debug("not_so_important")
    (line,) = written.getvalue().splitlines()
    entry = json.loads(line)
    assert (entry["event"], entry["printer"], entry["program"], entry["level"]) == (
        "printer_gone",
        "tcp",
        "kiosk",
        "info",
    )


def test_a_trace_never_shows_what_variables_held() -> None:
    written = io.StringIO()
    start_logging("hub", stream=written)
    try:
        pin = "4711"
        raise ValueError(f"{len(pin)} digits")
    except ValueError:
        structlog.get_logger().exception("broken")
    assert "4 digits" in written.getvalue()
    assert "4711" not in written.getvalue()
