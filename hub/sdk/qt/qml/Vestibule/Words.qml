import QtQuick
import Vestibule

// Text in the language's own font. Plain text always: a name from a file is never markup.
// Its lines are as high as look.md says, not as the font says: Noto Sans Arabic asks for more than two ems.
Item {
    id: words

    property int size: Metrics.body
    property bool bold: false
    property bool quiet: false
    property bool code: false
    property real leading: words.bold && words.size >= Metrics.title ? Texts.titleLine : Texts.line
    property string family: words.code ? Texts.codeFamily : Texts.family
    property color color: words.quiet ? Theme.ink2 : Theme.ink
    property alias text: inner.text
    property alias wrapMode: inner.wrapMode
    property alias elide: inner.elide
    property alias horizontalAlignment: inner.horizontalAlignment
    property alias maximumLineCount: inner.maximumLineCount
    property alias fontSizeMode: inner.fontSizeMode
    property alias minimumPixelSize: inner.minimumPixelSize
    property int verticalAlignment: Text.AlignTop
    readonly property int lineCount: inner.lineCount
    readonly property bool truncated: inner.truncated
    // The em in pixels as it is painted, after a fit.
    readonly property int painted: inner.fontInfo.pixelSize
    // The width of the widest line as it is set; more than `width` when one word alone is too long.
    readonly property real widest: inner.contentWidth
    readonly property real lineHeight: Math.round(words.leading * words.size)
    // From the item's top to the baseline of the first line.
    readonly property real ascent: metrics.ascent + inner.y + block.y

    implicitWidth: Math.ceil(inner.implicitWidth)
    implicitHeight: inner.text === "" ? 0 : inner.lineCount * words.lineHeight
    baselineOffset: words.ascent
    Accessible.role: Accessible.StaticText
    Accessible.name: words.text
    Accessible.ignored: words.text === ""

    FontMetrics {
        id: metrics
        font: inner.font
    }
    Item {
        id: block
        width: parent.width
        height: words.implicitHeight
        anchors.verticalCenter: words.verticalAlignment === Text.AlignVCenter ? parent.verticalCenter : undefined
        anchors.bottom: words.verticalAlignment === Text.AlignBottom ? parent.bottom : undefined

        Text {
            id: inner
            y: (words.lineHeight - metrics.height) / 2
            width: parent.width
            color: words.color
            textFormat: Text.PlainText
            wrapMode: Text.WordWrap
            horizontalAlignment: Text.AlignLeft
            lineHeightMode: Text.FixedHeight
            lineHeight: words.lineHeight
            font.family: words.family
            font.pixelSize: words.size
            font.weight: words.bold ? Font.Bold : Font.Normal
            font.features: { "tnum": 1 }
            Accessible.ignored: true
        }
    }
}
