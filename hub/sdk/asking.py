"""How the blocking client asks: one error tree, retries that cannot double anything.

A write carries a request id, so repeating it is safe: on a lost connection, a time-out or "try again" (503) it is
repeated with the same id, waiting a jittered moment, until `patience` seconds are over. Reads are repeated alike.
Threads: one client may be used from several threads (requests' session does, with no cookies kept).
"""

import random
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from urllib.parse import urlencode

import requests
from pydantic import BaseModel, TypeAdapter, ValidationError

from hub.sdk.errors import HubTrouble, HubUnreachable, error_for, problem_without_document
from hub.sdk.link_local import plain_session
from hub.sdk.whereabouts import FixedAddress, Whereabouts
from hub.wire.problem import Problem
from hub.wire.requests import REQUEST_ID_HEADER

Answer = TypeVar("Answer", bound=BaseModel)

CONNECT_SECONDS = 2.0
ANSWER_SECONDS = 5.0
FIRST_WAIT = 0.1
LONGEST_WAIT = 2.0


class Asking:
    """Talks to one hub with one token (a device's key, a signed-in person's token, the manager's secret)."""

    def __init__(
        self,
        whereabouts: Whereabouts | str,
        token: str | None,
        patience: float = 8.0,
        monotonic: Callable[[], float] = time.monotonic,
        stopping: threading.Event | None = None,
        waits: tuple[float, float] = (CONNECT_SECONDS, ANSWER_SECONDS),
    ) -> None:
        """`patience`: seconds a request may be repeated before `HubUnreachable`; `stopping` set: give up early.
        `waits`: seconds for a connection and for an answer, each try."""
        self._whereabouts = FixedAddress(whereabouts) if isinstance(whereabouts, str) else whereabouts
        self._patience = patience
        self._monotonic = monotonic
        self._stopping = stopping or threading.Event()
        self._waits = waits
        self._session = plain_session({} if token is None else {"Authorization": f"Bearer {token}"})

    def close(self) -> None:
        self._stopping.set()
        self._session.close()

    # --- for the methods of the client

    def _write(
        self, path: str, request_id: str, answer: type[Answer], body: BaseModel | dict[str, Any] | None = None
    ) -> Answer:
        """A write: repeated with the same id until it is answered or patience ends."""
        return decode(self._patiently("POST", path, request_id, body), answer)

    def _erase(self, path: str, request_id: str, answer: type[Answer]) -> Answer:
        return decode(self._patiently("DELETE", path, request_id, None), answer)

    def _read(self, path: str, answer: type[Answer], **query: str) -> Answer:
        return decode(self._patiently("GET", _with(path, query), None, None), answer)

    def _list(self, path: str, item: type[Answer], **query: str) -> list[Answer]:
        return decode_list(self._patiently("GET", _with(path, query), None, None), item)

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
        # Only what was said: an older hub would refuse a field that it does not know, default or not.
        payload = body.model_dump(mode="json", exclude_unset=True) if isinstance(body, BaseModel) else body
        base_url = self._whereabouts.current()
        if base_url is None:
            raise HubUnreachable("no hub found yet")
        try:
            response = self._session.request(
                method,
                base_url + path,
                json=payload,
                headers=headers,
                timeout=self._waits,
                allow_redirects=False,
            )
            content = response.content
        except requests.RequestException as error:
            self._whereabouts.failed(base_url)
            raise HubUnreachable(f"{method} {path}: {type(error).__name__}") from error
        if response.status_code // 100 == 2:
            return content
        raise error_for(problem_of(response.status_code, content))


def problem_of(status: int, content: bytes) -> Problem:
    """What an answer that is no success says; one without a document is told by its status."""
    try:
        return Problem.model_validate_json(content)
    except ValidationError:
        return problem_without_document(status)


def decode(content: bytes, answer: type[Answer]) -> Answer:
    """Raises HubUnreachable for what is no answer of a hub."""
    try:
        return answer.model_validate_json(content)
    except ValidationError as error:
        raise _misfit(error, answer.__name__) from error


def decode_list(content: bytes, item: type[Answer]) -> list[Answer]:
    """As `decode`, for an answer of several."""
    try:
        return TypeAdapter(list[item]).validate_json(content)  # type: ignore[valid-type]
    except ValidationError as error:
        raise _misfit(error, item.__name__) from error


def _misfit(error: ValidationError, wanted: str) -> HubUnreachable:
    return HubUnreachable(f"not a hub's answer: {error.error_count()} fields do not fit {wanted}")


def _with(path: str, query: Mapping[str, str]) -> str:
    return f"{path}?{urlencode(query)}" if query else path


__all__ = [
    "ANSWER_SECONDS",
    "CONNECT_SECONDS",
    "FIRST_WAIT",
    "LONGEST_WAIT",
    "Asking",
    "decode",
    "decode_list",
    "problem_of",
]
