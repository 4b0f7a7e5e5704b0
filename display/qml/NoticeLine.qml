import QtQuick
import Vestibule
import Vestibule.Display

// Something everybody in the hall must know, under the head: a thick edge, a drawing, the words as large as they fit.
Rectangle {
    id: notice

    required property LobbyBoard board
    readonly property Places places: notice.board.places
    readonly property bool inHead: notice.places.notice.y === 0
    readonly property int thick: Math.round(notice.places.gap * 1.2)

    radius: notice.inHead ? 0 : Math.min(notice.height * 0.14, notice.places.gap * 2)
    color: Theme.enamelTint
    border.width: Theme.highContrast ? Math.max(2, notice.places.unit * 3) : 0
    border.color: Theme.outline
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text

    Item {
        anchors.left: parent.left
        width: notice.thick
        height: parent.height
        clip: true

        Rectangle {
            anchors.left: parent.left
            width: notice.thick + notice.radius * 2
            height: parent.height
            radius: notice.radius
            color: Theme.enamel
        }
    }
    Pictogram {
        id: drawing
        anchors.left: parent.left
        anchors.leftMargin: notice.thick * 2.4
        anchors.verticalCenter: parent.verticalCenter
        name: "warning"
        color: Theme.enamel
        stroke: 2
        height: Math.round(Math.min(notice.height * 0.62, notice.places.middleEm * 1.5))
        width: height
    }
    BlockWords {
        id: words
        anchors.left: drawing.right
        anchors.leftMargin: notice.thick * 1.6
        anchors.right: parent.right
        anchors.rightMargin: notice.thick * 2
        anchors.verticalCenter: parent.verticalCenter
        height: notice.height * 0.9
        places: notice.places
        text: notice.board.beside.notices[0] ?? ""
        most: notice.places.middleEm
        // Up to 160 letters keep the size for near readers; longer ones are never cut.
        least: notice.places.nearEm * 0.62
        leading: Texts.titleLine
        bold: true
        Accessible.ignored: true
    }
}
