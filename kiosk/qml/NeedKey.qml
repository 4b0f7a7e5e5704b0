import QtQuick
import Vestibule

// Something that would help, to tick: drawing and box above the words, or beside them in a low tile.
Pressable {
    id: tile

    required property string pictogram
    property bool low: false
    // Low tiles beside larger text: three lines of the usual size.
    property bool tight: false
    property int lines: 2
    readonly property int drawing: Math.round(tile.low ? Metrics.floor * 1.5 : Metrics.label * 1.35)

    leftPadding: Math.round(Metrics.gap * (tile.low ? 1.2 : 1.8))
    rightPadding: leftPadding
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: tile.chosen

    contentItem: Item {
        Pictogram {
            id: picture
            anchors.left: parent.left
            y: tile.low ? (parent.height - height) / 2 : Metrics.gap * 1.4
            name: tile.pictogram
            color: tile.pictureColor
            width: tile.drawing
            height: width
        }
        TickBox {
            id: box
            anchors.right: parent.right
            y: tile.low ? (parent.height - height) / 2 : Metrics.gap * 1.4
            side: Math.round((tile.low ? 11 : 14) * Metrics.mm)
            checked: tile.chosen
            onEnamel: tile.filled
        }
        Words {
            id: probe
            visible: false
            width: parent.width
            text: tile.low ? "" : tile.text
            size: Metrics.small
            bold: true
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        Words {
            objectName: "name"
            anchors.left: tile.low ? picture.right : parent.left
            anchors.leftMargin: tile.low ? Metrics.gap : 0
            anchors.right: tile.low ? box.left : parent.right
            anchors.rightMargin: tile.low ? Metrics.gap / 2 : 0
            y: tile.low ? (parent.height - height) / 2 : parent.height - height - Metrics.gap
            text: tile.text
            size: tile.tight ? Metrics.least : tile.low || probe.truncated ? Metrics.floor : Metrics.small
            bold: true
            color: tile.inkColor
            leading: 1.2
            maximumLineCount: Math.max(3, tile.lines)
            Accessible.ignored: true
        }
    }
}
