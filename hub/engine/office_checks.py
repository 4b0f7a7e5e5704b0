"""What a well-formed office document must also make sense of: every problem at once, in reading order of the subjects.

Nothing here stops an older journal from replaying: what was accepted once is never judged again.
"""

from dataclasses import dataclass

from hub.engine.checks.calendar import check_calendar
from hub.engine.checks.displays import check_displays
from hub.engine.checks.kiosk import check_kiosk
from hub.engine.checks.numbers import check_series
from hub.engine.checks.services import check_services
from hub.engine.checks.staffing import check_staffing
from hub.engine.checks.visits import check_visits
from hub.engine.document_table import Problem
from hub.engine.office import Office


@dataclass(frozen=True, slots=True)
class Allowed:
    """What an office takes upon itself by a flag in its document."""

    sound_alike: bool = False
    delicate: bool = False


def check_office(office: Office, allowed: Allowed) -> list[Problem]:
    return [
        *check_series(office, sound_alike=allowed.sound_alike, delicate=allowed.delicate),
        *check_services(office),
        *check_staffing(office),
        *check_visits(office),
        *check_calendar(office),
        *check_kiosk(office),
        *check_displays(office),
    ]
