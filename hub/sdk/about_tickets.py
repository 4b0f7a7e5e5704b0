"""The client's methods on tickets as pictures and test prints (hub/wire/errands.py)."""

from hub.sdk.asking import Asking, decode
from hub.wire.errands import ErrandAnswer, ErrandDone, ErrandView, PreviewRequest, TestPrintRequest


class AboutTickets(Asking):
    """Asked once each: nothing of it is remembered, so whoever wants it again asks again. A client that asks for a
    preview needs the patience of `ERRAND_SECONDS` for an answer."""

    def preview(self, body: PreviewRequest) -> bytes:
        """The PNG."""
        return self._once("POST", "/v1/tickets/preview", None, body)

    def test_print(self, body: TestPrintRequest) -> ErrandAnswer:
        return decode(self._once("POST", "/v1/tickets/test-print", None, body), ErrandAnswer)

    def errand(self, errand: str) -> ErrandView:
        return self._read(f"/v1/errands/{errand}", ErrandView)

    def errand_done(self, errand: str, body: ErrandDone) -> None:
        self._once("POST", f"/v1/errands/{errand}", None, body)


__all__ = ["AboutTickets"]
