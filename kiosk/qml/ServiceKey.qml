import QtQuick
import Vestibule

// A service or category: drawing, name, words, how many wait. Beside the name, or `stacked` below it.
Pressable {
    id: choice

    required property string pictogram
    required property string waiting
    property string detail: ""
    property bool stacked: false
    property bool detailed: true
    property bool queued: true
    property int lines: 1
    property int size: choice.small ? Metrics.floor : choice.stacked ? Metrics.body : Metrics.label
    property bool small: false
    readonly property int indent: Math.round(Metrics.gap * (choice.lines > 1 ? 1.4 : 2))
    readonly property int inner: choice.height - Metrics.lip - 2 * Metrics.border

    leftPadding: Math.round(Metrics.gap * (choice.small ? 1 : choice.lines > 1 ? 1.2 : 1.8))
    rightPadding: Math.round(Metrics.gap * (choice.small || choice.lines > 1 ? 1 : 2))

    contentItem: Item {
        PictureTile {
            id: tile
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            // A name too long beside it has the whole width instead.
            visible: !probe.truncated && !probe.wide
            side: Math.round(Math.min(choice.inner - 2 * Metrics.gap, (choice.small ? 15 : choice.lines > 1 ? 24 : 28) * Metrics.mm))
            pictogram: choice.pictogram
            off: choice.off
            onEnamel: choice.filled
        }
        Words {
            id: probe
            // One long word can be wider than the place beside the drawing.
            readonly property bool wide: choice.lines > 1 && widest > width + 1
            visible: false
            width: parent.width - tile.side - choice.indent
            text: choice.lines > 1 ? choice.text : ""
            size: name.size
            bold: true
            maximumLineCount: choice.lines
            elide: Text.ElideRight
        }
        Column {
            id: words
            anchors.left: tile.visible ? tile.right : parent.left
            anchors.leftMargin: tile.visible ? choice.indent : Math.round(Metrics.gap * 0.4)
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter

            Item {
                width: parent.width
                height: Math.max(name.height, beside.visible ? beside.height : 0)

                Words {
                    id: name
                    objectName: "name"
                    anchors.left: parent.left
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - (beside.visible ? beside.width + Metrics.gap * 2 : 0)
                    text: choice.text
                    size: choice.size
                    bold: true
                    color: choice.inkColor
                    leading: choice.lines > 1 ? 1.2 : Texts.line * 0.92
                    maximumLineCount: Math.max(2, choice.lines)
                    Accessible.ignored: true
                }
                Words {
                    id: beside
                    objectName: "waiting"
                    visible: !choice.stacked && choice.queued && choice.waiting !== ""
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(implicitWidth, parent.width * 0.4)
                    horizontalAlignment: Text.AlignRight
                    text: choice.waiting
                    size: Metrics.small
                    bold: true
                    color: choice.inkColor
                    leading: 1.2
                    maximumLineCount: 2
                    Accessible.ignored: true
                }
            }
            Words {
                objectName: "detail"
                // What does not fit is left out, never cut off: the name says it all.
                visible: (choice.detailed || choice.off) && choice.detail !== "" && !truncated && (choice.lines > 1 || name.lineCount < 2)
                width: parent.width
                text: choice.detail
                size: Metrics.floor
                color: choice.quietColor
                maximumLineCount: choice.lines > 1 && name.lineCount < choice.lines ? 2 : 1
                leading: choice.lines > 1 ? 1.2 : Texts.line * 0.92
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            Words {
                objectName: "waiting"
                visible: choice.stacked && choice.queued && !choice.off && text !== ""
                width: parent.width
                text: choice.waiting
                size: Metrics.floor
                leading: choice.lines > 1 ? 1.2 : Texts.line
                bold: true
                color: choice.inkColor
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
