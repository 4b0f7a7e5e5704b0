pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Vestibule
import Vestibule.Kiosk

// The aids, always at the foot, always at the same places.
Rectangle {
    id: strip

    required property KioskModel kiosk
    readonly property PlanModel plan: strip.kiosk.plan
    readonly property real inset: strip.plan.small && strip.count > 5 ? 0 : Math.round(strip.plan.margin * 0.66)
    readonly property int count: repeater.count
    // The main key, the one that calls a person, is wider than the aids.
    readonly property real wider: strip.plan.small ? 1 : 1.42
    readonly property real cell: (strip.width - 2 * strip.inset - (strip.count - 1) * strip.plan.gap) / Math.max(1, strip.count - 1 + strip.wider)

    height: strip.plan.strip
    color: Theme.sunken

    Rectangle {
        visible: Theme.highContrast
        width: parent.width
        height: Metrics.border
        color: Theme.outline
    }
    RowLayout {
        anchors.centerIn: parent
        width: strip.width - 2 * strip.inset
        spacing: strip.plan.gap

        Repeater {
            id: repeater
            model: strip.kiosk.strip

            AidKey {
                required property string touch
                required property string label
                required chosen
                required main

                objectName: touch
                // All aids are equally wide, unless a word needs more: then the others give some of theirs.
                Layout.fillWidth: true
                Layout.preferredWidth: Math.floor(main ? strip.cell * strip.wider : strip.cell)
                Layout.minimumWidth: Math.max(Metrics.target, least)
                Layout.preferredHeight: strip.plan.stripKey
                bare: strip.plan.small && strip.count > 2
                text: label
                wide: strip.plan.side > 0 || strip.plan.small && strip.count < 3
                onActivated: strip.kiosk.touch(objectName)
            }
        }
    }
}
