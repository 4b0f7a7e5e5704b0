"""The client's methods on tickets and layouts as pictures, and test prints (hub/wire/errands.py,
layout_errands.py)."""

from hub.sdk.asking import Asking, decode
from hub.wire.errands import ErrandAnswer, ErrandDone, ErrandView, PreviewRequest, TestPrintRequest
from hub.wire.layout_errands import LayoutErrandDone, LayoutErrandView, LayoutPreviewRequest


class AboutTickets(Asking):
    """Asked once each: nothing of it is remembered, so whoever wants it again asks again. A client that asks for a
    preview needs the patience of `ERRAND_SECONDS` for an answer."""

    def preview(self, body: PreviewRequest) -> bytes:
        """The PNG."""
        return self._once("POST", "/v1/tickets/preview", None, body)

    def test_print(self, body: TestPrintRequest) -> ErrandAnswer:
        return decode(self._once("POST", "/v1/tickets/test-print", None, body), ErrandAnswer)

    def layout_preview(self, body: LayoutPreviewRequest) -> bytes:
        """The PNG."""
        return self._once("POST", "/v1/layouts/preview", None, body)

    def layout_errand(self, errand: str) -> LayoutErrandView:
        return self._read(f"/v1/layouts/errands/{errand}", LayoutErrandView)

    def layout_errand_done(self, errand: str, body: LayoutErrandDone) -> None:
        self._once("POST", f"/v1/layouts/errands/{errand}", None, body)

    def errand(self, errand: str) -> ErrandView:
        return self._read(f"/v1/errands/{errand}", ErrandView)

    def errand_done(self, errand: str, body: ErrandDone) -> None:
        self._once("POST", f"/v1/errands/{errand}", None, body)


__all__ = ["AboutTickets"]
