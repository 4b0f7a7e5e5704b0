"""The open sheet: its question, its answers page by page, and the fields of a form."""

from dataclasses import dataclass, replace

from counter.answers import (
    LANGUAGE_FIELD,
    NOTE_FIELD,
    PLACEMENT_FIELD,
    POOL_FIELD,
    QUANTITY_FIELD,
)
from counter.faces.headings import empty_words, heading, option_words
from counter.faces.offers import offer_choice
from counter.forms import FormField, Trouble, fields_of, is_sent
from counter.room import Room
from counter.sheet_scene import Choice, Field, FieldKind, SheetScene
from counter.sheets import ChosenSheet, NoticeSheet, RemoveSheet, Sheet, StopSheet, TakeOverSheet, WriteSheet
from counter.stand import Stand
from hub.face.texts import Texts

PAGE = 9
"""Answers on one page: each has its digit; 0 turns the page."""
LONG = 9
"""From more answers on, typing letters narrows them."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What has been typed to narrow the answers, and which page of them is shown (from 1)."""

    typed: str = ""
    page: int = 1


WHOLE = Narrowed()


def shown(stand: Stand, texts: Texts, narrowed: Narrowed = WHOLE) -> tuple[tuple[int, Choice], ...]:
    """The answers of the page, each with its place among all."""
    room = stand.room
    if room is None:
        return ()
    wanted = narrowed.typed.casefold()
    choices = [(place, offer_choice(stand, room, offer, texts)) for place, offer in enumerate(stand.offered)]
    found = [(place, one) for place, one in choices if _matches(one, wanted)]
    start = (min(narrowed.page, pages(len(found))) - 1) * PAGE
    return tuple(
        (place, replace(one, hint=str(digit)))
        for digit, (place, one) in enumerate(found[start : start + PAGE], start=1)
    )


def count(stand: Stand, texts: Texts, narrowed: Narrowed) -> int:
    """Answers that are left of all."""
    room = stand.room
    wanted = narrowed.typed.casefold()
    if room is None:
        return 0
    return sum(1 for offer in stand.offered if _matches(offer_choice(stand, room, offer, texts), wanted))


def pages(answers: int) -> int:
    return max(1, -(-answers // PAGE))


def sheet(stand: Stand, texts: Texts, narrowed: Narrowed = WHOLE) -> SheetScene | None:
    room, opened = stand.room, stand.sheet
    if room is None or opened is None:
        return None
    title, detail = heading(room, opened, texts)
    choices = tuple(one for _, one in shown(stand, texts, narrowed))
    fields = tuple(_field(stand, room, one, texts) for one in fields_of(opened, room))
    left = count(stand, texts, narrowed)
    several = pages(left)
    page = min(narrowed.page, several)
    return SheetScene(
        title=title,
        detail=detail,
        choices=choices,
        back=texts.t("Back"),
        empty=_empty(opened, narrowed, texts) if not choices else "",
        typed=narrowed.typed,
        typed_hint=texts.t("Type to find") if len(stand.offered) > LONG and not isinstance(opened, ChosenSheet) else "",
        page=page,
        pages=several,
        more=texts.t("More ({page} of {pages})", page=texts.code(str(page)), pages=texts.code(str(several)))
        if several > 1
        else "",
        fields=fields,
        submit=_submit(opened, texts) if is_sent(opened) else "",
        grave=isinstance(opened, RemoveSheet | TakeOverSheet | StopSheet),
    )


def _matches(choice: Choice, wanted: str) -> bool:
    """By the beginning of any word."""
    if not wanted:
        return True
    words = f"{choice.label} {choice.detail}".casefold()
    return any(word.lstrip("\u2066\u2067\u2068").startswith(wanted) for word in words.split()) or wanted in words


def _empty(opened: Sheet, narrowed: Narrowed, texts: Texts) -> str:
    if narrowed.typed:  # a ticket that is not in line here may be called all the same
        chosen = isinstance(opened, ChosenSheet)
        return "" if chosen else texts.t("Nothing begins with “{typed}”.", typed=narrowed.typed)
    return "" if is_sent(opened) and not isinstance(opened, ChosenSheet) else empty_words(opened, texts)


def _submit(opened: Sheet, texts: Texts) -> str:
    match opened:
        case ChosenSheet():
            return texts.t("Call")
        case StopSheet():
            return texts.t("Stop now")
        case NoticeSheet() | WriteSheet():
            return texts.t("Send")
        case _:
            return texts.t("Save")


def _field(stand: Stand, room: Room, one: FormField, texts: Texts) -> Field:
    value = stand.sheeted.values.get(one.id, one.value or (one.options[0] if one.options else ""))
    about = getattr(stand.sheet, "visit", None)
    details = stand.read.details if stand.read.visit == about else None
    if one.id not in stand.sheeted.values and details is not None:
        value = {"name": details.name or "", "phone": details.phone or ""}.get(one.id, value)
    trouble = stand.sheeted.troubles.get(one.id)
    return Field(
        id=one.id,
        label=_label(one.id, texts),
        kind=one.kind,
        value=value,
        options=tuple(
            Choice(option_words(room, one.id, option, texts), chosen=option == value, id=option)
            for option in one.options
        ),
        hint=_hint(one, texts),
        trouble=_trouble(trouble, texts) if trouble is not None else "",
        longest=one.longest,
        needed=one.needed,
    )


def _label(name: str, texts: Texts) -> str:
    words = {
        PLACEMENT_FIELD: texts.t("Place in line"),
        NOTE_FIELD: texts.t("Note"),
        POOL_FIELD: texts.t("Then for"),
        QUANTITY_FIELD: texts.t("How many"),
        LANGUAGE_FIELD: texts.t("Language"),
        "ticket": texts.t("Ticket"),
        "party": texts.t("People"),
        "name": texts.t("Name"),
        "phone": texts.t("Phone"),
        "text": texts.t("Message"),
        "to": texts.t("For"),
        "paper": texts.t("Number on the paper"),
        "service": texts.t("Service"),
        "minutes_ago": texts.t("Minutes ago"),
        "minutes": texts.t("For how many minutes"),
        "kind": texts.t("Kind"),
        "line": texts.t("Those who wait"),
    }
    return words.get(name, name)


def _hint(one: FormField, texts: Texts) -> str:
    if one.kind is FieldKind.TICKET:
        return texts.t("such as R042")
    if one.id == NOTE_FIELD and not one.needed:
        return texts.t("For whoever takes over; may stay empty")
    return ""


def _trouble(why: str, texts: Texts) -> str:
    words = {
        Trouble.EMPTY: texts.t("Please fill this in."),
        Trouble.NO_TICKET: texts.t("That is no ticket number. Letters, then digits."),
        Trouble.NO_NUMBER: texts.t("Please type a number."),
        Trouble.TOO_MUCH: texts.t("That is too much, or too little."),
        Trouble.NO_PHONE: texts.t("That is no phone number."),
    }
    return words.get(Trouble(why), "")
