import QtQuick
import Vestibule
import Vestibule.Display

// The line at the lower edge. It stands, page by page; it runs only where the office wants that and nobody stopped it.
Rectangle {
    id: line

    required property LobbyBoard board
    readonly property Places places: line.board.places
    readonly property bool runs: line.board.beside.tickerMoves && Motion.row > 0 && line.visible
    readonly property real far: Texts.rightToLeft ? -words.implicitWidth : line.width

    color: Theme.sunken
    clip: true

    Rectangle {
        width: parent.width
        height: Math.max(2, Math.round(line.places.unit * 2))
        color: Theme.rule
    }
    Words {
        id: words
        y: Math.round((line.height - words.implicitHeight) / 2)
        width: line.runs ? words.implicitWidth : line.width - 4 * line.places.edge
        text: line.board.beside.ticker
        size: line.places.nearEm
        wrapMode: Text.NoWrap
        elide: line.runs ? Text.ElideNone : Text.ElideRight
        horizontalAlignment: line.runs ? Text.AlignLeft : Text.AlignHCenter
        x: line.places.edge * 2
        onTextChanged: {
            if (line.runs) {
                run.restart();
            }
        }
    }
    // Four letters a second: slow enough to be read from the first to the last.
    NumberAnimation {
        id: run
        running: line.runs
        loops: Animation.Infinite
        target: words
        property: "x"
        from: line.far
        to: Texts.rightToLeft ? line.width : -words.implicitWidth
        duration: (line.width + words.implicitWidth) / (line.places.nearEm * 2.2) * 1000
        onStopped: words.x = line.places.edge * 2
    }
}
