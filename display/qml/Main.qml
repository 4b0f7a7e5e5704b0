pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Display

// The lobby board: calls, what stands beside them, one call over the whole screen while it is spoken, an emergency over
// that. Everything is laid out on the screen of the settings and scaled as a whole should the window be another one.
Stage {
    id: main

    required property LobbyBoard board
    readonly property Places places: main.board.places
    readonly property real factor: Math.min(main.width / main.places.screenWidth, main.height / main.places.screenHeight)

    function mirrored(box: rect): real {
        return Texts.rightToLeft ? main.places.screenWidth - box.x - box.width : box.x;
    }

    Item {
        id: glass
        x: main.board.aside
        y: main.board.down
        width: main.places.screenWidth
        height: main.places.screenHeight
        scale: main.factor > 0 ? main.factor : 1
        transformOrigin: Item.TopLeft

        BoardHead {
            id: headBand
            objectName: "head"
            width: main.places.head.width
            height: main.places.head.height
            visible: !main.board.stale && !(notice.visible && notice.inHead)
            board: main.board
        }
        StaleHead {
            objectName: "stale-head"
            anchors.fill: headBand
            visible: main.board.stale
            board: main.board
        }
        NoticeLine {
            id: notice
            objectName: "notice"
            x: main.mirrored(main.places.notice)
            y: main.places.notice.y
            width: main.places.notice.width
            height: main.places.notice.height
            visible: main.board.beside.notices.length > 0 && !(notice.inHead && main.board.stale)
            board: main.board
        }
        Item {
            id: calls
            x: main.mirrored(main.places.rows)
            y: main.places.rows.y
            width: main.places.rows.width
            height: main.places.rows.height

            QuietBoard {
                objectName: "quiet"
                anchors.fill: parent
                visible: main.board.rowCount === 0 && !main.board.counterForm
                board: main.board
            }
            ListView {
                id: list
                objectName: "rows"
                anchors.fill: parent
                visible: !main.board.counterForm
                interactive: false
                spacing: main.places.gap
                model: main.board.rows
                delegate: CallRow {
                    width: list.width
                    height: main.places.rowHeight
                    places: main.places
                    stale: main.board.stale
                }
                displaced: Transition {
                    NumberAnimation { properties: "y"; duration: Motion.row; easing.type: Easing.BezierSpline; easing.bezierCurve: Motion.easeOut }
                }
            }
            Loader {
                anchors.fill: parent
                active: main.board.counterForm
                sourceComponent: CounterPage {
                    objectName: "counter"
                    board: main.board
                }
            }
        }
        NextPane {
            objectName: "next"
            x: main.mirrored(main.places.pane)
            y: main.places.pane.y
            width: main.places.pane.width
            height: main.places.pane.height
            visible: main.board.beside.withNext && width > 0
            board: main.board
        }
        MediaPane {
            objectName: "media"
            x: main.mirrored(main.places.pane)
            y: main.places.pane.y
            width: main.places.pane.width
            height: main.places.pane.height
            visible: main.board.beside.withMedia && width > 0
            board: main.board
        }
        TickerLine {
            objectName: "ticker"
            x: main.places.ticker.x
            y: main.places.ticker.y
            width: main.places.ticker.width
            height: main.places.ticker.height
            visible: height > 0
            board: main.board
        }
        CallTakeover {
            objectName: "takeover"
            anchors.fill: parent
            board: main.board
            visible: main.board.takingOver
        }
        EmergencyPage {
            objectName: "emergency"
            anchors.fill: parent
            visible: main.board.urgent.standing
            board: main.board
        }
    }
    Rectangle {
        objectName: "dark"
        anchors.fill: parent
        color: "black"
        visible: main.board.dark
    }
}
