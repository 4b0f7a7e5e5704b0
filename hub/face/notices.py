"""The words of a notice: the office's own, or the usual ones for a stop, in every language (domain common)."""

from hub.face.texts import Texts
from hub.wire.hall import NoticeView
from hub.wire.hall_terms import NoticeAbout


def notice_words(texts: Texts, notice: NoticeView, default: str, service: str) -> str:
    """In the language of `texts`, else in the office's `default` language; `service`: its name in the language of
    `texts`, empty where the notice is about none. Empty for a notice without words that a newer hub may raise."""
    own = notice.texts.get(texts.language.code) or notice.texts.get(default)
    if own:
        return own
    if notice.about != NoticeAbout.STOP:
        return ""
    if service and notice.sent_away:
        return texts.t(
            "{service}: closed for today. Tickets are no longer called. Please ask our staff.", service=service
        )
    if service:
        return texts.t("{service}: no more tickets today. If you have a ticket, we will call you.", service=service)
    if notice.sent_away:
        return texts.t("Closed for today. Tickets are no longer called. Please ask our staff.")
    return texts.t("No more tickets today. If you have a ticket, we will call you.")
