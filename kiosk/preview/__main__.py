"""`python -m kiosk.preview`: a ticket as a picture, or a sample on this kiosk's paper, asked of the hub by a manager.

The picture is drawn by a running kiosk, with the fonts, the template and the words that people will get.
"""

import argparse
import os
import sys
from pathlib import Path

from hub.sdk.client import HubClient
from hub.sdk.errors import SdkError
from hub.wire.errands import ERRAND_SECONDS, Form, Paper, PreviewRequest, TestPrintRequest

CONNECT_SECONDS = 2.0


def main(arguments: list[str] | None = None) -> int:
    """0; 1 with one message when the hub or the kiosk says no."""
    options = _options().parse_args(arguments)
    try:
        secret = options.secret_file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"The manager's secret cannot be read from {options.secret_file}: {error}\n")
        return 1
    client = HubClient(options.hub, secret, patience=0.0, waits=(CONNECT_SECONDS, ERRAND_SECONDS + 2))
    try:
        if options.print is not None:
            done = client.test_print(
                TestPrintRequest(device=options.print, service=options.service, language=options.language)
            )
            sys.stdout.write(f"{done.device}: {done.state}\n")
            return 0
        options.out.write_bytes(client.preview(_wish(options)))
        sys.stdout.write(f"The ticket is in {options.out}.\n")
    except SdkError as error:
        sys.stderr.write(f"No ticket: {error}\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"{options.out} cannot be written: {error.strerror}\n")
        return 1
    finally:
        client.close()
    return 0


def _wish(options: argparse.Namespace) -> PreviewRequest:
    wish = PreviewRequest(service=options.service, language=options.language)
    said = {"paper": options.paper, "form": options.form, "device": options.device}
    return wish.model_copy(update={name: value for name, value in said.items() if value is not None})


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kiosk.preview", description=__doc__)
    parser.add_argument("--hub", required=True, metavar="URL")
    parser.add_argument(
        "--secret-file",
        type=Path,
        default=Path(os.environ.get("VESTIBULE_MANAGER_SECRET", "manager.secret")),
        metavar="FILE",
        help="file with the manager's secret (manager.secret in the hub's folder)",
    )
    parser.add_argument("--service", required=True, metavar="ID", help="as in the office document")
    parser.add_argument("--language", default="en", metavar="CODE")
    parser.add_argument("--paper", type=Paper, choices=list(Paper), help="else as that kiosk has it")
    parser.add_argument("--form", type=Form, choices=list(Form), help="else as that kiosk has it")
    parser.add_argument("--device", metavar="NAME", help="the kiosk that draws it; else any")
    parser.add_argument("--out", type=Path, default=Path("ticket.png"), metavar="FILE")
    parser.add_argument("--print", metavar="NAME", help="print it on that kiosk's paper instead, marked TEST")
    return parser


if __name__ == "__main__":
    sys.exit(main())
