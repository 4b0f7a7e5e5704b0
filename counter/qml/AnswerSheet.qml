pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// One question over the task: answers with their digits, page by page; fields to fill in; Escape goes back.
Rectangle {
    id: sheet

    required property Terminal terminal
    readonly property SheetPane pane: sheet.terminal.sheet
    readonly property bool form: sheet.pane.submit !== "" && choices.count === 0

    // What is typed beside the answers is whole: digits choose again.
    signal typed

    // A form takes the keyboard: there is nothing to choose in it.
    function take(): void {
        if (sheet.form && fields.count > 0)
            (fields.itemAt(0) as FormField).take();
    }

    radius: Metrics.cardRadius
    color: Theme.surface
    border.width: sheet.pane.grave ? Metrics.chosen : Theme.highContrast ? Metrics.border : 0
    border.color: sheet.pane.grave ? Theme.alert : Theme.outline
    Accessible.role: Accessible.Dialog
    Accessible.name: sheet.pane.title

    Words {
        id: title
        objectName: "sheetTitle"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 28
        text: sheet.pane.title
        size: sheet.height < 520 ? 28 : 34
        bold: true
        Accessible.role: Accessible.Heading
    }
    Words {
        id: detail
        anchors.left: title.left
        anchors.right: title.right
        anchors.top: title.bottom
        anchors.topMargin: 4
        text: sheet.pane.typed !== "" ? sheet.pane.typed : sheet.pane.detail
        size: sheet.pane.typed !== "" ? Metrics.title : Metrics.body
        bold: sheet.pane.typed !== ""
        quiet: sheet.pane.typed === ""
    }
    // Fields stand alone in a form, and below the answers where there are some.
    Column {
        id: blanks
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: 28
        anchors.rightMargin: 28
        y: sheet.form ? detail.y + detail.height + 26 : foot.y - height - 16
        spacing: 16

        Repeater {
            id: fields
            model: sheet.pane.fields

            FormField {
                // A ticket is typed into the sheet itself, where digits choose as well.
                visible: kind !== "ticket" || sheet.form
                width: blanks.width
                onFilled: (id, value) => sheet.terminal.fill(id, value)
                onEnded: sheet.form ? sheet.terminal.submit() : sheet.typed()
            }
        }
    }
    ChoiceGrid {
        id: choices
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: detail.bottom
        anchors.bottom: blanks.visible && blanks.height > 0 && !sheet.form ? blanks.top : foot.top
        anchors.margins: 22
        choices: sheet.pane.choices
        onPicked: index => sheet.terminal.choose(index)
    }
    EmptyArch {
        visible: sheet.pane.empty !== ""
        anchors.centerIn: parent
        width: 320
        height: Math.min(260, parent.height * 0.4)
        text: sheet.pane.empty
    }
    Item {
        id: foot
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: 28
        height: 66

        DeskKey {
            objectName: "backKey"
            anchors.left: parent.left
            pictogram: "back"
            text: sheet.pane.back
            shortcut: "Esc"
            onActivated: sheet.terminal.press("back")
        }
        DeskKey {
            objectName: "moreKey"
            anchors.right: send.visible ? send.left : parent.right
            anchors.rightMargin: send.visible ? 12 : 0
            visible: sheet.pane.more !== ""
            pictogram: "forward"
            text: sheet.pane.more
            shortcut: "0"
            onActivated: sheet.terminal.turn()
        }
        DeskKey {
            id: send
            objectName: "submitKey"
            anchors.right: parent.right
            visible: sheet.pane.submit !== ""
            main: true
            pictogram: "tick"
            mirror: false
            text: sheet.pane.submit
            shortcut: "\u21B5"
            onActivated: sheet.terminal.submit()
        }
    }
    Words {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: foot.top
        anchors.bottomMargin: 2
        visible: sheet.pane.typedHint !== "" && sheet.pane.typed === ""
        text: sheet.pane.typedHint
        size: Metrics.small
        quiet: true
        wrapMode: Text.NoWrap
    }
}
