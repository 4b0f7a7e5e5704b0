import QtQuick
import Vestibule
import Vestibule.Display

// No news from the hub, in the place of the head: since when, what people do meanwhile, and the time.
Item {
    id: stale

    required property LobbyBoard board
    readonly property Places places: stale.board.places
    readonly property real side: stale.places.edge * 2
    readonly property int size: Math.max(stale.places.nearEm, Math.round(stale.height * (stale.places.upright ? 0.36 : 0.5)))
    // Where the sentence needs the whole width the time gives way.
    readonly property bool tight: measure.advanceWidth * stale.places.nearEm / 100 + clock.implicitWidth + stale.size * 1.3 + 4.5 * stale.side > stale.width
    readonly property bool roomy: !stale.tight && hint.most > 0 && title.implicitWidth + hint.implicitWidth * stale.places.nearEm / hint.size + clock.width + drawing.width + 5 * stale.side < stale.width

    Accessible.role: Accessible.AlertMessage
    Accessible.name: stale.board.bandTitle + ". " + stale.board.bandHint

    TextMetrics {
        id: measure
        font.family: Texts.family
        font.pixelSize: 100
        font.weight: Font.Bold
        text: stale.board.bandTitle
    }
    Hatch {
        anchors.fill: parent
        color: Theme.hatch
        stripe: Theme.hatchStripe
        step: Math.max(18, stale.height * 0.36)
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.max(2, Math.round(stale.height * 0.07))
        color: Theme.alert
    }
    Pictogram {
        id: drawing
        anchors.left: parent.left
        anchors.leftMargin: stale.tight ? stale.side * 0.8 : stale.side
        anchors.verticalCenter: parent.verticalCenter
        name: "linkLost"
        color: Theme.alert
        visible: !stale.tight
        height: Math.round(stale.size * 1.3)
        width: visible ? height : 0
    }
    FitWords {
        id: title
        anchors.left: drawing.right
        anchors.leftMargin: stale.tight ? 0 : stale.side * 0.6
        anchors.verticalCenter: parent.verticalCenter
        text: stale.board.bandTitle
        most: stale.size
        room: stale.tight ? stale.width - stale.side * 1.6 : stale.width - drawing.width - clock.width - stale.side * 4.5
        bold: true
        Accessible.ignored: true
    }
    FitWords {
        id: hint
        visible: stale.roomy
        anchors.right: clock.left
        anchors.rightMargin: stale.side
        anchors.verticalCenter: parent.verticalCenter
        text: stale.board.bandHint
        most: Math.max(stale.places.nearEm, stale.size * 0.82)
        room: Math.max(1, stale.width - drawing.width - title.implicitWidth - clock.width - 5 * stale.side)
        Accessible.ignored: true
    }
    Words {
        id: clock
        visible: !stale.tight
        anchors.right: parent.right
        anchors.rightMargin: stale.side * 1.2
        anchors.verticalCenter: parent.verticalCenter
        text: stale.board.clock
        size: stale.size
        bold: true
        code: true
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
