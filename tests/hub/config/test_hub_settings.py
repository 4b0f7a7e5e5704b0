"""The hub's own settings: documented one by one, and bounded."""

from pathlib import Path

import pytest

import hub.config.hub
from hub.config.errors import ConfigError
from hub.config.hub import HubSettings
from hub.config.reader import read_settings
from tests.settings_rows import rows_in, rows_of

README = Path(hub.config.hub.__file__).with_name("README.md")


def test_the_readme_documents_every_setting_and_no_other() -> None:
    assert rows_in(README) == rows_of(HubSettings)


@pytest.mark.parametrize(
    "url", ["queue.example.org", "https://example.org/?x=1", "javascript:alert(1)", 'https://a"b', "ftp://example.org"]
)
def test_a_public_address_that_could_not_stand_in_a_qr_is_refused(url: str) -> None:
    with pytest.raises(ConfigError, match="public_url: must be a web address"):
        read_settings(HubSettings, None, {"public_url": url})


@pytest.mark.parametrize("url", ["https://queue.example.org", "http://192.168.1.4:7410", "http://[fd00::1]:80/queue"])
def test_public_addresses_in_use_are_taken(url: str) -> None:
    assert read_settings(HubSettings, None, {"public_url": url}).settings.public_url == url
