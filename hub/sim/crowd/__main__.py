"""`python -m hub.sim.crowd --plan FILE`: a crowd until SIGTERM (exit code 0)."""

import argparse
import random
import signal
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

import structlog

from hub.config.errors import ConfigError
from hub.config.logs import start_logging
from hub.sdk.client import HubClient
from hub.sdk.errors import SdkError
from hub.sdk.record import Record
from hub.sdk.settings import read_key
from hub.sim.crowd.citizens import Citizens, wishes
from hub.sim.crowd.clerk import PATIENCE, Clerk
from hub.sim.crowd.kiosk_line import KioskLine
from hub.sim.crowd.plan import CrowdPlan, KioskPlan, PlanError, read_plan
from hub.sim.crowd.terminal import TerminalClerk
from hub.wire.office import OfficeView

log = structlog.get_logger(__name__)

OFFICE_WITHIN = 60.0
ENDS_WITHIN = 15.0


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="./vestibule sim crowd",
        description="Citizens at kiosks and staff at counters, for trying an office. `./vestibule run --demo` makes "
        "the plan and starts it by itself.",
    )
    parser.add_argument("--plan", type=Path, required=True, metavar="FILE", help="the crowd's plan (JSON, mode 0600)")
    start_logging("crowd")
    try:
        plan = read_plan(parser.parse_args(arguments).plan)
        key = read_key(plan.key_file)
    except (PlanError, ConfigError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    stopping = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopping.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    return _gather(plan, key, stopping)


def _gather(plan: CrowdPlan, key: str, stopping: threading.Event) -> int:
    """Start everybody, wait for the end, send everybody home."""
    office = _office(plan.hub, key, stopping)
    if office is None:
        return 0 if stopping.is_set() else 1
    records = [Record(plan.records / f"{clerk.staff}.jsonl") for clerk in plan.clerks]
    people = [
        threading.Thread(
            target=Clerk(clerk, plan.hub, key, record, stopping).work, args=(office, plan.seed, plan.pace), daemon=True
        )
        for clerk, record in zip(plan.clerks, records, strict=True)
    ]
    people += [
        threading.Thread(target=_citizens, args=(kiosk, plan, office, stopping), daemon=True) for kiosk in plan.kiosks
    ]
    if plan.terminal is not None:
        clerk = TerminalClerk(plan.terminal.clerk, plan.terminal.orders, plan.terminal.answers, stopping)
        people.append(threading.Thread(target=clerk.work, args=(plan.seed, plan.pace), daemon=True))
    for person in people:
        person.start()
    log.info("crowd_gathered", kiosks=len(plan.kiosks), clerks=len(plan.clerks), seed=plan.seed)
    stopping.wait()
    for person in people:
        person.join(ENDS_WITHIN)
    for record in records:
        record.close()
    log.info("crowd_gone")
    return 0


def _office(hub: str, key: str, stopping: threading.Event) -> OfficeView | None:
    """The office, as soon as the hub gives it; None when it does not, or the crowd stops."""
    deadline = time.monotonic() + OFFICE_WITHIN
    while not stopping.is_set():
        client = HubClient(hub, key, patience=PATIENCE)
        try:
            return client.office()
        except SdkError as error:
            if time.monotonic() > deadline:
                log.error("crowd_without_hub", reason=error.reason)
                return None
        finally:
            client.close()
    return None


def _citizens(kiosk: KioskPlan, plan: CrowdPlan, office: OfficeView, stopping: threading.Event) -> None:
    clerks = (*plan.clerks, plan.terminal.clerk) if plan.terminal is not None else plan.clerks
    staffed = {clerk.counter for clerk in clerks}
    given = sorted({service for place in office.counters if place.id in staffed for service in place.services})
    language = plan.language or office.default_language
    line = KioskLine(kiosk.orders, kiosk.answers, stopping)
    with Record(plan.records / f"citizens-{kiosk.name}.jsonl") as record:
        citizens = Citizens(line, kiosk.name, record, random.Random(f"{plan.seed}-{kiosk.name}"))
        took = citizens.queue_up(wishes(office.languages, language, given), plan.pace, stopping)
    log.info("citizens_done", kiosk=kiosk.name, took=took)
    if kiosk is plan.kiosks[0]:
        line.open(language)
    line.close()


if __name__ == "__main__":
    sys.exit(main())
