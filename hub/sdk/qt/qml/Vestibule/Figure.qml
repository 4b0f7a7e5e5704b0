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

    implicitWidth: picture.width + Metrics.gap * 1.2 + words.implicitWidth
    implicitHeight: Math.max(picture.height, words.implicitHeight)
    Accessible.role: Accessible.StaticText
    Accessible.name: figure.text + " " + figure.detail

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
        id: words
        anchors.left: picture.right
        anchors.leftMargin: Metrics.gap * 1.2
        anchors.verticalCenter: parent.verticalCenter
        columns: figure.beside ? 2 : 1
        columnSpacing: figure.size * 0.28

        Words {
            text: figure.text
            size: figure.size
            bold: true
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        Words {
            visible: figure.detail !== ""
            text: figure.detail
            size: figure.beside ? figure.size : Metrics.floor
            quiet: !figure.beside
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
