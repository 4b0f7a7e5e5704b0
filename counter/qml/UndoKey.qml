import QtQuick
import Vestibule

// Takes the last act back, as long as the bar along its foot lasts.
DeskKey {
    id: undo

    property int seconds: 0
    property real share: 0

    trailing: undo.seconds > 0 ? undo.seconds + " s" : ""

    Rectangle {
        visible: !undo.off
        anchors.left: parent.left
        anchors.leftMargin: 14
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Metrics.lip + Metrics.border + 3
        width: Math.max(0, (undo.width - 28) * undo.share)
        height: 4
        radius: 2
        color: Theme.highContrast ? Theme.ink : Theme.enamel
    }
}
