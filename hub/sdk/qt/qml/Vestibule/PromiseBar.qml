import QtQuick
import Vestibule

// A wait against its promise: a bar and a tick where the promise ends; past it hatched, never by colour alone.
Item {
    id: bar

    property real share: 0
    property real promise: 0.82
    property string text: ""
    readonly property bool broken: bar.share > bar.promise

    implicitHeight: 8
    implicitWidth: 200
    Accessible.role: Accessible.ProgressBar
    Accessible.name: bar.text

    Rectangle {
        anchors.fill: parent
        radius: height / 2
        color: Theme.sunken
        border.width: Theme.highContrast ? 1 : 0
        border.color: Theme.outline
    }
    Rectangle {
        visible: !bar.broken
        anchors.left: parent.left
        width: Math.max(height, Math.min(1, bar.share) * parent.width)
        height: parent.height
        radius: height / 2
        color: Theme.enamel
    }
    Hatch {
        visible: bar.broken
        anchors.left: parent.left
        width: Math.min(1, bar.share) * parent.width
        height: parent.height
        radius: height / 2
        color: Theme.alert
        stripe: Theme.alertTint
        step: 9
    }
    Rectangle {
        anchors.left: parent.left
        anchors.leftMargin: bar.promise * parent.width
        anchors.verticalCenter: parent.verticalCenter
        width: 3
        height: parent.height * 2
        radius: 1
        color: Theme.ink
    }
}
