import QtQuick
import Vestibule

// A key with a word and, before it, a drawing.
Pressable {
    id: key

    property string pictogram: ""
    property int size: Metrics.label
    property bool leading: false
    readonly property int drawing: Math.round(key.size * 1.12)
    // What stands beside the word; the key is as wide as its word wants, the word as wide as the key allows.
    readonly property int beside: (key.pictogram !== "" ? key.drawing + (key.text !== "" ? Metrics.gap : 0) : 0) + Metrics.gap

    implicitHeight: Metrics.desk ? Metrics.target + Metrics.lip : Math.ceil(27 * Metrics.mm)
    implicitWidth: Math.max(Metrics.target, word.implicitWidth + key.beside + key.leftPadding + key.rightPadding)
    leftPadding: Math.round(Metrics.gap * (Metrics.desk ? 1 : 1.6))
    rightPadding: leftPadding

    contentItem: Item {
        Row {
            id: content
            anchors.verticalCenter: parent.verticalCenter
            anchors.left: key.leading ? parent.left : undefined
            anchors.leftMargin: Metrics.gap
            anchors.horizontalCenter: key.leading ? undefined : parent.horizontalCenter
            spacing: Metrics.gap
            leftPadding: key.leading ? 0 : Metrics.gap / 2
            rightPadding: key.leading ? 0 : Metrics.gap / 2

            Pictogram {
                visible: key.pictogram !== ""
                name: key.pictogram
                mirrored: Texts.rightToLeft
                color: key.inkColor
                width: key.drawing
                height: width
                anchors.verticalCenter: parent.verticalCenter
            }
            Words {
                id: word
                visible: key.text !== ""
                text: key.text
                size: key.size
                bold: true
                color: key.inkColor
                wrapMode: Text.NoWrap
                width: Math.min(implicitWidth, key.availableWidth - key.beside)
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Metrics.floor
                elide: Text.ElideRight
                anchors.verticalCenter: parent.verticalCenter
                Accessible.ignored: true
            }
        }
    }
}
