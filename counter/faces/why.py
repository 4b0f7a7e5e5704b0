"""Why a visit was called, in one sentence or two, with the figures that anybody can recompute (hub/engine/policy)."""

from counter.faces.reasons import jump_words
from counter.faces.sentences import minutes, share_sentence
from hub.face.texts import Texts
from hub.wire.terms import HowCalled, JumpReason
from hub.wire.views import WhyView


def why_sentence(texts: Texts, why: WhyView) -> str:
    """A rule of a newer hub is told by what was waited alone."""
    if why.how == HowCalled.CHOSEN:
        return " ".join(_chosen(texts, why))
    parts = [*_by_rule(texts, why), *_beside(texts, why)]
    return " ".join(parts)


def _by_rule(texts: Texts, why: WhyView) -> list[str]:
    share = share_sentence(texts, why.waited_ms, why.promised_ms, why.share_percent)
    match why.rule:
        case "oldest":
            return [
                texts.n(
                    "Waited longest: {minutes}, of {count} person who could be called.",
                    "Waited longest: {minutes}, of {count} people who could be called.",
                    why.candidates,
                    minutes=minutes(texts, why.waited_ms),
                )
            ]
        case "highest_class_oldest":
            waited = minutes(texts, why.waited_ms)
            return [texts.t("Of the class that comes first, waited longest: {minutes}.", minutes=waited)]
        case "priority_turn" | "others_turn":
            turn = texts.code(str(why.turn or 0))
            words = (
                texts.t("By turns: call {turn} of the round is for the priority classes.", turn=turn)
                if why.rule == "priority_turn"
                else texts.t("By turns: call {turn} of the round is for everybody else.", turn=turn)
            )
            return [words, _longest(texts, why)]
        case "instead_of_absent":
            words = texts.t("By turns: the group whose turn it is has nobody waiting.")
            return [words, _longest(texts, why)]
        case "first_listed" if why.condition is not None:
            return [texts.t("A rule of the work profile puts this service first now."), _longest(texts, why)]
        case "first_listed":
            return [texts.t("The first of the work profile's list for whom somebody waits."), _longest(texts, why)]
        case "twice_promise_oldest" | "thrice_promise_oldest":
            return [share, texts.t("Some promises are long past: the oldest comes first.")]
        case "largest_share_per_time":
            return [share, texts.t("The most for the time that the service takes.")]
        case "largest_share" | "scarce_largest_share" if why.candidates > 1:
            more = texts.n(
                "More than anyone else among {count} person.",
                "More than anyone else among {count} people.",
                why.candidates,
            )
            return [share, more]
        case _:
            return [share]


def _beside(texts: Texts, why: WhyView) -> list[str]:
    said = []
    if why.scarce:
        said.append(texts.t("Few open counters give this service."))
    if why.how == HowCalled.SERVICE:
        said.append(texts.t("Only this service was asked for."))
    if why.how == HowCalled.AUTO:
        said.append(texts.t("Called by itself: the counter was free."))
    return said


def _chosen(texts: Texts, why: WhyView) -> list[str]:
    known = next((one for one in JumpReason if one == why.reason), None)
    said = [texts.t("Chosen by hand.")]
    if why.jumped:
        before = texts.n("{count} person stood before.", "{count} people stood before.", why.jumped)
        said.append(before)
    if known is not None:
        said.append(texts.t("Reason: {reason}.", reason=jump_words(texts, known)))
    return said


def _longest(texts: Texts, why: WhyView) -> str:
    return texts.t("There, waited longest: {minutes}.", minutes=minutes(texts, why.waited_ms))
