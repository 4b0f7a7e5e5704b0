"""What can go wrong with the stored journal.

    StoreError
    +-- FolderInUse        another hub holds the data folder                 (technician: stop it)
    +-- FolderUnwritable   the data folder cannot be made or written to      (technician: rights)
    +-- DatabaseInUse      another hub writes to the database                (technician: stop it)
    +-- SchemaTooNew       the database was made by a newer release          (technician: update)
    +-- SchemaTooOld       the database waits for a start of this release    (technician: start the hub)
    +-- JournalBroken      the file is damaged or events are missing         (technician: restore a backup)
    +-- DiskFull           no room for the transaction                       (technician: make room)
    +-- DiskReadOnly       the file system or server does not take writes    (technician: remount, replace)
    +-- DiskFault          the disk or the lock on the database failed       (technician: look at the disk)
    +-- ServerGone         the database server does not answer               (technician: start it, the network)
    +-- ServerDenied       the server refuses the hub's user                 (technician: password, rights)
    +-- ServerUnfit        its version or set-up loses or bends data         (technician: update, set it up)
    +-- DriverMissing      the driver for the server is not installed        (technician: install it)
    +-- OutcomeUnknown     the connection broke during a commit              (nobody: the hub looks it up)
    +-- SecondWall         a rule of the database itself was about to break  (us: a defect)

`reason` is a stable key; the text says what to do and holds no personal data.
"""


class StoreError(Exception):
    """`detail` is for the technician; nothing of the failed transaction is in the journal (but see OutcomeUnknown)."""

    reason = "store"

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class FolderInUse(StoreError):
    reason = "folder_in_use"


class FolderUnwritable(StoreError):
    reason = "folder_unwritable"


class DatabaseInUse(StoreError):
    reason = "database_in_use"


class SchemaTooNew(StoreError):
    reason = "schema_too_new"


class SchemaTooOld(StoreError):
    reason = "schema_too_old"


class JournalBroken(StoreError):
    reason = "journal_broken"


class DiskFull(StoreError):
    reason = "disk_full"


class DiskReadOnly(StoreError):
    reason = "disk_read_only"


class DiskFault(StoreError):
    reason = "disk_fault"


class ServerGone(StoreError):
    reason = "server_gone"


class ServerDenied(StoreError):
    reason = "server_denied"


class ServerUnfit(StoreError):
    reason = "server_unfit"


class DriverMissing(StoreError):
    reason = "driver_missing"


class OutcomeUnknown(StoreError):
    """The transaction may be in the database or not: look before anything else is written or answered."""

    reason = "outcome_unknown"


class SecondWall(StoreError):
    reason = "second_wall"
