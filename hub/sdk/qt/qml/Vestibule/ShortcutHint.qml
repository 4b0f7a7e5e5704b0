import QtQuick
import Vestibule

// The name of the key on the keyboard that does the same.
Rectangle {
    id: hint

    property string shortcut: ""
    property color ink: Theme.ink2

    visible: hint.shortcut !== ""
    implicitWidth: Math.max(26, word.implicitWidth + 16)
    implicitHeight: word.implicitHeight + 4
    radius: 6
    color: "transparent"
    border.width: 1
    border.color: hint.ink

    Words {
        id: word
        anchors.centerIn: parent
        text: hint.shortcut
        size: Metrics.floor
        bold: true
        color: hint.ink
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
