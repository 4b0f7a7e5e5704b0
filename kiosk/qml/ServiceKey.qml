import QtQuick
import Vestibule

// A service or category: drawing, name, words, how many wait. Beside the name, or `stacked` below it.
Pressable {
    id: choice

    required property string pictogram
    required property string detail
    required property string waiting
    property bool stacked: false
    property bool detailed: true
    property int lines: 1
    property bool small: false
    readonly property int inner: choice.height - Metrics.lip - 2 * Metrics.border

    leftPadding: Math.round(Metrics.gap * (choice.small ? 1 : 1.8))
    rightPadding: Math.round(Metrics.gap * (choice.small ? 1 : 2))

    contentItem: Item {
        PictureTile {
            id: tile
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            side: Math.round(Math.min(choice.inner - 2 * Metrics.gap, (choice.small ? 18 : 28) * Metrics.mm))
            pictogram: choice.pictogram
            off: choice.off
        }
        Column {
            id: words
            anchors.left: tile.right
            anchors.leftMargin: Metrics.gap * (choice.small ? 1.2 : 2)
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter

            Item {
                width: parent.width
                height: name.height

                Words {
                    id: name
                    objectName: "name"
                    anchors.left: parent.left
                    width: parent.width - (choice.stacked ? 0 : beside.width + Metrics.gap * 2)
                    text: choice.text
                    size: choice.small ? Metrics.small : choice.stacked ? Metrics.body : Metrics.label
                    bold: true
                    color: choice.inkColor
                    leading: choice.lines > 1 ? Texts.line * 0.92 : Texts.line
                    maximumLineCount: choice.lines
                    wrapMode: choice.lines > 1 ? Text.WordWrap : Text.NoWrap
                    fontSizeMode: choice.lines > 1 ? Text.FixedSize : Text.HorizontalFit
                    minimumPixelSize: Metrics.floor
                    Accessible.ignored: true
                }
                Words {
                    id: beside
                    visible: !choice.stacked
                    anchors.right: parent.right
                    anchors.baseline: name.baseline
                    text: choice.waiting
                    size: Metrics.small
                    bold: true
                    color: choice.inkColor
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
            Words {
                objectName: "detail"
                visible: (choice.detailed || choice.off) && choice.detail !== ""
                width: parent.width
                text: choice.detail
                size: Metrics.floor
                color: choice.quietColor
                maximumLineCount: choice.stacked || choice.off ? 1 : 2
                leading: Texts.line * 0.92
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(Metrics.floor / (Metrics.bigger ? 1.3 : 1))
                Accessible.ignored: true
            }
            Words {
                visible: choice.stacked && (choice.detailed || !choice.off)
                width: parent.width
                text: choice.waiting
                size: Metrics.floor
                bold: true
                color: choice.inkColor
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
