"""Why a call fell as it did, in one sentence per rule, with the figures in it."""

from collections.abc import Sequence

from hub.app.explaining.figures import formula, place
from hub.app.explaining.sentences import Sentences
from hub.engine.deciding.choosing import BY_HAND
from hub.engine.policy import fifo, listed, promise_throughput, ratio, scope, strict
from hub.engine.setup import Setup
from hub.face.texts import Texts
from hub.service.explain.calls import CallStory, Head

OVERDUE_TIMES = {
    scope.TWICE_PROMISE_OLDEST: scope.OVERDUE_TIMES,
    promise_throughput.THRICE_PROMISE_OLDEST: promise_throughput.LATE_TIMES,
}


def reason_lines(texts: Texts, sentences: Sentences, setup: Setup | None, story: CallStory) -> list[str]:
    """The rule's sentence, what narrowed the choice, and a line for each who could have been called."""
    t, why = texts.t, story.called.why
    lines = [t("Policy {policy}: {sentence}", policy=why.policy, sentence=rule_sentence(texts, story))]
    if story.rule is not None:
        rule = story.rule
        lines.append(
            t(
                "Rule of the work profile: for {service} somebody has waited over {minutes} min; {first} go first.",
                minutes=str(rule.minutes),
                service=sentences.service(setup, rule.service),
                first=", ".join(sentences.service(setup, one) for one in rule.first),
            )
        )
    if story.reserve_minutes is not None:
        lines.append(t("The counter is reserved for appointments ({minutes} min).", minutes=str(story.reserve_minutes)))
    lines.append(t("People in the lines to choose from: {people}. The first of each line:", people=str(why.candidates)))
    lines += [_head_line(texts, sentences, setup, story, head) for head in _in_order(story)]
    if not story.agrees:
        lines.append(t("Choosing anew gives another result than was recorded: journal and rules do not agree."))
    return lines


def rule_sentence(texts: Texts, story: CallStory) -> str:
    t, why = texts.t, story.called.why
    match why.rule:
        case scope.LARGEST_SHARE:
            return t("the largest key = weight × waited / promised.")
        case scope.SCARCE_LARGEST_SHARE:
            return t(
                "the largest key = weight × waited / promised among the services that the fewest open counters "
                "give ({givers}).",
                givers=str(why.givers),
            )
        case promise_throughput.LARGEST_SHARE_PER_TIME:
            return t("the largest key = weight × waited / promised / √(typical service time).")
        case scope.TWICE_PROMISE_OLDEST | promise_throughput.THRICE_PROMISE_OLDEST:
            return t(
                "the largest key was not of a priority class, and some have waited longer than {times} times their "
                "promise: the smallest place among those.",
                times=str(OVERDUE_TIMES[why.rule]),
            )
        case fifo.OLDEST:
            return t("the smallest place: who came first.")
        case strict.HIGHEST_CLASS_OLDEST:
            return t("the greatest weight of the class; inside it the smallest place.")
        case ratio.PRIORITY_TURN | ratio.OTHERS_TURN | ratio.INSTEAD_OF_ABSENT:
            return _turn_sentence(texts, story)
        case listed.FIRST_LISTED:
            return t("the first service of the list; inside it the largest waited / promised, then the smallest place.")
        case rule if rule == BY_HAND:
            return t(
                "chosen by hand, before {jumped} of the same line ({reason}).",
                jumped=str(why.jumped),
                reason=story.called.reason.value if story.called.reason is not None else "-",
            )
        case rule:
            return rule


def _turn_sentence(texts: Texts, story: CallStory) -> str:
    why, (of_priority, of_others) = story.called.why, story.ratio
    figures = {"made": str(story.turn), "priority": str(of_priority), "others": str(of_others)}
    match why.rule:
        case ratio.PRIORITY_TURN:
            return texts.t(
                "{made} calls of the round of {priority} + {others} were made: it is the turn of the priority classes, "
                "the smallest place.",
                **figures,
            )
        case ratio.OTHERS_TURN:
            return texts.t(
                "{made} calls of the round of {priority} + {others} were made: it is the turn of the others, the "
                "smallest place.",
                **figures,
            )
        case _:
            return texts.t(
                "{made} calls of the round of {priority} + {others} were made: nobody of the group whose turn it is "
                "waits, so the smallest place.",
                **figures,
            )


def _in_order(story: CallStory) -> Sequence[Head]:
    """The called one first, then by place; those set aside last."""
    return sorted(
        story.heads,
        key=lambda head: (bool(head.set_aside), head.visit != story.called.visit, head.at, head.seq, head.nudge),
    )


def _head_line(texts: Texts, sentences: Sentences, setup: Setup | None, story: CallStory, head: Head) -> str:
    mark = "→" if head.visit == story.called.visit else "·"
    rank = texts.t("weight {weight}", weight=str(head.rank))
    what = [f"{mark} {texts.code(head.ticket)}", sentences.service(setup, head.service), f"{head.priority} ({rank})"]
    if head.is_priority:
        what.append(texts.t("a priority class"))
    if head.booked:
        what.append(texts.t("booked"))
    if head.in_pool:
        what.append(texts.t("own pool"))
    what.append(texts.t("open counters: {counters}", counters=str(head.counters)))
    if head.set_aside:
        return f"{', '.join(what)}: {_aside(texts, head.set_aside)}"
    key = formula(story.called.why.policy, head)
    figures = texts.t("key {key}, place {place}", key=key, place=place(head))
    return f"{', '.join(what)}: {figures}"


def _aside(texts: Texts, why: str) -> str:
    match why:
        case "reserve":
            return texts.t("set aside, for the counter is reserved")
        case "rule":
            return texts.t("set aside by the rule of the work profile")
        case _:
            return texts.t("set aside, for another service was asked for")
