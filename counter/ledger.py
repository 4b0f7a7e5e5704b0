"""The terminal's own record of presses and answers: evidence against the hub's figures, and help for a technician.

Kinds: `asked`, `acknowledged` (with the journal's sequence, the visit's label and call), `refused`, `unanswered`,
`ignored` (a press that was not taken), `signed_in`, `signed_out`. No PIN, no name.
"""

from typing import assert_never

from counter.asks import Done, NoAnswer, NotKnown, Outcome, Press, Refused, about, what
from hub.sdk.record import Record
from hub.wire.views import CounterAnswer, SeqAnswer, SignedIn, VisitAnswer


class RecordLedger:
    """Writes to the device's record before anything is done with a press or an answer."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def pressed(self, press: Press) -> None:
        counter, visit = about(press.ask)
        self._record.write("asked", request=press.request, what=what(press.ask), counter=counter, visit=visit)

    def ignored(self, key: str, why: str) -> None:
        self._record.write("ignored", what=key, why=why)

    def answered(self, press: Press, outcome: Outcome) -> None:
        match outcome:
            case Done(answer):
                self._done(press, answer)
            case Refused(reason) | NotKnown(reason):
                self._record.write("refused", request=press.request, what=what(press.ask), reason=reason)
            case NoAnswer(reason):
                self._record.write("unanswered", request=press.request, what=what(press.ask), reason=reason)
            case _:
                assert_never(outcome)

    def _done(self, press: Press, answer: SeqAnswer | SignedIn | None) -> None:
        match answer:
            case SignedIn():
                self._record.write("signed_in", staff=answer.staff, session=answer.session)
            case None:
                self._record.write("signed_out")
            case SeqAnswer():
                visit = answer.visit if isinstance(answer, CounterAnswer | VisitAnswer) else None
                self._record.write(
                    "acknowledged",
                    request=press.request,
                    what=what(press.ask),
                    seq=answer.seq,
                    repeated=answer.repeated,
                    counter=answer.counter.id if isinstance(answer, CounterAnswer) else None,
                    visit=None if visit is None else visit.id,
                    label=None if visit is None else visit.label,
                    call=None if visit is None else visit.call,
                )
