"""What can go wrong with the stored journal.

    StoreError
    +-- FolderInUse        another hub holds the data folder               (technician: stop it)
    +-- FolderUnwritable   the data folder cannot be made or written to    (technician: rights)
    +-- SchemaTooNew       the database was made by a newer release        (technician: update)
    +-- JournalBroken      the file is damaged or events are missing       (technician: restore a backup)
    +-- DiskFull           no room for the transaction                     (technician: make room)
    +-- DiskReadOnly       the file system does not take writes            (technician: remount, replace)
    +-- DiskFault          the disk or the lock on the database failed     (technician: look at the disk)
    +-- SecondWall         a rule of the database itself was about to break (us: a defect)

`reason` is a stable key; the text says what to do and holds no personal data.
"""


class StoreError(Exception):
    """`detail` is for the technician; nothing of the failed transaction is in the journal."""

    reason = "store"

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class FolderInUse(StoreError):
    reason = "folder_in_use"


class FolderUnwritable(StoreError):
    reason = "folder_unwritable"


class SchemaTooNew(StoreError):
    reason = "schema_too_new"


class JournalBroken(StoreError):
    reason = "journal_broken"


class DiskFull(StoreError):
    reason = "disk_full"


class DiskReadOnly(StoreError):
    reason = "disk_read_only"


class DiskFault(StoreError):
    reason = "disk_fault"


class SecondWall(StoreError):
    reason = "second_wall"
