import QtQuick
import Vestibule

// Two rings round the control that the keyboard is at (not after a touch): inner in the wall's colour, outer in ink.
Item {
    id: ring

    required property Item around
    property bool shown: ring.around.activeFocus
    property real radius: Metrics.keyRadius
    readonly property int step: Math.max(2, Math.round(Metrics.focus / 2))

    anchors.fill: parent
    anchors.margins: -Metrics.focus
    visible: ring.shown

    Rectangle {
        anchors.fill: parent
        color: "transparent"
        radius: ring.radius + Metrics.focus
        border.width: ring.step
        border.color: Theme.focusOuter
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: ring.step
        color: "transparent"
        radius: ring.radius + Metrics.focus - ring.step
        border.width: ring.step
        border.color: Theme.focusInner
    }
}
