import QtQuick
import Vestibule
import Vestibule.Display

// The enamel band over the columns: "Ticket", the office and its hall, how many wait, "Counter", the clock.
Rectangle {
    id: head

    required property LobbyBoard board
    required property int edge
    readonly property color ink: Theme.highContrast ? Theme.ink : Theme.onEnamel
    readonly property bool narrow: head.width < head.height * 14

    color: Theme.highContrast ? Theme.ground : Theme.enamel

    Words {
        id: ticket
        anchors.left: parent.left
        anchors.leftMargin: head.edge * 3
        anchors.verticalCenter: parent.verticalCenter
        text: head.board.ticketWord
        size: Math.round(head.height * (head.narrow ? 0.42 : 0.56))
        bold: true
        color: head.ink
        wrapMode: Text.NoWrap
    }
    Rectangle {
        id: divider
        anchors.left: ticket.right
        anchors.leftMargin: head.edge * 2
        anchors.verticalCenter: parent.verticalCenter
        width: 2
        height: head.height * 0.62
        color: head.ink
        opacity: 0.4
    }
    Pictogram {
        id: crest
        visible: !head.narrow
        anchors.left: divider.right
        anchors.leftMargin: head.edge * 1.2
        anchors.verticalCenter: parent.verticalCenter
        width: visible ? Math.round(head.height * 0.7) : 0
        height: width
        name: "crest"
        color: head.ink
        stroke: 1.4
    }
    Column {
        anchors.left: crest.right
        anchors.leftMargin: head.edge
        anchors.right: counter.left
        anchors.rightMargin: head.edge
        anchors.verticalCenter: parent.verticalCenter

        Words {
            width: parent.width
            text: head.board.place
            size: Math.round(head.height * 0.31)
            bold: true
            color: head.ink
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(head.height * 0.22)
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: head.board.waiting
            size: Math.round(head.height * 0.29)
            color: head.ink
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
    }
    // "Counter" stands over the plates, the clock ends with them.
    Words {
        id: counter
        anchors.left: parent.left
        anchors.leftMargin: Math.round(head.width * (head.narrow ? 0.60 : 0.694))
        anchors.verticalCenter: parent.verticalCenter
        text: head.board.counterWord
        size: ticket.size
        bold: true
        color: head.ink
        wrapMode: Text.NoWrap
    }
    Words {
        anchors.right: parent.right
        anchors.rightMargin: head.edge * 2.4
        anchors.verticalCenter: parent.verticalCenter
        text: head.board.clock
        size: ticket.size
        bold: true
        code: true
        color: head.ink
        wrapMode: Text.NoWrap
    }
}
