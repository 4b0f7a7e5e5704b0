import QtQuick
import Vestibule

// A QR symbol on white, never coloured or mirrored, with the words that say what it is for.
Rectangle {
    id: panel

    property string matrix: ""
    property string text: ""

    implicitWidth: Math.ceil(40 * Metrics.mm)
    implicitHeight: implicitWidth
    radius: Metrics.keyRadius
    color: "white"
    Accessible.role: Accessible.Graphic
    Accessible.name: panel.text

    QrCode {
        anchors.fill: parent
        anchors.margins: Math.round(panel.radius * 0.3)
        matrix: panel.matrix
        color: "black"
        paper: "white"
    }
}
