"""The last questions before the ticket, asked in private: what would help, how many come, what else (K03, K11)."""

from hub.face.texts import Texts
from hub.wire.fields import MOST_PARTY
from hub.wire.office import NeedView
from kiosk import wishing
from kiosk.news import News
from kiosk.person import Draft
from kiosk.screens.choosing import last_page, more_words, page_of
from kiosk.screens.content import NeedChoice, Needs, Stepper
from kiosk.touches import Kind

CLASS_PICTOGRAM = "people"


def needs(texts: Texts, news: News, draft: Draft, *, sheet: int, fit: int, busy: bool) -> Needs:
    code = texts.language.code
    ticks = (*(_need(texts, news, need, draft) for need in wishing.needs_of(news)), *_classes(texts, news, draft))
    shown, further = page_of(ticks, min(sheet, last_page(len(ticks), fit)), fit)
    names = tuple(name for matter in draft.matters if (name := news.name(matter, code)))
    view = news.service(draft.matters[0]) if draft.matters else None
    return Needs(
        service=names[0] if names else "",
        pictogram=view.pictogram if view else "document",
        title=texts.t("What would help you?") if ticks else texts.t("Before you get your number"),
        hint=texts.t("Touch all that fit, or go on.") if ticks else "",
        choices=tuple(shown),
        party=_party(texts, draft) if news.office.kiosk.party else None,
        matters=names if len(names) > 1 else (),
        add=texts.t("Something else too") if wishing.can_add(news, draft) else "",
        privacy=texts.t("Only staff see this. It is never shown, printed or spoken.") if ticks else "",
        take=texts.t("Take my number"),
        back=texts.t("Back"),
        more=more_words(texts, further),
        busy=texts.t("One moment …") if busy else "",
    )


def _need(texts: Texts, news: News, need: NeedView, draft: Draft) -> NeedChoice:
    label = news.say(need.names, texts.language.code)
    return NeedChoice(Kind.NEED + need.id, label, need.pictogram, chosen=need.id in draft.needs)


def _classes(texts: Texts, news: News, draft: Draft) -> tuple[NeedChoice, ...]:
    """Priority classes that people say themselves."""
    return tuple(
        NeedChoice(
            Kind.CLASS + one.id,
            news.say(one.names, texts.language.code),
            CLASS_PICTOGRAM,
            chosen=draft.priority == one.id,
        )
        for one in wishing.classes_of(news, draft)
    )


def _party(texts: Texts, draft: Draft) -> Stepper:
    people = texts.n("{count} person", "{count} people", draft.party)
    return Stepper(
        label=texts.t("How many of you?"),
        note=texts.t("All who share this matter"),
        count=draft.party,
        spoken=people,
        fewer=texts.t("One fewer") if draft.party > 1 else "",
        further=texts.t("One more") if draft.party < MOST_PARTY else "",
    )
