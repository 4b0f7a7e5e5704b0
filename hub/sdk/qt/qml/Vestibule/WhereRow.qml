import QtQuick
import Vestibule

// A place or a next step, with its drawing: "Sit in Hall B, through the arch". At its end an arrow, if there is one.
Item {
    id: row

    property string pictogram: "arch"
    property string text: ""
    property string detail: ""
    property string way: ""
    property int side: Math.round(Metrics.row * 0.7)
    property int size: Metrics.body

    implicitHeight: Math.max(tile.implicitHeight, words.implicitHeight)
    Accessible.role: Accessible.StaticText
    Accessible.name: row.detail === "" ? row.text : row.text + ". " + row.detail

    PictureTile {
        id: tile
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        side: row.side
        pictogram: row.pictogram
    }
    Column {
        id: words
        anchors.left: tile.right
        anchors.leftMargin: Metrics.gap * 2
        anchors.right: arrow.visible ? arrow.left : parent.right
        anchors.verticalCenter: parent.verticalCenter

        Words {
            width: parent.width
            text: row.text
            size: row.size
            bold: true
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            visible: row.detail !== ""
            text: row.detail
            size: Metrics.floor
            quiet: true
            Accessible.ignored: true
        }
    }
    DirectionArrow {
        id: arrow
        visible: row.way !== "" && row.way !== "none"
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        way: row.way
        stroke: 1.75
        color: Theme.enamel
        width: tile.side
        height: tile.side
    }
}
