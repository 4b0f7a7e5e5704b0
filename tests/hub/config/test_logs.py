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
