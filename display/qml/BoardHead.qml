import QtQuick
import Vestibule
import Vestibule.Display

// The enamel band: "Ticket" and "Counter" over their columns, between them (beside a pane: over it) the office and how
// many wait, at the end the clock.
Rectangle {
    id: head

    required property LobbyBoard board
    readonly property Places places: head.board.places
    readonly property color ink: Theme.highContrast ? Theme.ink : Theme.onEnamel
    readonly property bool paned: head.places.pane.width > 0 && !head.places.upright
    readonly property int size: Math.max(head.places.nearEm, Math.round(head.height * (head.places.upright ? 0.42 : 0.56)))
    readonly property real rowsEnd: head.paned ? head.places.rows.x + head.places.rows.width : head.width - head.places.edge

    color: Theme.highContrast ? Theme.ground : Theme.enamel
    // A screen reader has the rows, each with its words.
    Accessible.ignored: true

    EdgeField {
        board: head.board
        color: head.color
    }
    Rectangle {
        visible: Theme.highContrast
        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.max(2, Math.round(head.places.unit * 3))
        color: Theme.outline
    }
    Words {
        id: ticket
        visible: !head.board.counterForm
        anchors.left: parent.left
        anchors.leftMargin: head.places.edge * 3
        anchors.verticalCenter: parent.verticalCenter
        text: head.board.ticketWord
        size: head.size
        bold: true
        color: head.ink
        wrapMode: Text.NoWrap
    }
    // Over the plates, unless the clock or the office needs the place.
    FitWords {
        id: counter
        visible: !head.board.counterForm
        anchors.left: parent.left
        anchors.leftMargin: Math.max(ticket.anchors.leftMargin + ticket.width + head.places.edge * 2, Math.min(Math.round(head.rowsEnd - head.places.plateWidth - head.places.edge * 0.4), head.paned ? head.width : head.width - clock.width - counter.implicitWidth - head.places.edge * 4))
        anchors.verticalCenter: parent.verticalCenter
        text: head.board.counterWord
        most: head.size
        room: head.paned ? head.places.plateWidth + head.places.edge * 2 : head.width * 0.28
        bold: true
        color: head.ink
    }
    Item {
        id: about
        anchors.left: parent.left
        anchors.leftMargin: head.board.counterForm ? head.places.edge * 2 : head.paned ? head.places.pane.x : ticket.anchors.leftMargin + ticket.width + head.places.edge * 2
        anchors.right: parent.right
        anchors.rightMargin: (head.paned || head.board.counterForm ? clock.width + head.places.edge * 3.4 : head.width - counter.anchors.leftMargin + head.places.edge)
        height: parent.height

        Rectangle {
            id: divider
            visible: !head.board.counterForm && place.visible
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            width: Math.max(2, Math.round(head.places.unit * 2))
            height: head.height * 0.62
            color: head.ink
            opacity: 0.4
        }
        OfficeCrest {
            id: crest
            visible: !head.places.upright && about.width > head.height * 4
            anchors.left: parent.left
            anchors.leftMargin: head.board.counterForm ? 0 : head.places.edge * 1.2
            anchors.verticalCenter: parent.verticalCenter
            height: visible ? Math.round(head.height * 0.7) : 0
            source: head.board.crest
            color: head.ink
        }
        BlockWords {
            id: place
            readonly property string whole: head.board.waiting === "" ? head.board.place : head.board.place + " · " + head.board.waiting
            // In two lines: the office, and below it the hall.
            readonly property string parted: head.board.place.replace(" · ", "\n")
            anchors.left: crest.visible ? crest.right : divider.right
            anchors.leftMargin: head.places.edge * 0.8
            anchors.right: parent.right
            height: parent.height
            places: head.places
            objectName: "may-elide"
            // Cut off it would tell nobody where they are.
            visible: office.advanceWidth * head.places.nearEm / 100 <= place.width
            text: whole.advanceWidth * head.places.nearEm / 100 < place.width ? place.whole : oneLine ? head.board.place : 2 * head.places.nearEm * Texts.titleLine <= height ? place.parted : office.text
            oneLine: alone.advanceWidth * head.places.nearEm / 100 < place.width
            most: Math.max(head.places.nearEm, head.height * 0.45)
            least: head.places.nearEm
            leading: Texts.titleLine
            color: head.ink
        }
        TextMetrics {
            id: office
            font.family: Texts.family
            font.pixelSize: 100
            text: head.board.place.split(" · ")[0]
        }
        TextMetrics {
            id: whole
            font.family: Texts.family
            font.pixelSize: 100
            text: place.whole
        }
        TextMetrics {
            id: alone
            font.family: Texts.family
            font.pixelSize: 100
            text: head.board.place
        }
    }
    Words {
        id: clock
        anchors.right: parent.right
        anchors.rightMargin: head.places.edge * 2.4
        anchors.verticalCenter: parent.verticalCenter
        text: head.board.clock
        size: head.size
        bold: true
        code: true
        color: head.ink
        wrapMode: Text.NoWrap
    }
}
