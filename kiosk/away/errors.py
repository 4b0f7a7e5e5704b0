"""What can go wrong with the numbers in reserve.

AwayError
└── LedgerBroken    the file of leased numbers cannot be read or written (technician: disk, rights)
"""


class AwayError(Exception):
    """Root. `reason` is the stable key."""

    reason: str = "away"


class LedgerBroken(AwayError):
    reason = "ledger_broken"

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail
