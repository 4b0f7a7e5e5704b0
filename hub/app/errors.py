"""Why the hub does not start or a chore is not done.

CannotStart     one message for the technician that says what to do; exit code 2
"""


class CannotStart(Exception):
    """Printed as it is, without a trace."""
