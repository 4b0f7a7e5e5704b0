"""Books of one's own about kiosks: who calls for a person, who gave which ticket, whose details a kiosk may keep."""

from dataclasses import dataclass, field

from hub.engine import events
from hub.engine.events import Recorded
from hub.engine.ids import DeviceId, Instant, VisitId
from hub.engine.snapshot import Still
from hub.engine.state import State
from hub.engine.terms import PersonalField, Role

TEN_MINUTES = 10 * 60_000


@dataclass(slots=True)
class KioskWitness:
    calling: dict[DeviceId, Instant] = field(default_factory=dict)
    given: dict[VisitId, tuple[DeviceId | None, Instant]] = field(default_factory=dict)
    """By which kiosk, and when the hub wrote it down."""

    def see(self, before: Still, recorded: Recorded, state: State) -> None:
        actor = recorded.actor
        match recorded.event:
            case events.HelpCalled(device=device):
                assert device == actor.device, "one kiosk called for another"
                assert device not in self.calling, "a call that stands was made again"
                self.calling[device] = recorded.at
            case events.HelpAnswered(device=device, called=called):
                assert self.calling.pop(device) == called, "an answer to another call"
            case events.DayOpened():
                self.calling.clear()
            case events.TicketIssued(visit=visit):
                self.given[visit] = (actor.device if actor.role is Role.KIOSK else None, recorded.at)
            case events.ReprintAsked(visit=visit):
                assert self.given[visit][0] is not None, "a reprint of what no kiosk has printed"
                assert state.visits[visit] == next(one for one in before.visits if one.id == visit)
            case events.DetailsKept(fields=fields, visit=visit) if actor.role is Role.KIOSK:
                self._check_details(before, recorded, visit, fields)
            case _:
                pass
        assert {call.device: call.since for call in state.help.values()} == self.calling, "calls got lost or stayed"

    def _check_details(
        self, before: Still, recorded: Recorded, visit: VisitId | None, fields: tuple[PersonalField, ...]
    ) -> None:
        assert visit is not None, "a kiosk spoke of an appointment"
        device, at = self.given[visit]
        assert device == recorded.actor.device, "a kiosk spoke of another's ticket"
        assert recorded.at - at <= TEN_MINUTES, "a kiosk spoke of an old ticket"
        assert before.setup is not None
        asked = {field for service in before.setup.office.services for field in service.asks}
        assert set(fields) <= asked, "a kiosk said what the office does not ask"
