"""For people with an appointment: how to check in, and which appointment it is. Names are never shown."""

from collections.abc import Sequence

from hub.face.texts import Texts
from hub.wire.bookings import AppointmentFound
from kiosk.news import News
from kiosk.screens.content import CheckIn, Choice, Matches, Way
from kiosk.screens.refusals import slot_of
from kiosk.touches import Key


def check_in(texts: Texts, *, busy: bool) -> CheckIn:
    return CheckIn(
        title=texts.t("You have an appointment?"),
        hint=texts.t("Show us your code, or type it"),
        ways=(
            Way("", "scan", texts.t("Show your code to the reader"), texts.t("On paper or on your phone")),
            Way(Key.WAY_CODE, "keypad", texts.t("Type the code"), texts.t("It is on your confirmation.")),
            Way(Key.WAY_NAME, "person", texts.t("Type your name"), texts.t("As you gave it for the appointment.")),
        ),
        back=texts.t("Back"),
        busy=texts.t("One moment …") if busy else "",
    )


def matches(texts: Texts, news: News, found: Sequence[AppointmentFound], *, busy: bool) -> Matches:
    """`found`: today's appointments in the name that was typed."""
    return Matches(
        title=texts.t("Which appointment is yours?"),
        hint=texts.t("Touch your time"),
        choices=tuple(_match(texts, news, one) for one in found),
        back=texts.t("Back"),
        busy=texts.t("One moment …") if busy else "",
    )


def _match(texts: Texts, news: News, found: AppointmentFound) -> Choice:
    slot = slot_of(found.date, found.time)
    time = texts.time(slot) if slot else found.time
    service = news.name(found.service, texts.language.code)
    view = news.service(found.service)
    return Choice(
        service=found.service,
        name=time,
        description=service,
        pictogram=view.pictogram if view else "calendar",
        waiting="",
        available=True,
        spoken=f"{time}. {service}",
    )
