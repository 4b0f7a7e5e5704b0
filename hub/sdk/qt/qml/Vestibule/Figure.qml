import QtQuick
import Vestibule

// A drawing with a strong word and a quiet one: "6 people / before you". `beside` puts them on one line.
Item {
    id: figure

    property string pictogram: ""
    property string text: ""
    property string detail: ""
    property bool beside: false
    property int size: Metrics.body
    // What there is for all of it; longer words get smaller.
    property real room: Number.POSITIVE_INFINITY
    readonly property real words: Math.max(Metrics.target, figure.room - picture.width - Metrics.gap * 1.2)

    implicitWidth: picture.width + Metrics.gap * 1.2 + column.implicitWidth
    implicitHeight: Math.max(picture.height, column.implicitHeight)
    Accessible.role: Accessible.StaticText
    Accessible.name: figure.text + " " + figure.detail

    TextMetrics {
        id: strong
        text: figure.text
        font.family: Texts.family
        font.pixelSize: 100
        font.weight: Font.Bold
    }
    TextMetrics {
        id: weak
        text: figure.detail
        font.family: Texts.family
        font.pixelSize: 100
    }
    Pictogram {
        id: picture
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        name: figure.pictogram
        color: Theme.enamel
        width: Math.round(figure.size * (figure.beside ? 1.4 : 1.9))
        height: width
    }
    Grid {
        id: column
        anchors.left: picture.right
        anchors.leftMargin: Metrics.gap * 1.2
        anchors.verticalCenter: parent.verticalCenter
        columns: figure.beside ? 2 : 1
        columnSpacing: figure.size * 0.28

        Words {
            text: figure.text
            size: wraps ? Metrics.least : figure.size
            leading: wraps ? 1.15 : Texts.line
            bold: true
            width: Math.min(implicitWidth, figure.words)
            readonly property bool wraps: strong.advanceWidth * Metrics.least / 100 * 1.05 > figure.words
            wrapMode: wraps ? Text.WordWrap : Text.NoWrap
            fontSizeMode: wraps ? Text.FixedSize : Text.HorizontalFit
            minimumPixelSize: Metrics.least
            Accessible.ignored: true
        }
        Words {
            visible: figure.detail !== ""
            text: figure.detail
            size: figure.beside ? figure.size : wraps ? Metrics.least : Metrics.floor
            quiet: !figure.beside
            readonly property bool wraps: !figure.beside && weak.advanceWidth * Metrics.least / 100 * 1.05 > figure.words
            width: figure.beside ? implicitWidth : Math.min(implicitWidth, figure.words)
            leading: wraps ? 1.15 : Texts.line
            wrapMode: wraps ? Text.WordWrap : Text.NoWrap
            fontSizeMode: wraps ? Text.FixedSize : Text.HorizontalFit
            minimumPixelSize: Metrics.least
            Accessible.ignored: true
        }
    }
}
