import QtQuick
import Vestibule

// A key of the strip: drawing above the word, beside it in landscape, a tick when it is on.
Pressable {
    id: key

    required property string pictogram
    property bool wide: false
    readonly property int drawing: Math.round(Math.min(Metrics.floor * 1.5, key.wide ? key.height : key.height - Metrics.lip - 4 * Metrics.border - words.height))

    leftPadding: Metrics.border + 2
    rightPadding: Metrics.border + 2
    Accessible.checkable: !key.main
    Accessible.checked: key.chosen

    contentItem: Item {
        Pictogram {
            id: picture
            x: key.wide ? (parent.width - width - words.implicitWidth - Metrics.gap) / 2 : (parent.width - width) / 2
            anchors.verticalCenter: key.wide ? parent.verticalCenter : undefined
            y: key.wide ? 0 : (parent.height - height - words.height) / 2
            name: key.pictogram
            color: key.inkColor
            width: key.drawing
            height: key.drawing
        }
        Words {
            id: words
            x: key.wide ? picture.x + picture.width + Metrics.gap : 0
            y: key.wide ? (parent.height - height) / 2 : picture.y + picture.height
            width: key.wide ? Math.min(implicitWidth, parent.width - picture.width - Metrics.gap) : parent.width
            horizontalAlignment: Text.AlignHCenter
            text: key.text
            size: Metrics.floor
            bold: true
            color: key.inkColor
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Metrics.floor / (Metrics.bigger ? 1.3 : 1))
            Accessible.ignored: true
        }
        Pictogram {
            visible: key.chosen
            name: "tick"
            color: key.inkColor
            stroke: 3
            width: Math.round(Metrics.floor * 0.8)
            height: width
            anchors.top: parent.top
            anchors.right: parent.right
            anchors.margins: Metrics.gap / 2
        }
    }
}
