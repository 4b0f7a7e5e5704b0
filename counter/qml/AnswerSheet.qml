import QtQuick
import Vestibule
import Vestibule.Counter

// One question with a few answers, over the task. Escape goes back.
Rectangle {
    id: sheet

    required property Terminal terminal

    radius: Metrics.cardRadius
    color: Theme.surface
    border.width: Theme.highContrast ? Metrics.border : 0
    border.color: Theme.outline
    Accessible.role: Accessible.Dialog
    Accessible.name: sheet.terminal.sheet.title

    Words {
        id: title
        objectName: "sheetTitle"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 32
        text: sheet.terminal.sheet.title
        size: 34
        bold: true
        Accessible.role: Accessible.Heading
    }
    Words {
        id: detail
        anchors.left: title.left
        anchors.right: title.right
        anchors.top: title.bottom
        anchors.topMargin: 4
        text: sheet.terminal.sheet.detail
        size: Metrics.body
        quiet: true
    }
    ChoiceGrid {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: detail.bottom
        anchors.bottom: back.top
        anchors.margins: 26
        choices: sheet.terminal.sheet.choices
        onPicked: index => sheet.terminal.choose(index)
    }
    EmptyArch {
        visible: sheet.terminal.sheet.empty !== ""
        anchors.centerIn: parent
        width: 320
        height: Math.min(260, parent.height * 0.4)
        text: sheet.terminal.sheet.empty
    }
    DeskKey {
        id: back
        objectName: "backKey"
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        anchors.margins: 32
        pictogram: "back"
        text: sheet.terminal.sheet.back
        shortcut: "Esc"
        onActivated: sheet.terminal.press("back")
    }
}
