import QtQuick
import Vestibule

// A key of the strip: drawing above the word, beside it in landscape, a tick when it is on.
Pressable {
    id: key

    required property string pictogram
    property bool wide: false
    // No room for a word that people could read: the drawing alone, larger; its name is still said.
    property bool bare: false
    readonly property int drawing: key.bare ? Math.round(key.height * 0.56) : Math.round(Math.min(Metrics.floor * 1.5, key.wide ? key.height : key.height - Metrics.lip - 4 * Metrics.border - words.height))

    // Where drawing and word begin when they stand side by side.
    readonly property real start: (key.availableWidth - key.drawing - Metrics.gap - words.width) / 2
    readonly property bool wraps: !key.bare && natural.advanceWidth * Metrics.least / 100 * 1.05 > key.availableWidth - (key.wide ? key.drawing + Metrics.gap : 0)

    // The width that the longest word needs at the least size, where the text may wrap.
    readonly property int least: key.bare ? Metrics.target : Math.ceil(longest.advanceWidth * Metrics.least / 100 * 1.05) + 2 + key.leftPadding + key.rightPadding + (key.wide ? key.drawing + Metrics.gap : 0)

    TextMetrics {
        id: longest
        text: key.text.split(" ").reduce((one, other) => other.length > one.length ? other : one, "")
        font: natural.font
    }
    TextMetrics {
        id: natural
        text: key.text
        font.family: Texts.family
        font.pixelSize: 100
        font.weight: Font.Bold
    }

    leftPadding: Metrics.border + 2
    rightPadding: Metrics.border + 2
    Accessible.checkable: !key.main
    Accessible.checked: key.chosen

    contentItem: Item {
        Pictogram {
            id: picture
            x: !key.wide || key.bare ? (parent.width - width) / 2 : Texts.rightToLeft ? key.start + words.width + Metrics.gap : key.start
            anchors.verticalCenter: key.wide || key.bare ? parent.verticalCenter : undefined
            y: key.wide ? 0 : (parent.height - height - words.height) / 2
            name: key.pictogram
            color: key.inkColor
            width: key.drawing
            height: key.drawing
        }
        Words {
            id: words
            visible: !key.bare
            x: !key.wide ? 0 : Texts.rightToLeft ? key.start : key.start + key.drawing + Metrics.gap
            y: key.wide ? (parent.height - height) / 2 : picture.y + picture.height
            width: key.wide ? Math.min(implicitWidth, parent.width - key.drawing - Metrics.gap) : parent.width
            horizontalAlignment: Text.AlignHCenter
            text: key.text
            size: key.wraps ? Metrics.least : Metrics.floor
            bold: true
            color: key.inkColor
            leading: key.wraps ? 1.05 : 1.2
            wrapMode: key.wraps ? Text.WordWrap : Text.NoWrap
            fontSizeMode: key.wraps ? Text.FixedSize : Text.HorizontalFit
            minimumPixelSize: Metrics.least
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
