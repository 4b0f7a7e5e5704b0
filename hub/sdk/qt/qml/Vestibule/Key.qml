import QtQuick
import Vestibule

// A key with a word and, before it, a drawing.
Pressable {
    id: key

    property string pictogram: ""
    property int size: Metrics.label
    property bool leading: false

    implicitHeight: Metrics.desk ? Metrics.target + Metrics.lip : Math.ceil(27 * Metrics.mm)
    implicitWidth: Math.max(Metrics.target, content.implicitWidth + 2 * Metrics.gap + 2 * Metrics.border)
    leftPadding: Metrics.gap
    rightPadding: Metrics.gap

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
                color: key.main ? key.inkColor : key.inkColor
                width: key.size * 1.12
                height: width
                anchors.verticalCenter: parent.verticalCenter
            }
            Words {
                text: key.text
                size: key.size
                bold: true
                color: key.inkColor
                wrapMode: Text.NoWrap
                width: Math.min(implicitWidth, key.availableWidth - (key.pictogram !== "" ? key.size * 1.12 + Metrics.gap : 0) - Metrics.gap)
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Metrics.floor
                elide: Text.ElideRight
                anchors.verticalCenter: parent.verticalCenter
                Accessible.ignored: true
            }
        }
    }
}
