import QtQuick
import Vestibule
import Vestibule.Display

// The small screen above one counter: its plate, how it stands, and the ticket that is called to it or served.
Item {
    id: page

    required property LobbyBoard board
    readonly property Places places: page.board.places
    readonly property AboveCounter above: page.board.above
    readonly property bool stale: page.board.stale
    readonly property bool tall: page.places.upright
    readonly property int gap: page.places.gap
    readonly property bool called: page.above.label !== ""

    CounterPlate {
        id: plate
        objectName: "counter-plate"
        x: Texts.rightToLeft && !page.tall ? page.width - width : 0
        width: page.tall ? page.width : Math.round(page.width * 0.36)
        height: Math.round(page.height * (page.tall ? 0.38 : 0.74))
        large: true
        fill: 0.84
        share: Math.max(page.places.digitEm * Metrics.capHeight / plate.height, page.tall ? 0.66 : 0.56)
        number: page.above.sign
        tone: page.stale || !page.above.open ? "outline" : "enamel"
    }
    BlockWords {
        id: state
        x: page.tall ? 0 : plate.x
        y: page.tall ? page.height - height : plate.height + page.gap
        width: page.tall ? page.width : plate.width
        height: page.tall ? Math.round(page.height * 0.16) : page.height - plate.height - page.gap
        places: page.places
        horizontalAlignment: Text.AlignHCenter
        text: page.called ? page.above.stateWord : page.above.hint
        most: Math.min(height * 0.7, page.places.middleEm * 1.4)
        least: page.places.nearEm
        leading: Texts.titleLine
        bold: page.called
    }
    Item {
        id: ticket
        x: page.tall || Texts.rightToLeft ? 0 : plate.width + page.gap * 2
        y: page.tall ? plate.height + page.gap * 2 : 0
        width: page.tall ? page.width : page.width - plate.width - page.gap * 2
        height: page.tall ? page.height - plate.height - state.height - page.gap * 4 : page.height

        TicketPaper {
            visible: page.called
            anchors.fill: parent
            fillColor: Theme.ground
            color: page.stale ? Theme.ground : page.above.live ? Theme.now : Theme.surface
            radius: Math.min(ticket.height, ticket.width) * 0.09
            notchRadius: Math.min(ticket.height, ticket.width) * 0.09
            notchY: 0.5
            perforated: false
            line: Theme.outline
            lineWidth: page.stale || Theme.highContrast ? Math.max(2, Math.round(page.places.unit * 4)) : 0
        }
        TicketCode {
            objectName: "counter-code"
            visible: page.called
            anchors.centerIn: parent
            text: page.above.label
            size: ticket.height * 0.62 / Metrics.capHeight
            room: ticket.width * 0.8
            color: page.above.live && !page.stale ? Theme.onNow : Theme.ink
        }
        // Nobody is called: how the counter stands, in large.
        BlockWords {
            visible: !page.called
            anchors.fill: parent
            anchors.margins: page.gap * 2
            places: page.places
            horizontalAlignment: Text.AlignHCenter
            text: page.above.stateWord
            most: Math.min(ticket.height * 0.3, ticket.width * 0.2)
            least: page.places.middleEm
            leading: Texts.titleLine
            bold: true
            quiet: !page.above.open
        }
    }
}
