import QtQuick
import QtQuick.Templates as T
import Vestibule

// A field of several lines. `label` is the word above it; Tab leaves it, so that the keyboard is never caught.
T.TextArea {
    id: field

    property string label: ""
    property int rows: 4

    implicitHeight: title.height + 4 + Math.max(field.rows * Math.round(Metrics.label * 1.5), field.contentHeight) + 24
    topPadding: title.height + 16
    bottomPadding: 12
    leftPadding: 16
    rightPadding: 16
    color: Theme.ink
    selectionColor: Theme.enamel
    selectedTextColor: Theme.onEnamel
    placeholderTextColor: Theme.ink2
    wrapMode: TextEdit.Wrap
    textFormat: TextEdit.PlainText
    font.family: Texts.family
    font.pixelSize: Metrics.label
    KeyNavigation.priority: KeyNavigation.BeforeItem
    Keys.onTabPressed: field.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    Keys.onBacktabPressed: field.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
    Accessible.role: Accessible.EditableText
    Accessible.name: field.label
    Accessible.multiLine: true

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
