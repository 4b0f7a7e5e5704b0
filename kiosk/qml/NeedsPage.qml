pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Kiosk

// The last questions, in private: what would help, how many come, anything else.
Item {
    id: page

    required property KioskModel kiosk
    readonly property NeedsModel shown: page.kiosk.needs
    readonly property PlanModel plan: page.kiosk.plan
    readonly property bool beside: page.plan.side > 0
    readonly property real below: page.beside ? page.plan.footTop - page.plan.gap : page.plan.footTop - (further.count > 0 ? further.height + page.plan.gap : 0)

    Heading {
        id: heading
        plan: page.plan
        room: page.kiosk.sideRoom
        anchors.left: parent.left
        anchors.leftMargin: page.plan.margin
        width: page.beside ? page.plan.side : page.plan.bodyWidth
        y: page.plan.head
        visible: page.plan.small || page.plan.lower || !page.kiosk.timeLeft.announced
        service: page.shown.service
        servicePictogram: page.shown.pictogram
        title: page.shown.title
        text: page.shown.hint
    }
    Grid {
        id: grid
        readonly property real cell: (width - (columns - 1) * columnSpacing) / columns
        anchors.right: parent.right
        anchors.rightMargin: page.plan.margin
        y: page.plan.top
        width: page.plan.bodyWidth
        columns: page.plan.columns
        columnSpacing: page.plan.gap
        rowSpacing: page.plan.gap

        Repeater {
            model: page.shown.rows

            NeedKey {
                required property string touch
                required property string label
                required chosen

                objectName: touch
                width: grid.cell
                height: page.plan.row
                text: label
                off: page.shown.busy
                low: !page.plan.stacked
                tight: page.plan.lower && Metrics.bigger
                lines: page.plan.lines
                onActivated: page.kiosk.touch(touch)
            }
        }
    }
    PrivacyLine {
        plan: page.plan
        anchors.right: parent.right
        anchors.rightMargin: page.plan.margin
        width: page.plan.bodyWidth
        y: page.plan.lower ? heading.y + heading.height + page.plan.gap * 2 : page.beside ? grid.y + grid.height + page.plan.gap : stepper.visible ? stepper.y - height - page.plan.gap : page.below - height - page.plan.gap
        text: page.shown.privacy
    }
    Stepper {
        id: stepper
        visible: page.shown.asksParty
        anchors.right: parent.right
        anchors.rightMargin: page.plan.margin
        y: page.below - height
        width: page.beside ? page.plan.bodyWidth * 0.6 : page.plan.bodyWidth
        side: page.plan.key
        label: page.shown.partyLabel
        note: page.plan.small ? "" : page.shown.partyNote
        count: page.shown.party
        spoken: page.shown.partySpoken
        fewer: page.shown.fewer
        further: page.shown.further
        rest: page.shown.busy
        onLowered: page.kiosk.touch("fewer")
        onRaised: page.kiosk.touch("further")
    }
    FootKeys {
        id: further
        kiosk: page.kiosk
        model: page.shown.furtherKeys
        beside: false
        anchors.left: page.beside ? grid.left : undefined
        anchors.right: page.beside ? undefined : parent.right
        anchors.rightMargin: page.beside ? 0 : page.plan.margin
        width: page.beside ? (stepper.visible ? page.plan.bodyWidth * 0.4 - page.plan.margin : page.plan.bodyWidth) : page.plan.bodyWidth
        height: count > 0 ? page.plan.key : 0
        y: page.beside ? page.below - height : page.plan.footTop - height
    }
}
