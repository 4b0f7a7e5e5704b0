pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Kiosk

// The aids, always at the foot, always at the same places.
Rectangle {
    id: strip

    required property KioskModel kiosk
    readonly property PlanModel plan: strip.kiosk.servicePlan
    readonly property real inset: Math.round(strip.plan.margin * 0.66)
    readonly property int count: repeater.count
    readonly property real cell: (strip.width - 2 * strip.inset - (strip.count - 1) * strip.plan.gap) / Math.max(1, strip.count)

    height: strip.plan.strip
    color: Theme.sunken

    Rectangle {
        visible: Theme.highContrast
        width: parent.width
        height: Metrics.border
        color: Theme.outline
    }
    Row {
        anchors.centerIn: parent
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
                width: strip.cell
                height: strip.plan.stripKey
                text: label
                wide: strip.plan.side > 0 || strip.plan.small && strip.count < 3
                onActivated: strip.kiosk.touch(objectName)
            }
        }
    }
}
