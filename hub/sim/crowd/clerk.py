"""A member of staff at a counter: signs in, opens it, calls, serves; some visits are transferred, parked, not there.

Failure policy. A request keeps its id until it is answered or refused: an unreachable hub is asked again, so a hub
that restarts loses nothing and doubles nothing. A session that is not accepted any more is signed in anew. Each request
and each answer is written to the clerk's own record first.
"""

import random
from collections.abc import Callable
from threading import Event

import structlog

from hub.sdk.client import HubClient
from hub.sdk.errors import BadRequest, HubRefused, HubTrouble, HubUnreachable, NotAllowed, SdkError
from hub.sdk.ids import new_request_id
from hub.sdk.record import Record
from hub.sdk.stream import EventStream
from hub.sdk.whereabouts import FixedAddress
from hub.sim.crowd.plan import ClerkPlan
from hub.wire.office import OfficeView
from hub.wire.problem import Reason
from hub.wire.requests import OpenCounterRequest, ParkRequest, SignInRequest, TransferRequest
from hub.wire.stream import Heartbeat, StaffChange, StaffSnapshot
from hub.wire.views import CounterAnswer, SignedIn, StaffVisit, VisitAnswer

log = structlog.get_logger(__name__)

Answer = CounterAnswer | VisitAnswer
Ask = Callable[[HubClient, str], Answer]
"""Sends one request with the given request id."""

AGAIN_AFTER = 0.5
PATIENCE = 2.0
"""Seconds a client repeats by itself; this file repeats on, looking whether the crowd stops."""
IDLE = (0.8, 2.5)
WALK = (1.5, 4.0)
SERVE = (10.0, 26.0)
FORM = (2.0, 6.0)
"""Seconds at pace 1: looks at an empty line, walk from the seats, service, filling in a form. Minutes are played as
seconds, or a demonstration would show nobody served; six counters then call about 16 times a minute, less than
citizens come, so that a line is seen."""
NO_SHOW_SHARE = 0.06
RECALL_SHARE = 0.10
TRANSFER_SHARE = 0.08
PARK_SHARE = 0.06
FINISH_SHARE = 0.5
"""The others are ended by the next call."""
SIGN_IN_ANEW = {Reason.NOT_YOUR_SESSION, Reason.COUNTER_NOT_OPEN, Reason.UNAUTHENTICATED}


class SignedOut(Exception):
    """The session is not accepted any more."""


class Clerk:
    """One shift; `work` runs on a thread of its own until `stopping`."""

    def __init__(self, plan: ClerkPlan, hub: str, key: str, record: Record, stopping: Event) -> None:
        self._plan = plan
        self._hub = hub
        self._door = HubClient(hub, key, patience=PATIENCE)
        self._record = record
        self._stopping = stopping

    def work(self, office: OfficeView, seed: int, pace: float) -> None:
        chance = random.Random(f"{seed}-{self._plan.staff}")
        while not self._stopping.is_set():
            signed = self._sign_in()
            if signed is None:
                break
            client = HubClient(self._hub, signed.token, patience=PATIENCE)
            lease = _lease(self._hub, signed.token)
            try:
                _Shift(self._plan, client, self._record, self._stopping, chance, pace).run(office)
            except SignedOut:
                log.info("clerk_signs_in_anew", staff=self._plan.staff)
            finally:
                lease.stop()
                client.close()
        self._door.close()

    def _sign_in(self) -> SignedIn | None:
        """None when the crowd stops, or the PIN is refused (which repeating would only lock out)."""
        while not self._stopping.is_set():
            try:
                return self._door.sign_in(SignInRequest(staff=self._plan.staff, pin=self._plan.pin))
            except NotAllowed as error:
                log.error("clerk_not_let_in", staff=self._plan.staff, reason=error.reason)
                return None
            except SdkError:
                self._stopping.wait(AGAIN_AFTER)
        return None


class _Shift:
    """What a signed-in clerk does, with the session's own client."""

    def __init__(
        self, plan: ClerkPlan, client: HubClient, record: Record, stopping: Event, chance: random.Random, pace: float
    ) -> None:
        self._plan = plan
        self._client = client
        self._record = record
        self._stopping = stopping
        self._chance = chance
        self._pace = pace

    def run(self, office: OfficeView) -> None:
        """Work until the crowd stops. Raises `SignedOut`."""
        counter = self._plan.counter
        opening = OpenCounterRequest(take_over=True)
        self._ask("open", None, lambda client, request: client.open_counter(counter, opening, request))
        while not self._stopping.is_set():
            answer = self._ask("call_next", None, lambda client, request: client.call_next(counter, request))
            if answer is None or answer.visit is None:
                self._pause(IDLE)
            else:
                self._attend(answer.visit, office)

    def _attend(self, visit: StaffVisit, office: OfficeView) -> None:
        """From the call to the end of this counter's part in the visit."""
        self._pause(WALK)
        luck = self._chance.random()
        if luck < NO_SHOW_SHARE + RECALL_SHARE:
            self._ask("recall", visit, lambda client, request: client.recall(visit.id, request))
            self._pause(WALK)
        if luck < NO_SHOW_SHARE:
            self._ask("no_show", visit, lambda client, request: client.no_show(visit.id, request))
            return
        self._ask("start", visit, lambda client, request: client.start(visit.id, request))
        self._pause(SERVE)
        luck = self._chance.random()
        if luck < TRANSFER_SHARE:
            self._transfer(visit, office)
        elif luck < TRANSFER_SHARE + PARK_SHARE:
            self._park(visit)
        elif luck < TRANSFER_SHARE + PARK_SHARE + FINISH_SHARE:
            self._ask("finish", visit, lambda client, request: client.finish(visit.id, request))

    def _transfer(self, visit: StaffVisit, office: OfficeView) -> None:
        others = [service.id for service in office.services if not service.category and service.id != visit.service]
        if others:
            body = TransferRequest(service=self._chance.choice(others))
            self._ask("transfer", visit, lambda client, request: client.transfer(visit.id, body, request))

    def _park(self, visit: StaffVisit) -> None:
        """Set aside to fill in a form, then back in line."""
        parked = self._ask("park", visit, lambda client, request: client.park(visit.id, ParkRequest(), request))
        if parked is not None:
            self._pause(FORM)
            self._ask("return", visit, lambda client, request: client.return_visit(visit.id, request))

    def _pause(self, span: tuple[float, float]) -> None:
        self._stopping.wait(self._chance.uniform(*span) / self._pace)

    def _ask(self, what: str, visit: StaffVisit | None, ask: Ask) -> Answer | None:
        """Ask until answered; None when refused, or when the crowd stops. Raises `SignedOut`."""
        request = new_request_id()
        about = None if visit is None else visit.id
        self._record.write("asked", request=request, what=what, counter=self._plan.counter, visit=about)
        while not self._stopping.is_set():
            try:
                answer = ask(self._client, request)
            except (HubUnreachable, HubTrouble):
                self._stopping.wait(AGAIN_AFTER)
                continue
            except (HubRefused, NotAllowed, BadRequest) as error:
                self._record.write("refused", request=request, what=what, visit=about, reason=error.reason)
                if error.reason in SIGN_IN_ANEW:
                    raise SignedOut from error
                return None
            self._acknowledged(what, request, answer)
            return answer
        self._record.write("unanswered", request=request, what=what, visit=about)
        return None

    def _acknowledged(self, what: str, request: str, answer: Answer) -> None:
        visit = answer.visit
        self._record.write(
            "acknowledged",
            request=request,
            what=what,
            seq=answer.seq,
            counter=self._plan.counter,
            visit=None if visit is None else visit.id,
            label=None if visit is None else visit.label,
            call=None if visit is None else visit.call,
        )


class _Listener:
    """The stream is kept open because the counter's lease lives by it; its news are not needed here."""

    def snapshot(self, snapshot: StaffSnapshot, reset: bool) -> None:
        pass

    def change(self, change: StaffChange) -> None:
        pass

    def heartbeat(self, beat: Heartbeat) -> None:
        pass

    def lost(self, error: SdkError) -> None:
        pass

    def back(self) -> None:
        pass


def _lease(hub: str, token: str) -> EventStream[StaffSnapshot, StaffChange]:
    stream = EventStream(FixedAddress(hub), token, StaffSnapshot, StaffChange, _Listener())
    stream.start()
    return stream
