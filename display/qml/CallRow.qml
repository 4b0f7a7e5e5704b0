import QtQuick
import Vestibule

// A called ticket: number, the way, the counter's plate. Amber while the person is awaited; no fill without news.
Item {
    id: row

    required property string label
    required property string sign
    required property string arrow
    required property string way
    required property bool live
    property int digitEm: 100
    property bool stale: false
    readonly property color ink: row.live && !row.stale ? Theme.onNow : Theme.ink

    Accessible.role: Accessible.ListItem
    Accessible.name: Texts.numberPrefix + " " + row.label + ", " + Texts.counterPrefix + " " + row.sign + ", " + row.way

    Rectangle {
        visible: !row.stale
        anchors.fill: parent
        radius: row.height * 0.11
        color: row.live ? Theme.now : Theme.surface
        border.width: Theme.highContrast ? 2 : 0
        border.color: Theme.outline
    }
    DashedFrame {
        visible: row.stale
        anchors.fill: parent
        line: Theme.outline
        lineWidth: 5
        radius: row.height * 0.11
    }
    Item {
        id: number
        anchors.left: parent.left
        // Below the word "Ticket" in the head.
        anchors.leftMargin: row.width * 0.0256
        anchors.verticalCenter: parent.verticalCenter
        width: row.width * 0.4944
        height: parent.height

        Item {
            // Mirrored with the row; the code itself never is.
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            width: code.width
            height: code.height

            TicketCode {
                id: code
                text: row.label
                size: row.digitEm
                room: number.width
                color: row.ink
            }
        }
    }
    Column {
        anchors.left: number.right
        anchors.right: plate.left
        anchors.leftMargin: row.width * 0.012
        anchors.rightMargin: row.width * 0.012
        anchors.verticalCenter: parent.verticalCenter
        spacing: row.height * 0.02

        DirectionArrow {
            anchors.horizontalCenter: parent.horizontalCenter
            way: row.arrow
            color: row.ink
            width: Math.min(parent.width * 0.72, row.height * 0.62)
            height: width
        }
        Words {
            width: parent.width
            visible: row.way !== ""
            horizontalAlignment: Text.AlignHCenter
            text: row.way
            size: Math.round(row.height * 0.18)
            bold: true
            color: row.ink
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(row.height * 0.1)
        }
    }
    CounterPlate {
        id: plate
        anchors.right: parent.right
        anchors.rightMargin: row.height * 0.03
        anchors.verticalCenter: parent.verticalCenter
        width: row.width * 0.3
        height: row.height * 0.95
        large: true
        share: row.digitEm * Metrics.capHeight / plate.height
        number: row.sign
        tone: row.stale ? "outline" : "enamel"
    }
}
