"""Something is typed: the code or name of an appointment, or a detail that the office asks for (K09, E13)."""

from typing import assert_never

from hub.face.texts import Texts
from kiosk.news import News
from kiosk.person import Person, Typed, Wrong
from kiosk.screens.content import Entry, Keyboard

GROUP = 4
"""Signs of a code that are shown together."""


def entry(texts: Texts, news: News, person: Person, keys: Keyboard, *, busy: bool) -> Entry:
    asks = person.asks or Typed.CODE
    title, purpose, hint = _words(texts, asks)
    own = asks in (Typed.CODE, Typed.BOOKED_NAME)
    return Entry(
        title=title,
        purpose=purpose,
        typed=texts.code(grouped(person.typed)) if asks is Typed.CODE and person.typed else person.typed,
        hint=hint,
        keyboard=keys,
        privacy=_privacy(texts, news, asks),
        wrong=_wrong(texts, person.wrong),
        ok=texts.t("Find my appointment") if own else texts.t("Go on"),
        skip="" if own else texts.t("Without this"),
        back=texts.t("Back"),
        busy=texts.t("One moment …") if busy else "",
    )


def grouped(code: str) -> str:
    """A code in groups that the eye can hold."""
    return " ".join(code[at : at + GROUP] for at in range(0, len(code), GROUP)).upper()


def _words(texts: Texts, asks: Typed) -> tuple[str, str, str]:
    """Title, what it is for, what stands in the empty field."""
    match asks:
        case Typed.CODE:
            return texts.t("Type your code"), texts.t("It is on your confirmation."), texts.t("Code")
        case Typed.BOOKED_NAME:
            return texts.t("Type your name"), texts.t("As you gave it for the appointment."), texts.t("Name")
        case Typed.NAME:
            return texts.t("What is your name?"), texts.t("So that we can greet you by it."), texts.t("Name")
        case Typed.PHONE:
            return texts.t("Your phone number"), texts.t("So that we can reach you."), texts.t("Phone number")
        case Typed.EMAIL:
            return texts.t("Your e-mail address"), texts.t("So that we can write to you."), texts.t("E-mail address")
        case Typed.DOCUMENT:
            return (
                texts.t("Number of your document"),
                texts.t("So that we can find your papers."),
                texts.t("Number of your document"),
            )
        case _:
            assert_never(asks)


def _privacy(texts: Texts, news: News, asks: Typed) -> str:
    """The office's own words, else ours."""
    own = news.say(news.office.privacy, texts.language.code)
    if asks in (Typed.CODE, Typed.BOOKED_NAME):
        return texts.t("We use this only to find your appointment.")
    return own or texts.t("Only staff see this. We delete it after your visit.")


def _wrong(texts: Texts, wrong: Wrong | None) -> str:
    match wrong:
        case None:
            return ""
        case Wrong.SHORT:
            return texts.t("Something is missing here.")
        case Wrong.SHAPE:
            return texts.t("Please check what you typed.")
        case Wrong.UNKNOWN_CODE:
            return texts.t("We know no appointment with this code. Please check it.")
        case Wrong.UNKNOWN_NAME:
            return texts.t("We found no appointment today in this name.")
        case Wrong.UNREACHED:
            return texts.t("We cannot look it up now. Please try again.")
        case _:
            assert_never(wrong)
