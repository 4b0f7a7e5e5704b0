import QtQuick
import Vestibule
import Vestibule.Display

// One call, the whole screen: the person's ticket, the counter's plate, the way in words of the ticket's language.
Rectangle {
    id: call

    required property LobbyBoard board
    readonly property bool tall: call.height > call.width
    readonly property int edge: Math.round(Math.min(call.width, call.height) * 0.047)

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
    Item {
        id: ticket
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: call.edge
        anchors.leftMargin: call.edge * 1.8
        anchors.rightMargin: call.edge * 1.8
        height: Math.round(call.height * (call.tall ? 0.3 : 0.42))

        TicketPaper {
            anchors.fill: parent
            color: Theme.takeoverTicket
            radius: ticket.height * 0.1
            notchRadius: ticket.height * 0.1
            notchY: 0.5
            shadowSize: 0.01
        }
        TicketCode {
            anchors.centerIn: parent
            text: call.board.callLabel
            size: ticket.height * 0.84 / Metrics.capHeight
            room: ticket.width * 0.78
            color: Theme.takeoverOnTicket
        }
    }
    Item {
        id: middle
        anchors.top: ticket.bottom
        anchors.topMargin: call.edge * 0.8
        anchors.left: ticket.left
        anchors.right: ticket.right
        height: Math.round(call.height * (call.tall ? 0.2 : 0.315))

        Words {
            anchors.left: parent.left
            anchors.right: plate.left
            anchors.rightMargin: call.edge
            anchors.verticalCenter: parent.verticalCenter
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            text: call.board.callCounterWord
            size: Math.round(middle.height)
            bold: true
            color: Theme.takeoverText
            wrapMode: Text.NoWrap
            fontSizeMode: Text.Fit
            minimumPixelSize: 24
        }
        CounterPlate {
            id: plate
            anchors.right: parent.right
            height: parent.height
            width: Math.max(parent.height, parent.width * 0.19)
            large: true
            tone: "call"
            share: 0.72
            number: call.board.callSign
        }
    }
    Item {
        id: foot
        anchors.top: middle.bottom
        anchors.left: ticket.left
        anchors.right: ticket.right
        anchors.bottom: parent.bottom

        DirectionArrow {
            id: arrow
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            way: call.board.callArrow
            color: Theme.takeoverText
            height: Math.round(Math.min(foot.height * 0.56, call.width * 0.09))
            width: visible ? height : 0
        }
        Words {
            anchors.left: arrow.right
            anchors.leftMargin: call.edge
            anchors.right: voice.left
            anchors.rightMargin: call.edge
            anchors.verticalCenter: parent.verticalCenter
            height: foot.height
            verticalAlignment: Text.AlignVCenter
            text: call.board.callWay
            size: Math.round(Math.min(foot.height * 0.45, call.width * 0.07))
            bold: true
            color: Theme.takeoverText
            fontSizeMode: Text.Fit
            minimumPixelSize: 24
        }
        Rectangle {
            id: voice
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            height: Math.round(Math.min(foot.height * 0.5, call.width * 0.07))
            width: voiceRow.width + height * 0.8
            radius: height * 0.22
            color: "transparent"
            border.width: 2
            border.color: Theme.takeoverText

            Row {
                id: voiceRow
                anchors.centerIn: parent
                spacing: voice.height * 0.25

                Pictogram {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "speaker"
                    color: Theme.takeoverText
                    width: voice.height * 0.55
                    height: width
                }
                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    text: call.board.callLanguage
                    size: Math.round(voice.height * 0.46)
                    color: Theme.takeoverText
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
