pragma ComponentBehavior: Bound
import QtQuick
import Vestibule.Kiosk

// Services or appointments in the page's grid. What cannot be taken is dashed, and says why when it is touched.
Grid {
    id: grid

    required property KioskModel kiosk
    required property QtObject model
    property bool rest: false
    readonly property PlanModel plan: grid.kiosk.plan
    readonly property real cell: (grid.width - (grid.columns - 1) * grid.columnSpacing) / grid.columns

    width: grid.plan.bodyWidth
    columns: grid.plan.columns
    columnSpacing: grid.plan.gap
    rowSpacing: grid.plan.gap

    Repeater {
        model: grid.model

        ServiceKey {
            required property string touch
            required property string name
            required property string description
            required property bool available
            required property string spoken

            objectName: touch
            width: grid.cell
            height: grid.plan.row
            text: name
            detail: description
            off: !available
            answers: true
            enabled: !grid.rest
            reason: description
            stacked: grid.plan.stacked
            detailed: grid.plan.detail
            queued: grid.plan.queue
            lines: grid.plan.lines
            size: grid.plan.name
            small: grid.plan.small
            Accessible.name: spoken
            onActivated: grid.kiosk.touch(touch)
        }
    }
}
