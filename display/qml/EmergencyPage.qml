pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Display

// Over everything: what happens, in the board's language as large as it fits, and in the others beside it by turns.
Rectangle {
    id: page

    required property LobbyBoard board
    readonly property Places places: page.board.places
    readonly property Urgent urgent: page.board.urgent
    readonly property real side: Math.min(page.width, page.height) * 0.055
    readonly property int several: page.urgent.others.length

    color: Theme.alert
    Accessible.role: Accessible.AlertMessage
    Accessible.name: page.urgent.title + ". " + (page.urgent.first.text ?? "")

    EdgeField {
        board: page.board
        color: page.color
    }
    Item {
        id: top
        x: page.side
        y: page.side
        width: page.width - 2 * page.side
        height: Math.round(page.height * 0.15)

        Pictogram {
            id: sign
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            name: "warning"
            color: Theme.onAlert
            stroke: 2.2
            height: Math.round(Math.min(top.height, top.width * 0.2))
            width: height
        }
        BlockWords {
            anchors.left: sign.right
            anchors.leftMargin: page.side * 0.6
            anchors.right: parent.right
            height: parent.height
            places: page.places
            text: page.urgent.title
            most: top.height * 0.7
            least: page.places.nearEm
            leading: Texts.titleLine
            bold: true
            color: Theme.onAlert
            Accessible.ignored: true
        }
    }
    Spoken {
        id: first
        x: page.side
        y: top.y + top.height + page.side * 0.4
        width: page.width - 2 * page.side
        height: page.several > 0 ? Math.round((page.height - y - page.side) * (page.places.upright ? 0.46 : 0.56)) : page.height - y - page.side
        places: page.places
        said: page.urgent.first
        most: Math.max(page.places.middleEm, Math.min(page.height, page.width) * 0.16)
        bold: true
    }
    Rectangle {
        visible: page.several > 0
        x: page.side
        y: first.y + first.height + page.side * 0.2
        width: page.width - 2 * page.side
        height: Math.max(2, Math.round(page.places.unit * 3))
        color: Theme.onAlert
        opacity: 0.6
    }
    Grid {
        id: others
        x: page.side
        y: first.y + first.height + page.side * 0.6
        columns: page.places.upright ? 1 : Math.max(1, page.several)
        spacing: page.side * 0.7

        Repeater {
            model: page.several

            Spoken {
                required property int index
                width: (page.width - 2 * page.side - (others.columns - 1) * others.spacing) / others.columns
                height: page.places.upright ? (page.height - others.y - page.side - (page.several - 1) * others.spacing) / Math.max(1, page.several) : page.height - others.y - page.side
                places: page.places
                said: page.urgent.others[index] ?? ({})
                most: page.places.middleEm
            }
        }
    }

    component Spoken: BlockWords {
        id: spoken

        property var said: ({})

        // In its own language's letters, direction and lines, whatever the board's is.
        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true
        // Not before its letters are there: no font is asked for another script.
        text: spoken.family === spoken.said.family ? spoken.said.text : ""
        family: spoken.said.family ?? Texts.family
        leading: (spoken.said.line ?? 1.3) * 0.94
        horizontalAlignment: spoken.said.rightToLeft ?? false ? Text.AlignRight : Text.AlignLeft
        least: page.places.nearEm * 0.62
        color: Theme.onAlert
        verticalAlignment: Text.AlignTop
        Accessible.ignored: true
    }
}
