import QtQuick
import Vestibule
import Vestibule.Display

// Words in a box, as large as they can be: never larger than `most`, and cut off only below `least`. Its width and
// height are given; unlike `Words` it has no size of its own.
Item {
    id: block

    required property Places places
    property real most: 100
    property real least: 10
    // Rather smaller than in two lines, where it fits in one at all.
    property bool oneLine: false
    property bool bold: false
    property bool quiet: false
    property real leading: Texts.line
    property string family: Texts.family
    property color color: block.quiet ? Theme.ink2 : Theme.ink
    property int verticalAlignment: Text.AlignVCenter
    property alias text: inner.text
    property alias horizontalAlignment: inner.horizontalAlignment
    readonly property bool truncated: inner.truncated
    readonly property int floor: Math.ceil(Math.min(block.least, block.most))
    readonly property int size: block.places.fit(block.text, block.family, block.bold, block.leading, Math.floor(block.width), block.oneLine ? Math.min(block.height, block.floor * block.leading * 1.98) : Math.floor(block.height), Math.floor(block.most), block.floor)
    readonly property int painted: block.size
    readonly property int lineHeight: Math.round(block.leading * block.size)
    readonly property int rest: Math.max(0, Math.round(block.height) - inner.lineCount * block.lineHeight)

    Accessible.role: Accessible.StaticText
    Accessible.name: block.text
    Accessible.ignored: block.text === ""

    FontMetrics {
        id: metrics
        font: inner.font
    }
    Text {
        id: inner
        y: Math.round((block.lineHeight - metrics.height) / 2 + (block.verticalAlignment === Text.AlignVCenter ? block.rest / 2 : block.verticalAlignment === Text.AlignBottom ? block.rest : 0))
        width: block.width
        color: block.color
        textFormat: Text.PlainText
        wrapMode: Text.WordWrap
        elide: Text.ElideRight
        maximumLineCount: Math.max(1, Math.floor(block.height / Math.max(1, block.lineHeight)))
        horizontalAlignment: Text.AlignLeft
        lineHeightMode: Text.FixedHeight
        lineHeight: block.lineHeight
        font.family: block.family
        font.pixelSize: Math.max(1, block.size)
        font.weight: block.bold ? Font.Bold : Font.Normal
        font.features: { "tnum": 1 }
        Accessible.ignored: true
    }
}
