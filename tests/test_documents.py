"""Documents lead where they say: every relative link of every Markdown file exists."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LINK = re.compile(r"\]\(([^)\s]+)\)")


def documents() -> list[Path]:
    said = subprocess.run(["git", "ls-files", "*.md"], cwd=ROOT, capture_output=True, text=True, check=False)
    return [ROOT / name for name in said.stdout.split()] or sorted(ROOT.glob("*.md"))


@pytest.mark.parametrize("document", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_relative_links_exist(document: Path) -> None:
    targets = [link for link in LINK.findall(document.read_text(encoding="utf-8")) if "://" not in link]
    missing = [link for link in targets if not (document.parent / link.split("#")[0]).exists()]
    assert missing == []


@pytest.mark.parametrize(
    "folder", ["hub/run", "hub/bench", "hub/sim/crowd", "systemd", "hub/engine", "kiosk", "display"]
)
def test_rooms_say_what_was_decided(folder: str) -> None:
    assert "## Decisions" in (ROOT / folder / "README.md").read_text(encoding="utf-8")
