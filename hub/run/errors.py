"""What the launcher refuses, as one error tree.

RunError                  reason key, message for the person at the keyboard; exit code 2
  UnfitMachineError       this computer cannot run it (technician: another system)
  PackagesMissingError    Debian packages (administrator: the command is in the message)
  SetupError              the environment could not be made (technician: network, disk)
  UsageError              the command line
"""


class RunError(Exception):
    """Ends the launcher with exit code 2; `str(error)` says what is wrong and what to do."""

    reason = "run_error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UnfitMachineError(RunError):
    reason = "machine_refused"


class PackagesMissingError(RunError):
    reason = "packages_missing"


class SetupError(RunError):
    reason = "setup_failed"


class UsageError(RunError):
    reason = "bad_usage"
