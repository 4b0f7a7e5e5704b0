pragma ComponentBehavior: Bound
import QtQuick
import Vestibule.Kiosk

// What people come for: one level, one page of it, with how many wait.
Item {
    id: page

    required property KioskModel kiosk
    readonly property ServicesModel shown: page.kiosk.services
    readonly property PlanModel plan: page.kiosk.servicePlan
    readonly property bool busy: page.shown.busy !== ""

    Heading {
        id: heading
        plan: page.plan
        anchors.left: parent.left
        anchors.leftMargin: page.plan.margin
        width: page.plan.side > 0 ? page.plan.side : page.width - 2 * page.plan.margin
        y: page.plan.band + page.plan.pad
        visible: page.plan.small || !page.kiosk.timeLeft.announced
        title: page.busy ? page.shown.busy : page.shown.title
        text: page.busy ? "" : page.shown.hint
    }
    Grid {
        id: grid
        readonly property real cell: (width - (columns - 1) * columnSpacing) / columns
        anchors.right: parent.right
        anchors.rightMargin: page.plan.margin
        y: page.plan.top
        width: page.width - 2 * page.plan.margin - (page.plan.side > 0 ? page.plan.side + page.plan.margin : 0)
        columns: page.plan.columns
        columnSpacing: page.plan.gap
        rowSpacing: page.plan.gap

        Repeater {
            model: page.shown.rows

            ServiceKey {
                required property string service
                required property string name
                required property string description
                required property bool available
                required property string spoken

                objectName: "choice-" + service
                width: grid.cell
                height: page.plan.row
                text: name
                detail: description
                off: !available
                reason: description
                stacked: page.plan.stacked
                detailed: page.plan.detail
                lines: page.plan.lines
                small: page.plan.small
                Accessible.name: spoken
                onActivated: page.kiosk.touch(objectName)
            }
        }
    }
    PageKeys {
        visible: !(page.plan.small && page.kiosk.timeLeft.announced)
        plan: page.plan
        anchors.left: parent.left
        anchors.leftMargin: page.plan.margin
        width: heading.width
        y: page.height - page.plan.strip - page.plan.pad - height
        back: page.shown.back
        more: page.shown.more
        rest: page.busy
        onTouched: name => page.kiosk.touch(name)
    }
}
