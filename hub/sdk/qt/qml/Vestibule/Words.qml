import QtQuick
import Vestibule

// Text in the language's own font. Plain text always: a name from a file is never markup.
Text {
    id: words

    property int size: Metrics.body
    property bool bold: false
    property bool quiet: false
    property bool code: false

    color: words.quiet ? Theme.ink2 : Theme.ink
    textFormat: Text.PlainText
    wrapMode: Text.WordWrap
    horizontalAlignment: Text.AlignLeft
    font.family: words.code ? Texts.codeFamily : Texts.family
    font.pixelSize: words.size
    font.weight: words.bold ? Font.Bold : Font.Normal
    font.features: { "tnum": 1 }
    Accessible.ignored: words.text === ""
}
