import QtQuick
import Vestibule

// A choice as wide as the column: drawing, name, words below, at the far end a figure and what it counts.
Pressable {
    id: row

    property string pictogram: ""
    property string detail: ""
    property string figure: ""
    property string figureNote: ""
    property bool onward: false
    readonly property int side: Math.round(Math.min(row.height, Metrics.row) - 2 * Metrics.gap - Metrics.lip - 2 * Metrics.border)

    implicitHeight: Math.max(Metrics.row, words.height + 2 * Metrics.gap + Metrics.lip + 2 * Metrics.border)
    leftPadding: Math.round(Metrics.gap * 1.6)
    rightPadding: Math.round(Metrics.gap * 2)
    Accessible.name: [row.text, row.detail, row.figure, row.figureNote].filter(part => part !== "").join(". ")

    contentItem: Item {
        PictureTile {
            id: tile
            visible: row.pictogram !== ""
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            side: row.side
            pictogram: row.pictogram
            off: row.off
            onEnamel: row.filled
        }
        Column {
            id: words
            anchors.left: tile.visible ? tile.right : parent.left
            anchors.leftMargin: Metrics.gap * 2
            anchors.right: end.left
            anchors.rightMargin: Metrics.gap
            anchors.verticalCenter: parent.verticalCenter

            Words {
                width: parent.width
                text: row.text
                size: Metrics.label
                bold: true
                color: row.inkColor
                maximumLineCount: row.detail === "" ? 2 : 1
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Metrics.floor
                elide: Text.ElideRight
                wrapMode: row.detail === "" ? Text.WordWrap : Text.NoWrap
                Accessible.ignored: true
            }
            Words {
                width: parent.width
                visible: row.detail !== ""
                text: row.off && row.reason !== "" ? row.reason : row.detail
                size: Metrics.floor
                color: row.quietColor
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(Metrics.floor * 0.85)
                elide: Text.ElideRight
                maximumLineCount: Metrics.bigger ? 2 : 1
                wrapMode: Metrics.bigger ? Text.WordWrap : Text.NoWrap
                Accessible.ignored: true
            }
        }
        Column {
            id: end
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: row.onward ? arrow.width : Math.max(figure.implicitWidth, note.implicitWidth)

            Words {
                id: figure
                anchors.right: parent.right
                visible: row.figure !== "" && !row.onward
                text: row.figure
                size: Metrics.small
                bold: true
                color: row.inkColor
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Words {
                id: note
                anchors.right: parent.right
                visible: row.figureNote !== "" && !row.onward
                text: row.figureNote
                size: Metrics.floor
                color: row.quietColor
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Pictogram {
                id: arrow
                visible: row.onward
                name: "forward"
                mirrored: Texts.rightToLeft
                color: row.inkColor
                width: Math.round(Metrics.label * 1.1)
                height: width
            }
        }
    }
}
