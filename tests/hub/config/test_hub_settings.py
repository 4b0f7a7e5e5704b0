"""The hub's own settings: documented one by one, and bounded."""

from pathlib import Path

import pytest

import hub.config.hub
from hub.config.errors import ConfigError
from hub.config.hub import HubSettings
from hub.config.reader import Described, describe, range_in_words, read_settings

README = Path(hub.config.hub.__file__).with_name("README.md")


def documented_row(one: Described) -> str:
    shown = one.default or "unset"
    return f"| `{one.key}` | `{shown}` | {range_in_words(one.bounds)} | {one.bounds.doc} |"


@pytest.mark.parametrize("one", list(describe(HubSettings)), ids=lambda one: one.key)
def test_every_setting_is_documented_with_its_default_and_bounds(one: Described) -> None:
    row = documented_row(one)
    assert row in README.read_text(encoding="utf-8"), f"add to hub/config/README.md: {row}"


def test_no_setting_is_documented_that_does_not_exist() -> None:
    rows = {line for line in README.read_text(encoding="utf-8").splitlines() if line.startswith("| `")}
    assert rows == {documented_row(one) for one in describe(HubSettings)}


@pytest.mark.parametrize(
    "url", ["queue.example.org", "https://example.org/?x=1", "javascript:alert(1)", 'https://a"b', "ftp://example.org"]
)
def test_a_public_address_that_could_not_stand_in_a_qr_is_refused(url: str) -> None:
    with pytest.raises(ConfigError, match="public_url: must be a web address"):
        read_settings(HubSettings, None, {"public_url": url})


@pytest.mark.parametrize("url", ["https://queue.example.org", "http://192.168.1.4:7410", "http://[fd00::1]:80/queue"])
def test_public_addresses_in_use_are_taken(url: str) -> None:
    assert read_settings(HubSettings, None, {"public_url": url}).settings.public_url == url
