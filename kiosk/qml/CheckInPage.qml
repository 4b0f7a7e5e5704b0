pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Kiosk

// How a person with an appointment makes themselves known: show a code, type it, or type the name.
Item {
    id: page

    required property KioskModel kiosk
    readonly property CheckInModel shown: page.kiosk.checkIn
    readonly property PlanModel plan: page.kiosk.plan
    readonly property bool beside: page.plan.side > 0
    readonly property real row: Math.max(Math.min(page.plan.row, 48 * Metrics.mm), Metrics.row)

    Heading {
        id: heading
        plan: page.plan
        room: page.kiosk.sideRoom
        anchors.left: parent.left
        anchors.leftMargin: page.plan.margin
        width: page.beside ? page.plan.side : page.plan.bodyWidth
        y: page.plan.head
        visible: page.plan.small || page.plan.lower || !page.kiosk.timeLeft.announced
        title: page.shown.title
        text: page.shown.hint
    }
    Column {
        id: told
        anchors.right: parent.right
        anchors.rightMargin: page.plan.margin
        y: page.beside ? page.plan.head : heading.y + heading.height + page.plan.gap
        width: page.plan.bodyWidth
        spacing: page.plan.gap * 2

        Repeater {
            model: page.shown.told

            Rectangle {
                id: card
                required property string pictogram
                required property string title
                required property string text
                width: told.width
                height: sentence.height + page.plan.gap * (page.plan.small ? 2 : 4)
                radius: Metrics.cardRadius
                color: Theme.enamelTint
                border.width: Theme.highContrast ? Metrics.border : 0
                border.color: Theme.outline

                WhereRow {
                    id: sentence
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.left: parent.left
                    anchors.leftMargin: page.plan.gap * (page.plan.small ? 1 : 2)
                    anchors.right: parent.right
                    anchors.rightMargin: page.plan.gap * 2
                    side: Math.round((page.plan.small ? 18 : page.beside ? 34 : 52) * Metrics.mm)
                    size: page.plan.small ? Metrics.floor : Metrics.label
                    pictogram: card.pictogram
                    text: card.title
                    detail: page.plan.small ? "" : card.text
                }
            }
        }
    }
    Column {
        id: ways
        anchors.right: parent.right
        anchors.rightMargin: page.plan.margin
        y: page.plan.lower ? page.plan.footTop - height : told.y + told.height + page.plan.gap * 2
        width: page.plan.bodyWidth
        spacing: page.plan.gap

        Repeater {
            model: page.shown.ways

            ServiceKey {
                required property string touch
                required property string name
                required property string description
                required property string spoken

                objectName: touch
                width: ways.width
                height: page.row
                text: name
                detail: description
                Accessible.name: spoken
                stacked: page.plan.small
                detailed: !page.plan.small
                small: page.plan.small
                lines: page.plan.small || Metrics.bigger ? 2 : 1
                off: page.shown.busy
                onActivated: page.kiosk.touch(touch)
            }
        }
    }
}
