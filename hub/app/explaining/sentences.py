"""What each event of a visit says in the reader's language. Codes, numbers and names of services; no person."""

from datetime import datetime
from typing import Final, assert_never
from zoneinfo import ZoneInfo

from hub.engine import events
from hub.engine.ids import CounterId, ServiceId
from hub.engine.setup import Setup
from hub.engine.terms import HowCalled, NumberFrom
from hub.face.texts import Texts
from hub.service.explain.story import Scene

CLOCK: Final = "%H:%M:%S"


class Sentences:
    """In one language, for one office."""

    def __init__(self, texts: Texts, zone: ZoneInfo) -> None:
        self._texts = texts
        self._zone = zone

    def clock(self, wall: datetime) -> str:
        """The time at the office."""
        return wall.astimezone(self._zone).strftime(CLOCK)

    def service(self, setup: Setup | None, service: ServiceId) -> str:
        """Its name in the reader's language, else in the office's."""
        found = setup.service(service) if setup is not None else None
        if setup is None or found is None:
            return service
        return found.names.get(self._texts.language.code) or found.names.get(setup.office.default_language, service)

    def counter(self, setup: Setup | None, counter: CounterId | None) -> str:
        """The number that people read on it."""
        place = setup.counter(counter) if setup is not None and counter is not None else None
        return self._texts.code(place.sign if place is not None else counter or "-")

    def of(self, scene: Scene) -> str:
        """The sentence; for what has none of its own, the event's name."""
        event, setup = scene.happened.recorded.event, scene.setup
        found = self._of_waiting(event, setup) or self._of_counter(event, setup) or self._of_record(event, setup)
        return found or self._of_beside(event)

    def _of_waiting(self, event: events.Event, setup: Setup | None) -> str:
        t = self._texts.t
        match event:
            case events.TicketIssued():
                return self._issued(event, setup)
            case events.VisitRelabelled():
                return t("Its paper says another number: {ticket}.", ticket=self._texts.code(event.label))
            case events.VisitReturned(by_itself=True):
                return t("Back in line by itself: the time set for it was over.")
            case events.VisitReturned():
                return t("Back in line.")
            case events.VisitLeft():
                return t("Withdrawn by the person. The visit has ended: left.")
            case events.VisitLeftAtClosing():
                return t("The day was closed. The visit has ended: left at closing.")
            case events.VisitRemoved():
                return t("Taken out by staff ({reason}). The visit has ended: removed.", reason=event.reason.value)
            case events.VisitReactivated():
                return t("Waits again with the age it had ({reason}).", reason=event.reason.value)
            case events.VisitKept():
                return t("Kept for the next day with place and number.")
            case events.TargetPassed():
                return t("Has waited longer than was promised.")
            case events.VisitSteppedBack():
                return t("Asked for more time: back in line behind the next {places}.", places=str(event.places))
            case _:
                return ""

    def _issued(self, event: events.TicketIssued, setup: Setup | None) -> str:
        t = self._texts.t
        ticket, ahead = self._texts.code(event.label), str(event.ahead)
        service = self.service(setup, event.service)
        match event.number_from:
            case NumberFrom.SERIES:
                return t(
                    "Ticket {ticket} issued for {service}, by way of: {channel}. People who stood before: {ahead}.",
                    ticket=ticket,
                    service=service,
                    channel=event.channel.value,
                    ahead=ahead,
                )
            case NumberFrom.LEASE:
                return t(
                    "Ticket {ticket} for {service}, given by the kiosk while the hub was away. "
                    "People who stood before: {ahead}.",
                    ticket=ticket,
                    service=service,
                    ahead=ahead,
                )
            case NumberFrom.ROLL:
                return t(
                    "Ticket {ticket} of the pre-printed roll, entered for {service}. People who stood before: {ahead}.",
                    ticket=ticket,
                    service=service,
                    ahead=ahead,
                )
            case _:
                assert_never(event.number_from)

    def _of_counter(self, event: events.Event, setup: Setup | None) -> str:
        t = self._texts.t
        counter = self.counter(setup, getattr(event, "counter", None))
        match event:
            case events.VisitCalled():
                return self._called(event.how, counter)
            case events.VisitRecalled():
                return t(
                    "Called again to counter {counter}, call number {times}.", counter=counter, times=str(event.times)
                )
            case events.ServiceStarted(inferred=True):
                return t("Service at counter {counter}; its start was not pressed but inferred.", counter=counter)
            case events.ServiceStarted():
                return t("Service began at counter {counter}.", counter=counter)
            case events.StepServed():
                after = self.service(setup, event.next.service)
                return t("Served at counter {counter}; waits for {service} now.", counter=counter, service=after)
            case events.VisitServed():
                return t("Served at counter {counter}. The visit has ended: served.", counter=counter)
            case events.VisitNoShow():
                return t("Did not come to counter {counter}. The visit has ended: no-show.", counter=counter)
            case events.VisitRequeued():
                return t(
                    "Did not come to counter {counter}: back in line behind the next {places}.",
                    counter=counter,
                    places=str(event.places),
                )
            case events.CallUnanswered():
                return t("Nobody had come to counter {counter} for too long.", counter=counter)
            case _:
                return ""

    def _called(self, how: HowCalled, counter: str) -> str:
        match how:
            case HowCalled.NEXT:
                return self._texts.t("Called to counter {counter}.", counter=counter)
            case HowCalled.SERVICE:
                return self._texts.t("Called to counter {counter}, which asked for this service.", counter=counter)
            case HowCalled.CHOSEN:
                return self._texts.t("Called to counter {counter}, chosen there by hand.", counter=counter)
            case HowCalled.AUTO:
                return self._texts.t("Called to counter {counter} by itself: the counter was idle.", counter=counter)
            case _:
                assert_never(how)

    def _of_record(self, event: events.Event, setup: Setup | None) -> str:
        t = self._texts.t
        match event:
            case events.VisitTransferred():
                return t(
                    "Transferred from {before} to {after} ({placement}).",
                    before=self.service(setup, event.from_service),
                    after=self.service(setup, event.to_service),
                    placement=event.placement.value,
                )
            case events.VisitParked(until=None):
                return t("Set aside.")
            case events.VisitParked():
                return t("Set aside for a time.")
            case events.ActUndone():
                return t("The last action at the counter ({act}) was undone.", act=event.act.value)
            case events.ServiceCorrected():
                return t(
                    "The service was corrected from {before} to {after}.",
                    before=self.service(setup, event.from_service),
                    after=self.service(setup, event.to_service),
                )
            case events.ServiceAdded():
                return t("{service} was added.", service=self.service(setup, event.step.service))
            case events.ServiceDropped():
                return t("{service} was dropped.", service=self.service(setup, event.service))
            case events.NoteKept():
                return t("A note was kept in the vault.")
            case events.DetailsKept():
                return t("Kept in the vault: {fields}.", fields=", ".join(event.fields))
            case events.DetailsErased():
                return t("Erased from the vault: {fields}.", fields=", ".join(event.fields))
            case _:
                return ""

    def _of_beside(self, event: events.Event) -> str:
        t = self._texts.t
        match event:
            case events.TicketPrinted():
                return t("Paper: {outcome}.", outcome=event.outcome.value)
            case events.ReprintAsked():
                return t("The ticket was wanted once more.")
            case events.CallShown():
                return t("Shown by a display.")
            case events.CallSpoken():
                return t("Spoken by a display.")
            case events.AssistanceRequested():
                return t("Help was asked for: {need}.", need=event.need)
            case events.AssistanceAnswered():
                return t("Help was arranged: {need}.", need=event.need)
            case events.AppointmentCheckedIn():
                return t("Checked in for an appointment ({arrival}).", arrival=event.arrival.value)
            case events.VisitRevised():
                return t("Class, needs, language or party were corrected.")
            case events.OutcomeRecorded():
                return t("Outcome recorded: {outcome}.", outcome=event.outcome or "-")
            case _:
                return type(event).__name__
