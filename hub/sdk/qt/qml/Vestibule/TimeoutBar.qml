import QtQuick
import Vestibule

// What is left of the time before the screen clears: a bar and the words. `share` is 1..0.
Item {
    id: bar

    property real share: 1
    property string text: ""
    property bool urgent: false

    implicitHeight: words.implicitHeight + Metrics.gap + track.height
    implicitWidth: words.implicitWidth
    Accessible.role: Accessible.ProgressBar
    Accessible.name: bar.text

    Row {
        id: words
        anchors.left: parent.left
        spacing: Metrics.gap

        Pictogram {
            name: "clock"
            color: bar.urgent ? Theme.alert : Theme.ink2
            width: Math.round(Metrics.floor * 1.2)
            height: width
            anchors.verticalCenter: parent.verticalCenter
        }
        Words {
            text: bar.text
            size: Metrics.floor
            bold: bar.urgent
            color: bar.urgent ? Theme.alert : Theme.ink2
            wrapMode: Text.NoWrap
            anchors.verticalCenter: parent.verticalCenter
            Accessible.ignored: true
        }
    }
    Rectangle {
        id: track
        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.max(6, Math.round(Metrics.gap * 0.6))
        radius: height / 2
        color: Theme.sunken
        border.width: Theme.highContrast ? 1 : 0
        border.color: Theme.outline

        Rectangle {
            anchors.left: parent.left
            width: Math.max(0, Math.min(1, bar.share)) * parent.width
            height: parent.height
            radius: height / 2
            color: bar.urgent ? Theme.alert : Theme.enamel
        }
    }
}
