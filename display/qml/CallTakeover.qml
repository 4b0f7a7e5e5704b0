import QtQuick
import Vestibule
import Vestibule.Display

// One call, the whole screen: the person's ticket, the counter's plate, the way in words of the ticket's language.
Rectangle {
    id: call

    required property LobbyBoard board
    readonly property bool tall: call.height > call.width
    readonly property real edge: Math.min(call.width, call.height) * 0.045
    readonly property real room: call.width - 4 * call.edge
    readonly property bool named: call.board.callPerson !== ""

    color: Theme.takeoverGround
    // The field rises once, like a blind.
    transform: Translate {
        id: blind
    }
    onVisibleChanged: {
        if (call.visible && Motion.takeover > 0) {
            rise.restart();
        }
    }

    NumberAnimation {
        id: rise
        target: blind
        property: "y"
        from: call.height
        to: 0
        duration: Motion.takeover
        easing.type: Easing.BezierSpline
        easing.bezierCurve: Motion.easeOut
    }
    EdgeField {
        board: call.board
        color: call.color
    }
    Item {
        id: ticket
        anchors.horizontalCenter: parent.horizontalCenter
        y: call.edge
        width: call.room
        height: Math.round(call.height * (call.tall ? 0.22 : 0.42))

        TicketPaper {
            anchors.fill: parent
            color: Theme.takeoverTicket
            ruleColor: Theme.takeoverTicket
            radius: ticket.height * 0.1
            notchRadius: ticket.height * 0.1
            notchY: 0.5
            shadowSize: 0.01
        }
        TicketCode {
            id: code
            objectName: "takeover-code"
            anchors.centerIn: parent
            anchors.verticalCenterOffset: call.named ? -ticket.height * 0.1 : 0
            text: call.board.callLabel
            // Wide enough for the number; a name below takes a fifth of its height.
            size: ticket.height * (call.named ? 0.68 : 0.84) / Metrics.capHeight
            room: ticket.width * 0.84
            color: Theme.takeoverOnTicket
        }
        FitWords {
            visible: call.named
            anchors.horizontalCenter: parent.horizontalCenter
            y: ticket.height * 0.78
            text: call.board.callPerson
            most: ticket.height * 0.15
            room: ticket.width * 0.8
            color: Theme.takeoverOnTicket
        }
    }
    // Wide: word and plate side by side. Tall: the word over the plate.
    FitWords {
        id: word
        anchors.left: ticket.left
        y: ticket.y + ticket.height + (call.tall ? call.edge : call.edge * 0.8 + (plate.height - height) / 2)
        text: call.board.callCounterWord
        most: call.height * (call.tall ? 0.12 : 0.27)
        room: call.tall ? call.room : call.room - plate.width - call.edge
        bold: true
        leading: 1.2
        color: Theme.takeoverText
    }
    CounterPlate {
        id: plate
        objectName: "takeover-plate"
        anchors.right: ticket.right
        y: call.tall ? word.y + word.height + call.edge : ticket.y + ticket.height + call.edge * 0.8
        height: Math.round(call.height * (call.tall ? 0.24 : 0.315))
        // Two digits need as much height as one.
        width: call.tall ? ticket.width : Math.round(Math.min(call.room * 0.5, Math.max(plate.height, plate.wide * plate.height * plate.share / Metrics.capHeight / 0.8)))
        fill: 0.84
        large: true
        tone: "call"
        share: 0.77
        number: call.board.callSign
    }
    Item {
        id: foot
        anchors.left: ticket.left
        anchors.right: ticket.right
        y: plate.y + plate.height
        height: call.height - foot.y - (call.tall ? call.height * 0.1 : 0)

        // Wide: the arrow before the words. Tall: over them.
        DirectionArrow {
            id: arrow
            visible: !call.tall && arrow.way in arrow.drawings
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            way: call.board.callArrow
            color: Theme.takeoverText
            height: Math.round(Math.min(foot.height * 0.56, call.width * 0.13))
            width: visible ? height : 0
        }
        FitWords {
            visible: !call.tall
            anchors.left: arrow.right
            anchors.leftMargin: arrow.visible ? call.edge : 0
            anchors.verticalCenter: parent.verticalCenter
            text: call.board.callWay
            most: Math.min(foot.height * 0.48, call.width * 0.08)
            room: foot.width - arrow.width - call.edge * 2 - voice.width
            bold: true
            color: Theme.takeoverText
        }
        Column {
            visible: call.tall
            anchors.centerIn: parent
            width: parent.width
            spacing: call.edge

            DirectionArrow {
                anchors.horizontalCenter: parent.horizontalCenter
                way: call.board.callArrow
                color: Theme.takeoverText
                height: Math.round(Math.min(foot.height * 0.55, call.width * 0.36))
                width: height
            }
            FitWords {
                anchors.horizontalCenter: parent.horizontalCenter
                text: call.board.callWay
                most: call.width * 0.1
                room: foot.width
                bold: true
                color: Theme.takeoverText
            }
        }
    }
    VoiceChip {
        id: voice
        anchors.right: ticket.right
        y: call.tall ? call.height - height - call.edge : foot.y + (foot.height - height) / 2
        height: Math.max(Math.round(call.tall ? call.height * 0.05 : foot.height * 0.5), Math.ceil(call.board.places.nearEm * 1.5))
        em: Math.max(call.board.places.nearEm, Math.round(height * 0.46))
        language: call.board.callLanguage
    }
}
