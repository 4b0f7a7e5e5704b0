import argparse
from pathlib import Path

import pytest

from hub.config.errors import ConfigError
from hub.sdk.settings import DeviceSettings, HubSettings, add_device_arguments, read_key, whereabouts, with_arguments


def parsed(*arguments: str) -> DeviceSettings:
    parser = argparse.ArgumentParser()
    add_device_arguments(parser)
    return with_arguments(DeviceSettings(), parser.parse_args(arguments))


def test_the_command_line_lies_on_top() -> None:
    settings = parsed("--hub", "http://10.0.0.5:7410/", "--size", "1080x1920", "--diagonal", "10.1", "--language", "ar")
    assert settings.hub.url == "http://10.0.0.5:7410"
    assert (settings.screen.width, settings.screen.height) == (1080, 1920)
    assert settings.screen.diagonal_inches == 10.1
    assert not settings.screen.full_screen
    assert settings.language == "ar"
    assert parsed() == DeviceSettings()


@pytest.mark.parametrize("arguments", [("--size", "big"), ("--size", "0x100"), ("--diagonal", "2")])
def test_a_bad_argument_says_what_to_write(arguments: tuple[str, str]) -> None:
    with pytest.raises(ConfigError, match=arguments[0]):
        parsed(*arguments)


def test_the_key_is_read_only_from_a_file_of_ones_own(tmp_path: Path) -> None:
    key = tmp_path / "device.key"
    with pytest.raises(ConfigError, match="provision-device"):
        read_key(key)
    key.write_text("secret\n")
    key.chmod(0o644)
    with pytest.raises(ConfigError, match="chmod 600"):
        read_key(key)
    key.chmod(0o600)
    assert read_key(key) == "secret"
    key.write_text("\n")
    with pytest.raises(ConfigError, match="empty"):
        read_key(key)


def test_a_fixed_address_needs_no_discovery() -> None:
    place = whereabouts(HubSettings(url="http://127.0.0.1:1"))
    assert place.current() == "http://127.0.0.1:1"
    place.failed("http://127.0.0.1:1")
    assert place.current() == "http://127.0.0.1:1"
    place.close()
