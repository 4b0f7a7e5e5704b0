"""The address of tickets' own pages: set, found, or honestly none."""

import pytest

from hub.app.reach import Reach


def reach(public: str | None = None, *, lan: bool = False, demo: bool = False, found: tuple[str, ...] = ()) -> Reach:
    return Reach(public, lan, demo, 7410, lambda: found)


@pytest.mark.parametrize(
    ("one", "base"),
    [
        (reach("https://queue.example.org/"), "https://queue.example.org/t/"),
        (reach("https://queue.example.org", lan=True, found=("192.168.1.4",)), "https://queue.example.org/t/"),
        (reach(lan=True, found=("192.168.1.4", "10.0.0.1")), "http://192.168.1.4:7410/t/"),
        (reach(lan=True, demo=True), "http://127.0.0.1:7410/t/"),
        (reach(demo=True), "http://127.0.0.1:7410/t/"),
        (reach(lan=True), None),
        (reach(found=("192.168.1.4",)), None),
        (reach(), None),
    ],
)
def test_the_address_of_pages(one: Reach, base: str | None) -> None:
    assert one.link_base() == base
    assert one.check().ok is (base is not None)


def test_health_says_why_there_is_none() -> None:
    assert "--lan" in reach().check().detail
    assert "no network address" in reach(lan=True).check().detail
