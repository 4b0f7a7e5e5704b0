"""What can be wrong with a kiosk.

KioskError
└── SettingsWrong      the box's settings cannot be used (who can mend it: the technician; exit code 2)
"""


class KioskError(Exception):
    """Base. `reason` is stable; the message says what to do."""

    reason = "kiosk"


class SettingsWrong(KioskError):
    reason = "settings_wrong"
