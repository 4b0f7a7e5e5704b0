import QtQuick
import Vestibule

// A choice in two columns: drawing at the side, name, words, figures below. `checkable` gives it a box to tick.
Pressable {
    id: tile

    property string pictogram: ""
    property string detail: ""
    property string figure: ""
    property string figureNote: ""

    chosen: tile.checkable && tile.checked
    implicitHeight: Math.max(Math.round(Metrics.row * 1.4), words.height + 2 * Metrics.gap + Metrics.lip + 2 * Metrics.border)
    leftPadding: Metrics.gap * 2
    rightPadding: Metrics.gap * 2
    Accessible.role: tile.checkable ? Accessible.CheckBox : Accessible.Button
    Accessible.checkable: tile.checkable
    Accessible.checked: tile.checked
    Accessible.name: [tile.text, tile.detail, tile.figure, tile.figureNote].filter(part => part !== "").join(". ")

    contentItem: Item {
        PictureTile {
            id: picture
            visible: tile.pictogram !== ""
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            side: Math.min(Math.round(Metrics.row * 0.72), Math.round(parent.height * 0.6))
            pictogram: tile.pictogram
            off: tile.off
            onEnamel: tile.filled
        }
        Column {
            id: words
            anchors.left: picture.visible ? picture.right : parent.left
            anchors.leftMargin: Metrics.gap * 2
            anchors.right: box.visible ? box.left : parent.right
            anchors.verticalCenter: parent.verticalCenter

            Words {
                width: parent.width
                text: tile.text
                size: Metrics.label * 0.92
                bold: true
                color: tile.inkColor
                maximumLineCount: tile.figure === "" && tile.detail === "" ? 2 : 1
                wrapMode: maximumLineCount === 1 ? Text.NoWrap : Text.WordWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Metrics.floor
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            Words {
                width: parent.width
                visible: text !== ""
                text: tile.off && tile.reason !== "" ? tile.reason : tile.detail
                size: Metrics.floor
                color: tile.quietColor
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(Metrics.floor * 0.85)
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Row {
                width: parent.width
                spacing: Metrics.gap
                visible: tile.figure !== ""

                Words {
                    id: figure
                    text: tile.figure
                    size: Metrics.floor
                    bold: true
                    color: tile.inkColor
                    Accessible.ignored: true
                }
                Words {
                    width: parent.width - figure.width - parent.spacing
                    text: tile.figureNote
                    wrapMode: Text.NoWrap
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Math.round(Metrics.floor * 0.8)
                    elide: Text.ElideRight
                    size: Metrics.floor
                    color: tile.quietColor
                    Accessible.ignored: true
                }
            }
        }
        TickBox {
            id: box
            visible: tile.checkable
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.topMargin: Metrics.gap
            checked: tile.checked
            onEnamel: tile.filled
        }
    }
}
