import QtQuick
import Vestibule

// What was typed so far on our own keyboard, or a hint in its place. It shows only; the keyboard types.
Rectangle {
    id: field

    property string text: ""
    property string hint: ""
    property string label: ""
    property string pictogram: "search"
    property int size: Metrics.label
    property bool wrong: false

    implicitHeight: Math.ceil(24 * Metrics.mm)
    radius: Metrics.keyRadius
    color: Theme.surface
    border.width: Metrics.chosen
    border.color: field.wrong ? Theme.alert : Theme.enamel
    Accessible.role: Accessible.EditableText
    Accessible.name: field.label
    Accessible.description: field.text === "" ? field.hint : field.text
    Accessible.readOnly: true

    Pictogram {
        id: picture
        visible: field.pictogram !== ""
        anchors.left: parent.left
        anchors.leftMargin: Metrics.gap * 1.6
        anchors.verticalCenter: parent.verticalCenter
        name: field.pictogram
        color: Theme.ink2
        width: visible ? Math.round(field.size * 1.1) : 0
        height: Math.round(field.size * 1.1)
    }
    Item {
        anchors.left: picture.visible ? picture.right : parent.left
        anchors.leftMargin: Metrics.gap * 1.4
        anchors.right: parent.right
        anchors.rightMargin: Metrics.gap * 1.4
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.margins: field.border.width
        clip: true

        Words {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            anchors.left: parent.left
            anchors.leftMargin: Math.min(0, parent.width - caret.width - Metrics.gap - implicitWidth)
            text: field.text
            size: field.size
            bold: true
            leading: 1.15
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        Words {
            // A hint without room says nothing; the question above has said it.
            visible: field.text === "" && !truncated
            anchors.verticalCenter: parent.verticalCenter
            anchors.left: caret.right
            anchors.leftMargin: Metrics.gap
            width: parent.width - caret.width - Metrics.gap
            text: field.hint
            size: Math.min(field.size, Metrics.body)
            quiet: true
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Metrics.least
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        Rectangle {
            id: caret
            anchors.verticalCenter: parent.verticalCenter
            anchors.left: words.right
            anchors.leftMargin: field.text === "" ? 0 : Math.round(Metrics.gap / 4)
            width: Metrics.border
            height: Math.round(field.size * 1.1)
            color: Theme.enamel
        }
    }
}
