import QtQuick
import QtQuick.Templates as T
import Vestibule

// A field for a name or, with `secret`, a PIN. `text` is the content, `label` the word above it.
T.TextField {
    id: field

    property string label: ""
    property bool secret: false

    implicitHeight: Math.max(Metrics.target + 8, field.contentHeight) + title.height + 4
    implicitWidth: 320
    topPadding: title.height + 4
    leftPadding: 16
    rightPadding: 16
    color: Theme.ink
    selectionColor: Theme.enamel
    selectedTextColor: Theme.onEnamel
    placeholderTextColor: Theme.ink2
    echoMode: field.secret ? TextInput.Password : TextInput.Normal
    passwordCharacter: "\u25CF"
    inputMethodHints: field.secret ? Qt.ImhDigitsOnly | Qt.ImhSensitiveData : Qt.ImhNone
    verticalAlignment: TextInput.AlignVCenter
    horizontalAlignment: TextInput.AlignLeft
    font.family: Texts.family
    font.pixelSize: Metrics.label
    Accessible.role: Accessible.EditableText
    Accessible.name: field.label
    Accessible.passwordEdit: field.secret

    background: Item {
        Rectangle {
            id: box
            y: title.height + 4
            width: parent.width
            height: parent.height - y
            radius: Metrics.keyRadius * 0.8
            color: Theme.surface
            border.width: field.activeFocus ? Metrics.chosen : Metrics.border
            border.color: field.activeFocus ? Theme.enamel : Theme.outline

            FocusRing {
                around: field
                radius: box.radius
            }
        }
        Words {
            id: title
            text: field.label
            size: Metrics.body
            bold: true
            anchors.left: parent.left
            Accessible.ignored: true
        }
    }
}
