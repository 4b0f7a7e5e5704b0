"""What to bring, and how it goes without a visit, before a number is taken (K10)."""

from hub.face.texts import Texts
from hub.wire.office import ServiceView
from kiosk.news import News
from kiosk.screens.content import Documents


def documents(texts: Texts, news: News, service: ServiceView, *, busy: bool) -> Documents:
    code = texts.language.code
    brought = tuple(said for words in service.documents if (said := news.say(words, code)))
    online = news.say(service.online, code)
    return Documents(
        service=news.say(service.names, code),
        pictogram=service.pictogram,
        title=texts.t("Do you have this with you?") if brought else texts.t("You can do this from home"),
        documents=brought,
        online_title=texts.t("You can do this from home") if online or service.online_url else "",
        online=online,
        url=service.online_url or "",
        go_on=texts.t("Yes, go on") if brought else texts.t("Go on here"),
        back=texts.t("Back"),
        busy=texts.t("One moment …") if busy else "",
    )
