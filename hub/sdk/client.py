"""The blocking client: one method per route, one error tree, retries that cannot double anything.

A write carries a request id, so repeating it is safe: on a lost connection, a time-out or "try again" (503) it is
repeated with the same id, waiting a jittered moment, until `patience` seconds are over. Reads are repeated alike.
Threads: one `HubClient` may be used from several threads (requests' session does, with no cookies kept).
"""

import random
import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

import requests
from pydantic import BaseModel, ValidationError

from hub.sdk.errors import HubTrouble, HubUnreachable, error_for, problem_without_document
from hub.sdk.whereabouts import FixedAddress, Whereabouts
from hub.wire.office import OfficeView
from hub.wire.problem import Problem
from hub.wire.requests import (
    REQUEST_ID_HEADER,
    IssueRequest,
    OpenCounterRequest,
    ParkRequest,
    PauseRequest,
    PrintedRequest,
    RemoveRequest,
    ReportPartRequest,
    SignInRequest,
    TransferRequest,
)
from hub.wire.views import (
    CounterAnswer,
    DayAnswer,
    Health,
    OfficeAnswer,
    SeqAnswer,
    SignedIn,
    TicketAnswer,
    VisitAnswer,
)

Answer = TypeVar("Answer", bound=BaseModel)

CONNECT_SECONDS = 2.0
ANSWER_SECONDS = 5.0
FIRST_WAIT = 0.1
LONGEST_WAIT = 2.0


class HubClient:
    """Talks to one hub with one token (a device's key, a signed-in person's token, the manager's secret)."""

    def __init__(
        self,
        whereabouts: Whereabouts | str,
        token: str | None,
        patience: float = 8.0,
        monotonic: Callable[[], float] = time.monotonic,
        stopping: threading.Event | None = None,
    ) -> None:
        """`patience`: seconds a request may be repeated before `HubUnreachable`; `stopping` set: give up early."""
        self._whereabouts = FixedAddress(whereabouts) if isinstance(whereabouts, str) else whereabouts
        self._patience = patience
        self._monotonic = monotonic
        self._stopping = stopping or threading.Event()
        self._session = requests.Session()
        # Proxies of the environment have no business on the way to a box in the same building.
        self._session.trust_env = False
        if token is not None:
            self._session.headers["Authorization"] = f"Bearer {token}"

    def close(self) -> None:
        self._stopping.set()
        self._session.close()

    # --- visits

    def issue(self, body: IssueRequest, request_id: str) -> TicketAnswer:
        return self._write("/v1/visits", request_id, TicketAnswer, body)

    def printed(self, visit: str, body: PrintedRequest, request_id: str) -> SeqAnswer:
        return self._write(f"/v1/visits/{visit}/printed", request_id, SeqAnswer, body)

    def recall(self, visit: str, request_id: str) -> VisitAnswer:
        return self._visit(visit, "recall", request_id)

    def no_show(self, visit: str, request_id: str) -> VisitAnswer:
        return self._visit(visit, "no-show", request_id)

    def start(self, visit: str, request_id: str) -> VisitAnswer:
        return self._visit(visit, "start", request_id)

    def finish(self, visit: str, request_id: str) -> VisitAnswer:
        return self._visit(visit, "finish", request_id)

    def return_visit(self, visit: str, request_id: str) -> VisitAnswer:
        return self._visit(visit, "return", request_id)

    def withdraw(self, visit: str, request_id: str) -> VisitAnswer:
        return self._visit(visit, "withdraw", request_id)

    def transfer(self, visit: str, body: TransferRequest, request_id: str) -> VisitAnswer:
        return self._visit(visit, "transfer", request_id, body)

    def park(self, visit: str, body: ParkRequest, request_id: str) -> VisitAnswer:
        return self._visit(visit, "park", request_id, body)

    def remove(self, visit: str, body: RemoveRequest, request_id: str) -> VisitAnswer:
        return self._visit(visit, "remove", request_id, body)

    # --- counters

    def open_counter(self, counter: str, body: OpenCounterRequest, request_id: str) -> CounterAnswer:
        return self._counter(counter, "open", request_id, body)

    def pause_counter(self, counter: str, body: PauseRequest, request_id: str) -> CounterAnswer:
        return self._counter(counter, "pause", request_id, body)

    def resume_counter(self, counter: str, request_id: str) -> CounterAnswer:
        return self._counter(counter, "resume", request_id)

    def close_counter(self, counter: str, request_id: str) -> CounterAnswer:
        return self._counter(counter, "close", request_id)

    def call_next(self, counter: str, request_id: str) -> CounterAnswer:
        return self._counter(counter, "call-next", request_id)

    # --- displays and device parts

    def shown(self, call: int, request_id: str) -> SeqAnswer:
        return self._write(f"/v1/calls/{call}/shown", request_id, SeqAnswer)

    def spoken(self, call: int, request_id: str) -> SeqAnswer:
        return self._write(f"/v1/calls/{call}/spoken", request_id, SeqAnswer)

    def report_part(self, body: ReportPartRequest, request_id: str) -> SeqAnswer:
        return self._write("/v1/devices/self/parts", request_id, SeqAnswer, body)

    # --- people, day, office

    def sign_in(self, body: SignInRequest) -> SignedIn:
        """Not repeated by itself: each try counts towards the lock-out."""
        return _decode(self._once("POST", "/v1/sign-in", None, body), SignedIn)

    def sign_out(self) -> None:
        self._once("POST", "/v1/sign-out", None, None)

    def open_day(self, request_id: str) -> DayAnswer:
        return self._write("/v1/day/open", request_id, DayAnswer)

    def close_day(self, request_id: str) -> DayAnswer:
        return self._write("/v1/day/close", request_id, DayAnswer)

    def accept_office(self, document: dict[str, Any], request_id: str) -> OfficeAnswer:
        return self._write("/v1/office", request_id, OfficeAnswer, document)

    def office(self) -> OfficeView:
        return _decode(self._patiently("GET", "/v1/office", None, None), OfficeView)

    def health(self) -> Health:
        return _decode(self._once("GET", "/health", None, None), Health)

    # --- how

    def _visit(self, visit: str, action: str, request_id: str, body: BaseModel | None = None) -> VisitAnswer:
        return self._write(f"/v1/visits/{visit}/{action}", request_id, VisitAnswer, body)

    def _counter(self, counter: str, action: str, request_id: str, body: BaseModel | None = None) -> CounterAnswer:
        return self._write(f"/v1/counters/{counter}/{action}", request_id, CounterAnswer, body)

    def _write(
        self, path: str, request_id: str, answer: type[Answer], body: BaseModel | dict[str, Any] | None = None
    ) -> Answer:
        return _decode(self._patiently("POST", path, request_id, body), answer)

    def _patiently(
        self, method: str, path: str, request_id: str | None, body: BaseModel | dict[str, Any] | None
    ) -> bytes:
        deadline = self._monotonic() + self._patience
        wait = FIRST_WAIT
        while True:
            try:
                return self._once(method, path, request_id, body)
            except (HubUnreachable, HubTrouble) as error:
                if isinstance(error, HubTrouble) and error.problem.status != 503:
                    raise
                if self._monotonic() + wait > deadline or self._stopping.wait(wait * random.uniform(0.5, 1.0)):
                    raise
                wait = min(wait * 2, LONGEST_WAIT)

    def _once(self, method: str, path: str, request_id: str | None, body: BaseModel | dict[str, Any] | None) -> bytes:
        headers = {REQUEST_ID_HEADER: request_id} if request_id is not None else {}
        payload = body.model_dump(mode="json") if isinstance(body, BaseModel) else body
        base_url = self._whereabouts.current()
        if base_url is None:
            raise HubUnreachable("no hub found yet")
        try:
            response = self._session.request(
                method,
                base_url + path,
                json=payload,
                headers=headers,
                timeout=(CONNECT_SECONDS, ANSWER_SECONDS),
                allow_redirects=False,
            )
            content = response.content
        except requests.RequestException as error:
            self._whereabouts.failed(base_url)
            raise HubUnreachable(f"{method} {path}: {type(error).__name__}") from error
        if response.status_code // 100 == 2:
            return content
        raise error_for(_problem(response.status_code, content))


def _problem(status: int, content: bytes) -> Problem:
    try:
        return Problem.model_validate_json(content)
    except ValidationError:
        return problem_without_document(status)


def _decode(content: bytes, answer: type[Answer]) -> Answer:
    try:
        return answer.model_validate_json(content)
    except ValidationError as error:
        raise HubUnreachable(
            f"not a hub's answer: {error.error_count()} fields do not fit {answer.__name__}"
        ) from error


__all__ = ["ANSWER_SECONDS", "CONNECT_SECONDS", "FIRST_WAIT", "LONGEST_WAIT", "HubClient"]
