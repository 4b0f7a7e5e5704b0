import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtGui import QGuiApplication

from hub.sdk.qt.background import Background, GuiPost, TooBusyError
from tests.waiting import wait_until


@dataclass(frozen=True, slots=True)
class News:
    seq: int


@pytest.fixture
def background(qapp: QGuiApplication) -> Iterator[Background]:
    made = Background(workers=1, most=3)
    yield made
    made.close()


class Listener:
    def __init__(self) -> None:
        self.news: list[object] = []
        self.threads: set[int] = set()

    def hear(self, value: object) -> None:
        self.news.append(value)
        self.threads.add(threading.get_ident())


def pump(app: QGuiApplication, listener: Listener, count: int) -> None:
    def enough() -> bool:
        app.processEvents()
        return len(listener.news) >= count

    wait_until(enough, 5, f"{count} deliveries")


def test_values_from_other_threads_arrive_in_order_on_this_one(qapp: QGuiApplication) -> None:
    listener = Listener()
    post: GuiPost[object] = GuiPost(listener.hear, most=10)
    sender = threading.Thread(target=lambda: [post.post(News(seq)) for seq in range(500)])
    sender.start()
    pump(qapp, listener, 500)
    sender.join(5)
    assert listener.news == [News(seq) for seq in range(500)]
    assert listener.threads == {threading.get_ident()}


def test_a_sender_waits_while_the_queue_is_full_and_is_let_go_at_the_end(qapp: QGuiApplication) -> None:
    listener = Listener()
    post: GuiPost[object] = GuiPost(listener.hear, most=2)
    answers: list[bool] = []
    sender = threading.Thread(target=lambda: answers.extend(post.post(News(seq)) for seq in range(3)))
    sender.start()
    sender.join(0.2)
    assert sender.is_alive()
    post.close()
    sender.join(5)
    assert answers == [True, True, False]
    qapp.processEvents()
    assert listener.news == []
    assert post.post(News(9)) is False


def test_the_taking_thread_never_waits_for_itself(qapp: QGuiApplication) -> None:
    listener = Listener()
    post: GuiPost[object] = GuiPost(listener.hear, most=2)
    assert post.post(News(1))
    assert post.post(News(2))
    with pytest.raises(TooBusyError):
        post.post(News(3))
    pump(qapp, listener, 2)
    assert post.post(News(3))


def test_a_result_comes_back_on_this_thread(qapp: QGuiApplication, background: Background) -> None:
    listener, failures = Listener(), Listener()
    background.run(threading.get_ident, listener.hear, failures.hear)
    pump(qapp, listener, 1)
    assert listener.news != [threading.get_ident()]
    assert listener.threads == {threading.get_ident()}
    assert failures.news == []


def test_a_failure_comes_back_as_itself(qapp: QGuiApplication, background: Background) -> None:
    listener, failures = Listener(), Listener()

    def fail() -> int:
        raise OSError("cable")

    background.run(fail, listener.hear, failures.hear)
    pump(qapp, failures, 1)
    assert isinstance(failures.news[0], OSError)
    assert listener.news == []


def test_too_many_calls_are_refused(qapp: QGuiApplication, background: Background) -> None:
    listener = Listener()
    go = threading.Event()
    for _ in range(3):
        background.run(lambda: go.wait(5), listener.hear, listener.hear)
    with pytest.raises(TooBusyError):
        background.run(lambda: True, listener.hear, listener.hear)
    go.set()
    pump(qapp, listener, 3)
    background.run(lambda: True, listener.hear, listener.hear)
    pump(qapp, listener, 4)
    assert listener.news == [True] * 4


def test_after_the_end_nothing_is_delivered(qapp: QGuiApplication) -> None:
    listener = Listener()
    background = Background()
    go = threading.Event()
    background.run(lambda: go.wait(5), listener.hear, listener.hear)
    background.close()
    go.set()
    qapp.processEvents()
    assert listener.news == []
