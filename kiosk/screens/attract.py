"""The screen at rest when nobody has touched it for a while: welcome, and how many wait now."""

from hub.face.texts import Texts
from kiosk.news import News
from kiosk.offered import why_not
from kiosk.screens.choosing import greetings, waiting_words
from kiosk.screens.content import Attract, Wait
from kiosk.screens.reasons import Clock, on_row


def attract(texts: Texts, news: News, clock: Clock, *, fit: int, counted: bool) -> Attract:
    """`fit`: lines; `counted`: the numbers of people waiting are fresh enough to be said."""
    code = texts.language.code
    waits = []
    for service in news.children(None)[:fit] if counted else ():
        why = why_not(news, service)
        said = waiting_words(texts, news.waiting(service)) if why is None else on_row(texts, why, clock)
        waits.append(Wait(news.say(service.names, code), service.pictogram, said, why is None))
    return Attract(
        title=texts.language.welcome,
        greetings=greetings(news.office.languages, code),
        begin=texts.t("Touch the screen to begin"),
        waits_title=texts.t("Waiting now") if waits else "",
        waits=tuple(waits),
    )
