pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Vestibule
import Vestibule.Kiosk

// Back, onward and the page's main key: side by side above the strip, or one above the other in the left third.
Item {
    id: foot

    required property KioskModel kiosk
    required property QtObject model
    property bool beside: foot.plan.side > 0
    readonly property PlanModel plan: foot.kiosk.plan
    readonly property int count: repeater.count
    readonly property int high: foot.beside && foot.count > 2 ? foot.plan.sideKey : foot.plan.key

    implicitHeight: foot.count === 0 ? 0 : foot.beside ? foot.count * (foot.high + foot.plan.gap) - foot.plan.gap : foot.plan.key

    GridLayout {
        anchors.fill: parent
        columns: foot.beside ? 1 : Math.max(1, foot.count)
        columnSpacing: foot.plan.gap
        rowSpacing: foot.plan.gap

        Repeater {
            id: repeater
            model: foot.model

            Key {
                id: key

                required property int index
                required property string touch
                required property string label
                required property bool rest
                required property string drawn
                required main
                required onward
                readonly property bool lonely: foot.count === 1 && key.touch === "back" && !key.main

                Layout.row: foot.beside ? foot.count - 1 - key.index : 0
                Layout.column: foot.beside ? 0 : key.index
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignLeft
                Layout.maximumWidth: key.lonely && !foot.beside ? Math.max(key.implicitWidth, foot.width * 0.36) : Number.POSITIVE_INFINITY
                Layout.horizontalStretchFactor: key.main ? 8 : key.touch === "back" ? 0 : 2
                Layout.preferredWidth: key.implicitWidth
                Layout.minimumWidth: Math.max(Metrics.target, key.least)
                Layout.preferredHeight: foot.high
                objectName: key.touch
                text: key.label
                // Three words on a small screen leave no room for drawings.
                pictogram: foot.plan.small && foot.count > 2 ? "" : key.drawn
                lines: 2
                off: key.rest
                size: foot.plan.small ? Metrics.floor : key.main ? Metrics.label : Metrics.body
                leftPadding: foot.plan.small ? Metrics.border : Metrics.gap
                rightPadding: foot.plan.small ? Metrics.border : Metrics.gap
                onActivated: foot.kiosk.touch(key.touch)
            }
        }
    }
}
