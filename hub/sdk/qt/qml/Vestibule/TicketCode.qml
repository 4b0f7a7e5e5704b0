import QtQuick
import Vestibule

// A ticket's number: letters, 0.05 em, digits; Latin, European, left to right in every language.
// The item is exactly as high as the capitals, so that it sits where it is put. Set smaller when `room` is less.
Item {
    id: whole

    property string text: ""
    property int size: Metrics.number
    property real room: 0
    property color color: Theme.ink
    readonly property var parts: /^(\D*)(.*)$/.exec(whole.text) ?? ["", "", ""]
    readonly property real wide: (letters.advanceWidth + digits.advanceWidth) / 100 + (whole.parts[1] !== "" ? Metrics.codeGap : 0)
    readonly property real em: whole.room > 0 && whole.wide > 0 ? Math.min(whole.size, whole.room / whole.wide) : whole.size

    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    implicitWidth: Math.ceil(whole.em * whole.wide)
    implicitHeight: Math.ceil(whole.em * Metrics.capHeight)
    Accessible.role: Accessible.StaticText
    Accessible.name: Texts.numberPrefix + " " + whole.text

    TextMetrics {
        id: letters
        font.family: Texts.codeFamily
        font.pixelSize: 100
        font.weight: Font.Bold
        text: whole.parts[1]
    }
    TextMetrics {
        id: digits
        font.family: Texts.codeFamily
        font.pixelSize: 100
        font.weight: Font.Bold
        text: whole.parts[2]
    }
    Words {
        id: first
        y: whole.implicitHeight - first.ascent
        text: whole.parts[1]
        size: whole.em
        bold: true
        code: true
        color: whole.color
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    Words {
        id: second
        x: (letters.advanceWidth / 100 + (whole.parts[1] !== "" ? Metrics.codeGap : 0)) * whole.em
        y: whole.implicitHeight - second.ascent
        text: whole.parts[2]
        size: whole.em
        bold: true
        code: true
        color: whole.color
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
