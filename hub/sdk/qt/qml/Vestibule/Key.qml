pragma ComponentBehavior: Bound
import QtQuick
import Vestibule

// A key with a word and, before it, a drawing; `onward` puts the drawing at the far end. A word too long for the key gets
// smaller, down to the least size people can read; with two `lines` it wraps before it would be cut.
Pressable {
    id: key

    property string pictogram: ""
    property int size: Metrics.label
    property bool leading: false
    property bool onward: false
    property int lines: 1
    readonly property int drawing: Math.round(key.size * 1.12)
    // What stands beside the word; the key is as wide as its word wants, the word as wide as the key allows.
    readonly property int beside: (key.pictogram !== "" ? key.drawing + (key.text !== "" ? Metrics.gap : 0) : 0) + Metrics.gap
    // Letters fitted to small sizes are a little wider than their outlines.
    readonly property real hinting: 1.05
    readonly property bool wraps: key.lines > 1 && natural.advanceWidth * Metrics.least / 100 * key.hinting > key.availableWidth - key.beside

    // The width that the text needs at the least size, on two lines where it may wrap.
    readonly property int least: Math.ceil((key.lines > 1 ? key.halved(key.text) : natural.advanceWidth) * Metrics.least / 100 * key.hinting) + 2 + key.beside + key.leftPadding + key.rightPadding

    implicitHeight: Metrics.desk ? Metrics.target + Metrics.lip : Math.ceil(27 * Metrics.mm)
    implicitWidth: Math.max(Metrics.target, Math.ceil(natural.advanceWidth * key.size / 100 * key.hinting) + 2 + key.beside + key.leftPadding + key.rightPadding)
    leftPadding: Math.round(Metrics.gap * (Metrics.desk ? 1 : 1.6))
    rightPadding: leftPadding

    // The wider line of the best of all ways to break the text once, at 100 pixels.
    function halved(text: string): real {
        if (ruler.font.pixelSize !== natural.font.pixelSize)
            return natural.advanceWidth;
        const words = text.split(" ");
        const wider = words.map((word, at) => Math.max(ruler.advanceWidth(words.slice(0, at).join(" ")), ruler.advanceWidth(words.slice(at).join(" "))));
        return Math.min(...wider);
    }

    FontMetrics {
        id: ruler
        font.family: Texts.family
        font.pixelSize: 100
        font.weight: Font.Bold
    }
    TextMetrics {
        id: natural
        text: key.text
        font.family: Texts.family
        font.pixelSize: 100
        font.weight: Font.Bold
    }

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

            Loader {
                active: key.pictogram !== "" && !key.onward
                visible: active
                anchors.verticalCenter: parent.verticalCenter
                sourceComponent: Pictogram {
                    name: key.pictogram
                    mirrored: Texts.rightToLeft
                    color: key.inkColor
                    width: key.drawing
                    height: key.drawing
                }
            }
            Words {
                id: word
                visible: key.text !== ""
                text: key.text
                size: key.wraps ? Metrics.least : key.size
                bold: true
                color: key.inkColor
                leading: key.wraps ? 1.08 : 1.25
                maximumLineCount: key.wraps ? key.lines : 99
                wrapMode: key.wraps ? Text.WordWrap : Text.NoWrap
                width: Math.min(implicitWidth, key.availableWidth - key.beside)
                fontSizeMode: key.wraps ? Text.FixedSize : Text.HorizontalFit
                minimumPixelSize: Metrics.least
                elide: Text.ElideRight
                anchors.verticalCenter: parent.verticalCenter
                Accessible.ignored: true
            }
            Loader {
                active: key.pictogram !== "" && key.onward
                visible: active
                anchors.verticalCenter: parent.verticalCenter
                sourceComponent: Pictogram {
                    name: key.pictogram
                    mirrored: Texts.rightToLeft
                    color: key.inkColor
                    width: key.drawing
                    height: key.drawing
                }
            }
        }
    }
}
