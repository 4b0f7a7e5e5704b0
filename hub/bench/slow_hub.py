"""`python -m hub.bench.slow_hub SECONDS …`: the hub as it is, on a disk whose commits complete no earlier than
SECONDS after they began (0: the disk as it is). The other words are the hub's own."""

import sys

from hub.app.arguments import build_parser, settings_of
from hub.app.listening import listen
from hub.app.opening import open_house
from hub.app.serving import serve
from hub.config.logs import start_logging
from hub.service.clock import SystemClock
from hub.store.database import commit_at_once, commit_no_earlier_than


def main(words: list[str]) -> int:
    seconds, arguments = float(words[0]), build_parser().parse_args(words[1:])
    settings = settings_of(arguments).settings
    start_logging("hub", "warning")
    seam = commit_no_earlier_than(seconds) if seconds else commit_at_once
    opened = open_house(settings.data, SystemClock(), settings.office, seam=seam)
    with listen(settings.listen) as listening:
        serve(settings, opened, listening, (), demo=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
