"""What the service raises, beside `hub.store.errors`. Refusals of commands are answers, not errors.

ServiceError
+-- OfficeFileError   a file is no readable office document        (manager: mend the file)   office_file.py
+-- ZoneMissing       the office's time zone is not on this box    (technician: install it)   ledger.py
+-- BadPin            a PIN that is not 4 to 12 digits             (manager: choose another)  people.py
+-- PeopleBusy        too many sign-ins wait to be judged          (nobody: try again)        house.py
+-- PeopleUnavailable the disk takes no writes, so no sign-ins     (technician: see health)  house.py
+-- MediaError        a picture or video cannot be stored          (manager: as it says)      media.py
+-- NoSuchTicket      no ticket has this number                    (manager: look again)     explain/finding.py
+-- Dropped           a stream's subscriber did not keep up        (its device resumes)       feed.py
"""


class ServiceError(Exception):
    """`reason` is a stable key; the text says what to do and holds no personal data."""

    reason = "service"
