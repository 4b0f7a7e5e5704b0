"""The screens that say why nothing can be chosen (nothing known yet, hub away, closed), and what is told in between."""

from datetime import datetime, timedelta
from typing import assert_never

from hub.face.texts import Texts
from hub.wire.hall import NoticeView
from hub.wire.views import DayView
from kiosk.news import News
from kiosk.offered import why_not
from kiosk.person import Help
from kiosk.screens import reasons
from kiosk.screens.content import Closed, Notice
from kiosk.screens.heard import name_of
from kiosk.screens.reasons import Clock
from kiosk.screens.refusals import on_day, slot_of
from kiosk.tellings import Telling, Told


def loading(texts: Texts) -> Notice:
    return Notice("arch", texts.t("One moment …"), texts.t("This screen is starting."), calm=True)


def emergency(texts: Texts, news: News, notice: NoticeView) -> Notice:
    """Over everything, for as long as it stands."""
    return Notice("warning", texts.t("Attention, please"), news.say(notice.texts, texts.language.code))


def away(texts: Texts, news: News | None, since: datetime | None, *, key_refused: bool) -> Notice:
    """The hub is not reached, or refuses this kiosk's key: where a number printed beforehand hangs, who helps. `since`:
    the office's wall time of the last news."""
    goes_on = texts.t("This screen goes on by itself.")
    roll = news.say(news.office.kiosk.roll, texts.language.code) if news else ""
    band = texts.t("No news since {time}", time=texts.time(since)) if since else texts.t("No connection")
    return Notice(
        pictogram="linkLost",
        title=texts.t("No tickets at this moment"),
        text="\n".join(part for part in (roll, reasons.what_to_do(texts, news), goes_on) if part),
        band=texts.t("The hub does not accept this kiosk's key") if key_refused else band,
    )


def numbers_go_on(texts: Texts, lasting: timedelta | None) -> str:
    """The band while the hub is away and this kiosk gives its own numbers. `lasting`: how long they will do."""
    if lasting is None:
        return texts.t("The connection is lost. Numbers go on.")
    hours = max(1, round(lasting / timedelta(hours=1)))
    return texts.n(
        "The connection is lost. Numbers go on for about {count} hour.",
        "The connection is lost. Numbers go on for about {count} hours.",
        hours,
    )


def closed(texts: Texts, news: News, day: DayView, clock: Clock) -> Closed:
    """The arch, with the next opening first."""
    answer = texts.t("We are closed now")
    sentence = ""
    if day.next_opening is not None:
        sentence, answer = answer, reasons.opening(texts, day.next_opening, clock)
    note = texts.t("You have a number already? You will still be called.") if day.open else ""
    return Closed(sentence, answer, news.say(day.closed_reason, texts.language.code), note)


def told(texts: Texts, news: News, telling: Telling, help_: Help, clock: Clock) -> Notice:
    """One thing said over the journey; its key leads back to where the person was."""
    leave = texts.t("Go on")
    match telling.told:
        case Told.HELP:
            return _help(texts, news, help_, leave)
        case Told.NOT_NOW:
            return _not_now(texts, news, telling, clock, leave)
        case Told.TAKEN_ALREADY:
            text = texts.t("This is on your number already.")
            return Notice("ticket", _service(texts, news, telling), text, key=leave, calm=True)
        case Told.HAS_TICKET:
            return _has_ticket(texts, telling, leave)
        case Told.STRANGE_CODE:
            text = texts.t("This reader knows our tickets and appointments only. Your code is fine for something else.")
            return Notice("scan", texts.t("We do not know this code"), text, key=leave, calm=True)
        case Told.NO_CHECK_IN:
            ask = reasons.what_to_do(texts, news)
            return Notice("linkLost", texts.t("You cannot check in here at this moment"), ask, key=leave)
        case Told.NO_VOICE:
            text = texts.t(
                "You hear {language} instead. The words on the screen stay.",
                language=name_of(telling.label, texts.language.code),
            )
            return Notice("headset", texts.t("This screen cannot speak your language"), text, key=leave, calm=True)
        case Told.CHECKED_IN | Told.CANCELLED | Told.MISSED | Told.OTHER_DAY:
            return _appointment(texts, news, telling, leave)
        case _:
            assert_never(telling.told)


def _help(texts: Texts, news: News, help_: Help, leave: str) -> Notice:
    desk = reasons.desk_words(texts, news)
    wait = texts.t("Please wait here, or go to {place}.", place=desk) if desk else texts.t("Please wait here.")
    go = texts.t("Please go to {place}.", place=desk) if desk else texts.t("Please ask our staff.")
    match help_:
        case Help.COMING:
            return Notice("person", texts.t("Somebody is coming to you"), texts.t("Please wait here."), key=leave)
        case Help.FAILED:
            return Notice("help", texts.t("We cannot call a person from here now"), go, key=leave)
        case Help.RUNG:
            return Notice("bell", texts.t("We have called a person"), wait, key=leave, calm=True)
        case Help.CALLING | Help.NONE:
            return Notice("bell", texts.t("We are calling a person"), wait, key=leave, calm=True)
        case _:
            assert_never(help_)


def _not_now(texts: Texts, news: News, telling: Telling, clock: Clock, leave: str) -> Notice:
    service = news.service(telling.service) if telling.service else None
    why = why_not(news, service) if service else None
    if service is None or why is None:
        return Notice("tick", texts.t("This is open again"), texts.t("Please choose again."), key=leave, calm=True)
    name = news.say(service.names, texts.language.code)
    title = reasons.cause(texts, why.closed)
    bookable = any(leaf.bookable for leaf in news.leaves(service))
    text = reasons.in_full(texts, news, why, clock, bookable=bookable)
    return Notice("clock", title, f"{name}\n{text}", key=leave, calm=True)


def _has_ticket(texts: Texts, telling: Telling, leave: str) -> Notice:
    title = texts.t("You have a ticket already")
    number = texts.t("Your number is {code}", code=texts.code(telling.label)) if telling.label else ""
    stay = texts.t("You need no new one. Watch the screen.")
    return Notice("ticket", title, f"{number}\n{stay}" if number else stay, key=leave, calm=True)


def _appointment(texts: Texts, news: News, telling: Telling, leave: str) -> Notice:
    ask = reasons.what_to_do(texts, news)
    slot = slot_of(telling.appointment.date, telling.appointment.time) if telling.appointment else None
    when = on_day(texts, slot) if slot else ""
    match telling.told:
        case Told.CHECKED_IN:
            text = texts.t("You need no new one. Watch the screen.")
            return Notice("tick", texts.t("You have checked in already"), text, key=leave, calm=True)
        case Told.OTHER_DAY:
            return Notice("calendar", texts.t("Your appointment is not today"), f"{when}\n{ask}".strip(), key=leave)
        case _:
            return Notice("calendar", texts.t("This appointment was cancelled"), ask, key=leave)


def _service(texts: Texts, news: News, telling: Telling) -> str:
    view = news.service(telling.service) if telling.service else None
    return news.say(view.names, texts.language.code) if view else ""
