import QtQuick
import Vestibule

// Nobody here: an open arch in two quiet tints, and one friendly sentence beside it if there is one.
Item {
    id: empty

    property string text: ""
    // Of the outer arch; another one where the arch stands on the wall itself.
    property color arch: Theme.ground

    implicitWidth: 240
    implicitHeight: 324
    Accessible.role: Accessible.StaticText
    Accessible.name: empty.text
    Accessible.ignored: empty.text === ""

    ArchShape {
        id: outer
        anchors.bottom: sentence.visible ? sentence.top : parent.bottom
        anchors.bottomMargin: sentence.visible ? Metrics.gap : 0
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        width: Math.min(parent.width, height * 0.74)
        color: empty.arch
        line: Theme.outline
        lineWidth: Theme.highContrast ? 2 : 0
    }
    ArchShape {
        anchors.bottom: outer.bottom
        anchors.horizontalCenter: outer.horizontalCenter
        width: outer.width * 0.54
        height: outer.height - outer.width * 0.29
        color: Theme.enamelTint
        line: Theme.outline
        lineWidth: Theme.highContrast ? 2 : 0
    }
    Words {
        id: sentence
        visible: empty.text !== ""
        anchors.bottom: parent.bottom
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: empty.text
        bold: true
        size: Metrics.label
        Accessible.ignored: true
    }
}
