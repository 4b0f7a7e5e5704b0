pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Display

// Who is next, service by service: name, the first numbers, how many wait and about how long. Pages stand still.
Rectangle {
    id: pane

    required property LobbyBoard board
    readonly property Places places: pane.board.places
    readonly property Beside beside: pane.board.beside
    readonly property int small: pane.places.nextSmall
    // Lines part a little where there is room.
    readonly property int lineHeight: Math.floor(Math.min(pane.places.nextLine * 1.3, (pane.height - pane.small * 2.2) / pane.places.nextDown))
    readonly property real side: pane.places.middleEm * 0.45

    radius: pane.places.gap * 1.6
    color: Theme.surface
    border.width: Theme.highContrast ? Math.max(2, pane.places.unit * 2) : 0
    border.color: Theme.outline
    Accessible.role: Accessible.List
    Accessible.name: pane.beside.nextTitle

    Words {
        id: title
        x: Texts.rightToLeft ? pane.width - title.width - pane.side : pane.side
        y: Math.round((pane.small * 2.2 - title.implicitHeight) / 2)
        text: pane.beside.nextTitle
        size: Math.round(pane.small * 1.15)
        bold: true
        wrapMode: Text.NoWrap
    }
    Words {
        id: pages
        visible: pane.beside.nextPages > 1
        x: Texts.rightToLeft ? pane.side : pane.width - pages.width - pane.side
        y: title.y
        text: pane.beside.nextPage + " / " + pane.beside.nextPages
        size: pane.small
        quiet: true
        code: true
        wrapMode: Text.NoWrap
    }
    BlockWords {
        visible: pane.beside.nextLines.length === 0
        anchors.fill: parent
        anchors.margins: pane.side
        anchors.topMargin: pane.small * 2.2
        places: pane.places
        text: pane.beside.nextEmpty
        most: pane.places.middleEm
        least: pane.places.nearEm
        quiet: true
        horizontalAlignment: Text.AlignHCenter
    }
    Grid {
        anchors.top: parent.top
        anchors.topMargin: pane.small * 2.2
        anchors.left: parent.left
        columns: pane.places.nextColumns
        layoutDirection: Texts.rightToLeft ? Qt.RightToLeft : Qt.LeftToRight

        Repeater {
            // By number: lines stay while what they say changes.
            model: pane.beside.nextLines.length

            NextService {
                required property int index
                readonly property var line: pane.beside.nextLines[index] ?? ({})
                width: pane.width / pane.places.nextColumns
                height: pane.lineHeight
                places: pane.places
                side: pane.side
                name: line.service ?? ""
                labels: line.labels ?? []
                waiting: line.waiting ?? ""
                wait: line.wait ?? ""
                closed: line.closed ?? ""
            }
        }
    }
}
