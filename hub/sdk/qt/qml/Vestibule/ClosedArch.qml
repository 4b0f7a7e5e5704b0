import QtQuick
import Vestibule

// The closed hall: next opening first, inside the arch. Children (hours, a code) stand below it.
Rectangle {
    id: closed

    property string intro: ""
    property string text: ""
    // On a small screen the arch is as wide as the screen.
    property bool fill: false
    default property alias content: below.data

    color: Theme.highContrast ? Theme.ground : Theme.takeoverGround
    Accessible.role: Accessible.StaticText
    Accessible.name: closed.intro + ". " + closed.text

    ArchShape {
        id: arch
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        width: Math.min(parent.width * (closed.fill ? 0.96 : 0.78), (parent.height - Metrics.gap * 2) * 0.9)
        height: parent.height - Metrics.gap * 2
        fillColor: closed.color
        color: Theme.closedArch
        line: Qt.alpha(Theme.takeoverText, 0.4)
        lineWidth: Math.max(2, Metrics.border)
    }
    Column {
        anchors.top: arch.top
        anchors.topMargin: arch.width * 0.26
        anchors.horizontalCenter: arch.horizontalCenter
        width: arch.width * 0.84
        spacing: Metrics.gap

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: closed.intro
            size: Math.max(Metrics.least, Math.round(Math.min(Metrics.body, arch.width * 0.06)))
            color: Theme.takeoverText
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: closed.text
            size: Math.round(Math.min(Metrics.title * 1.15, arch.width * 0.12))
            bold: true
            color: Theme.takeoverText
            Accessible.ignored: true
        }
        Item {
            id: below
            width: parent.width
            height: childrenRect.height
        }
    }
}
