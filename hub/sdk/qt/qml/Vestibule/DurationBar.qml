import QtQuick
import Vestibule

// Time spent against the usual range, which is a dashed stretch of the bar. All shares are 0..1 of the bar.
Item {
    id: bar

    property real share: 0
    property real usualFrom: 0
    property real usualTo: 0
    property string text: ""

    implicitHeight: 14
    implicitWidth: 200
    LayoutMirroring.childrenInherit: true
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
        anchors.left: parent.left
        width: Math.max(height, Math.min(1, bar.share) * parent.width)
        height: parent.height
        radius: height / 2
        color: Theme.enamel
    }
    DashedFrame {
        anchors.left: parent.left
        anchors.leftMargin: bar.usualFrom * parent.width
        width: (bar.usualTo - bar.usualFrom) * parent.width
        height: parent.height
        visible: bar.usualTo > bar.usualFrom
        line: Theme.outline
        lineWidth: 2
        radius: height / 2
    }
}
