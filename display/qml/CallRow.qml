pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Display

// A called ticket: number, the way, the counter's plate. Amber while the person is awaited; no fill without news; one
// that was taken back is struck through, dashed and says so.
Item {
    id: row

    required property string label
    required property string sign
    required property string arrow
    required property string way
    required property bool live
    required property string mark
    required property string markWord
    required property string person
    property Places places: null
    property bool stale: false
    readonly property int digitEm: row.places.digitEm
    readonly property bool again: row.mark === "again"
    readonly property bool withdrawn: row.mark === "withdrawn"
    readonly property bool hollow: row.stale || row.withdrawn
    readonly property color ink: row.live && !row.hollow ? Theme.onNow : row.withdrawn ? Theme.ink2 : Theme.ink
    // Number and plate take what the rule gives them; a longer number takes from the way.
    readonly property real plateWidth: row.places.plateWidth
    readonly property real numberWidth: Math.min(Math.max(row.digitEm * 2.62, code.wide * row.digitEm * 1.03), row.width * 0.88 - row.plateWidth)

    Accessible.role: Accessible.ListItem
    Accessible.name: Texts.numberPrefix + " " + row.label + ", " + Texts.counterPrefix + " " + row.sign + [row.way, row.markWord, row.person].map(part => part === "" ? "" : ", " + part).join("")

    Rectangle {
        visible: !row.hollow
        anchors.fill: parent
        radius: row.height * 0.11
        color: row.live ? Theme.now : Theme.surface
        border.width: Theme.highContrast ? Math.max(2, Math.round(row.places.unit * 2)) : 0
        border.color: Theme.outline
    }
    Loader {
        active: row.hollow
        anchors.fill: parent
        sourceComponent: DashedFrame {
            line: Theme.outline
            lineWidth: Math.round(5 * row.places.unit)
            radius: row.height * 0.11
        }
    }
    Item {
        id: number
        anchors.left: parent.left
        // Below the word "Ticket" in the head.
        anchors.leftMargin: Math.round(row.places.edge * 2)
        anchors.verticalCenter: parent.verticalCenter
        width: row.numberWidth
        height: parent.height

        Item {
            id: codePlace
            // Mirrored with the row; the code itself never is.
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            width: code.width
            height: code.height

            TicketCode {
                id: code
                objectName: row.withdrawn ? "struck-code" : "row-code"
                text: row.label
                size: row.digitEm
                room: number.width
                color: row.ink
            }
            Rectangle {
                visible: row.withdrawn
                anchors.centerIn: parent
                width: parent.width * 1.04
                height: Math.max(4, Math.round(row.digitEm * 0.07))
                radius: height / 2
                color: Theme.ink
                border.width: Math.max(2, Math.round(height * 0.28))
                border.color: Theme.ground
            }
        }
    }
    RowMiddle {
        anchors.left: number.right
        anchors.right: plate.left
        anchors.leftMargin: row.width * 0.012
        anchors.rightMargin: row.width * 0.012
        anchors.verticalCenter: parent.verticalCenter
        height: row.height * 0.92
        places: row.places
        ink: row.ink
        arrow: row.arrow
        way: row.way
        markWord: row.markWord
        again: row.again
        withdrawn: row.withdrawn
        person: row.person
    }
    CounterPlate {
        id: plate
        objectName: "row-plate"
        anchors.right: parent.right
        anchors.rightMargin: row.height * (row.hollow ? 0.055 : 0.03)
        anchors.verticalCenter: parent.verticalCenter
        width: row.plateWidth
        height: row.height * (row.hollow ? 0.9 : 0.95)
        large: true
        fill: 0.86
        share: row.digitEm * Metrics.capHeight / plate.height
        number: row.sign
        tone: row.hollow ? "outline" : row.live && Theme.name !== "light" ? "night" : "enamel"
    }
}
