"""What can be asked of the queue. Commands are imperative, carry their ids, and know no clock.

`decide(state, ask, command)` answers with events or a `Refusal`. The time, the asker and the request id travel
in `Ask`, so that a command can be replayed, retried and simulated.
"""

from hub.engine.commands.asking import (
    Actor,
    Ask,
    LocalTime,
)
from hub.engine.commands.bookings import (
    BookAppointment,
    CancelAppointment,
    CheckIn,
    DeclineOffer,
    DropWish,
    KeepWish,
    MoveAppointment,
    TakeOffer,
)
from hub.engine.commands.calls import (
    CallNext,
    CallVisit,
    MarkNoShow,
    RecallVisit,
    ServeWalkUp,
)
from hub.engine.commands.counters import (
    ChooseProfile,
    CloseCounter,
    EndWrapUp,
    LoseCounter,
    OpenCounter,
    PauseCounter,
    RegainCounter,
    ResumeCounter,
    UndoLast,
)
from hub.engine.commands.days import (
    AcceptOffice,
    CloseDay,
    OpenDay,
    Tick,
)
from hub.engine.commands.devices import (
    AcknowledgeShown,
    AcknowledgeSpoken,
    ConfirmPrint,
    ReportPart,
)
from hub.engine.commands.hall import (
    AnswerStaffCall,
    EndNotice,
    RaiseNotice,
    RaiseStaffCall,
    ReadMessage,
    ResumeService,
    SendMessage,
    StopService,
)
from hub.engine.commands.kiosks import (
    AnswerHelp,
    AskReprint,
    CallHelp,
)
from hub.engine.commands.numbers import (
    EnterRoll,
    HandIn,
    LeaseNumbers,
)
from hub.engine.commands.personal import (
    EraseDetails,
    KeepDetails,
    KeepNote,
)
from hub.engine.commands.visits import (
    AddService,
    AnswerAssistance,
    CorrectService,
    DropService,
    FinishVisit,
    IssueTicket,
    ParkVisit,
    ReactivateVisit,
    RecordOutcome,
    RemoveVisit,
    ReturnVisit,
    ReviseVisit,
    StartService,
    StepBack,
    TransferVisit,
    WithdrawVisit,
)

Command = (
    AcceptOffice
    | OpenDay
    | CloseDay
    | Tick
    | IssueTicket
    | OpenCounter
    | PauseCounter
    | ResumeCounter
    | CloseCounter
    | LoseCounter
    | RegainCounter
    | CallNext
    | RecallVisit
    | MarkNoShow
    | StartService
    | FinishVisit
    | TransferVisit
    | ParkVisit
    | ReturnVisit
    | WithdrawVisit
    | RemoveVisit
    | ConfirmPrint
    | AcknowledgeShown
    | AcknowledgeSpoken
    | ReportPart
    | ServeWalkUp
    | ReviseVisit
    | AnswerAssistance
    | AddService
    | DropService
    | CorrectService
    | RecordOutcome
    | StepBack
    | ReactivateVisit
    | KeepNote
    | KeepDetails
    | EraseDetails
    | UndoLast
    | ChooseProfile
    | EndWrapUp
    | CallVisit
    | BookAppointment
    | MoveAppointment
    | CancelAppointment
    | CheckIn
    | KeepWish
    | DropWish
    | TakeOffer
    | DeclineOffer
    | LeaseNumbers
    | HandIn
    | EnterRoll
    | CallHelp
    | AnswerHelp
    | AskReprint
    | RaiseNotice
    | EndNotice
    | StopService
    | ResumeService
    | RaiseStaffCall
    | AnswerStaffCall
    | SendMessage
    | ReadMessage
)


__all__ = [
    "AcceptOffice",
    "AcknowledgeShown",
    "AcknowledgeSpoken",
    "Actor",
    "AddService",
    "AnswerAssistance",
    "AnswerHelp",
    "AnswerStaffCall",
    "Ask",
    "AskReprint",
    "BookAppointment",
    "CallHelp",
    "CallNext",
    "CallVisit",
    "CancelAppointment",
    "CheckIn",
    "ChooseProfile",
    "CloseCounter",
    "CloseDay",
    "Command",
    "ConfirmPrint",
    "CorrectService",
    "DeclineOffer",
    "DropService",
    "DropWish",
    "EndNotice",
    "EndWrapUp",
    "EnterRoll",
    "EraseDetails",
    "FinishVisit",
    "HandIn",
    "IssueTicket",
    "KeepDetails",
    "KeepNote",
    "KeepWish",
    "LeaseNumbers",
    "LocalTime",
    "LoseCounter",
    "MarkNoShow",
    "MoveAppointment",
    "OpenCounter",
    "OpenDay",
    "ParkVisit",
    "PauseCounter",
    "RaiseNotice",
    "RaiseStaffCall",
    "ReactivateVisit",
    "ReadMessage",
    "RecallVisit",
    "RecordOutcome",
    "RegainCounter",
    "RemoveVisit",
    "ReportPart",
    "ResumeCounter",
    "ResumeService",
    "ReturnVisit",
    "ReviseVisit",
    "SendMessage",
    "ServeWalkUp",
    "StartService",
    "StepBack",
    "StopService",
    "TakeOffer",
    "Tick",
    "TransferVisit",
    "UndoLast",
    "WithdrawVisit",
]
