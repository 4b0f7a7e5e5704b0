import QtQuick
import Vestibule

// A sentence above the choices: hatched where it is about a lost connection, plain where not.
Rectangle {
    id: note

    property string text: ""
    property bool stale: false
    property int lines: 2

    radius: Metrics.keyRadius
    color: note.stale ? "transparent" : Theme.enamelTint
    border.width: Theme.highContrast ? Metrics.border : 0
    border.color: Theme.outline
    Accessible.role: Accessible.AlertMessage
    Accessible.name: note.text

    Hatch {
        visible: note.stale
        anchors.fill: parent
        color: Theme.hatch
        stripe: Theme.hatchStripe
        step: Math.max(18, Math.round(9 * Metrics.mm))
    }
    Pictogram {
        id: drawing
        visible: note.width > 150 * Metrics.mm
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap * 1.6
        anchors.verticalCenter: parent.verticalCenter
        name: note.stale ? "linkLost" : "plus"
        color: note.stale ? Theme.alert : Theme.enamel
        width: visible ? height : 0
        height: Math.round(Math.min(note.height * 0.7, Metrics.label * 1.3))
    }
    Words {
        objectName: "note"
        anchors.left: drawing.right
        anchors.leftMargin: Metrics.gap * 1.4
        anchors.right: parent.right
        anchors.rightMargin: Metrics.gap
        anchors.verticalCenter: parent.verticalCenter
        text: note.text
        size: note.lines > 2 ? Metrics.least : Metrics.small
        bold: true
        leading: 1.2
        maximumLineCount: note.lines
        wrapMode: note.lines > 1 ? Text.WordWrap : Text.NoWrap
        fontSizeMode: note.lines > 1 ? Text.FixedSize : Text.HorizontalFit
        minimumPixelSize: Metrics.floor
        Accessible.ignored: true
    }
}
