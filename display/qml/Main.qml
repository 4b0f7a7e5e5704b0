pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Display

// The lobby board: rows edge to edge; one call takes over the whole screen while it is spoken.
Stage {
    id: main

    required property LobbyBoard board
    readonly property int edge: Math.round(main.width * 0.0125)
    readonly property int gap: 12
    readonly property int head: 98

    BoardHead {
        id: headBand
        objectName: "head"
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        height: main.head
        visible: !main.board.stale
        board: main.board
        edge: main.edge
    }
    StaleHead {
        anchors.fill: headBand
        visible: main.board.stale
        board: main.board
        edge: main.edge
    }
    QuietBoard {
        anchors.top: headBand.bottom
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        visible: main.board.rowCount === 0
        board: main.board
    }
    ListView {
        id: list
        objectName: "rows"
        anchors.top: headBand.bottom
        anchors.topMargin: main.gap + 4
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: main.edge
        anchors.rightMargin: main.edge
        interactive: false
        spacing: main.gap
        model: main.board.rows
        delegate: CallRow {
            width: list.width
            height: main.board.rowHeight
            digitEm: main.board.digitEm
            stale: main.board.stale
        }
        displaced: Transition {
            NumberAnimation { properties: "y"; duration: Motion.row; easing.type: Easing.BezierSpline; easing.bezierCurve: Motion.easeOut }
        }
    }
    CallTakeover {
        objectName: "takeover"
        anchors.fill: parent
        board: main.board
        visible: main.board.takingOver
    }
}
