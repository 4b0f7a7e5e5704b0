pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// One question over the task: answers with their digits, page by page; a form; or both. Escape goes back. What cannot be
// taken back wears a brick edge.
Rectangle {
    id: sheet

    required property Terminal terminal
    readonly property SheetPane told: sheet.terminal.sheet
    readonly property bool grave: sheet.told.grave

    // What is typed beside the answers is whole: digits choose again.
    signal typed

    // The first field that is written in gets the focus, when there is nothing to choose from. False: there is none.
    function write(): bool {
        return choices.count === 0 && form.write();
    }

    implicitHeight: title.height + detail.height + content.implicitHeight + 190
    radius: Metrics.cardRadius
    color: Theme.surface
    border.width: sheet.grave ? Metrics.chosen : Theme.highContrast ? Metrics.border : 0
    border.color: sheet.grave ? Theme.alert : Theme.outline
    Accessible.role: Accessible.Dialog
    Accessible.name: sheet.told.title

    Pictogram {
        id: mark
        visible: sheet.grave
        anchors.left: parent.left
        anchors.leftMargin: 32
        anchors.verticalCenter: title.verticalCenter
        name: "warning"
        color: Theme.alert
        width: visible ? 34 : 0
        height: 34
    }
    Words {
        id: title
        objectName: "sheetTitle"
        anchors.left: mark.right
        anchors.leftMargin: sheet.grave ? 12 : 0
        anchors.right: find.visible ? find.left : parent.right
        anchors.rightMargin: 32
        anchors.top: parent.top
        anchors.topMargin: 28
        text: sheet.told.title
        size: sheet.width < 560 ? 26 : 32
        bold: true
        Accessible.role: Accessible.Heading
    }
    SearchField {
        id: find
        objectName: "find"
        visible: sheet.told.typedHint !== "" && sheet.width >= 560
        anchors.right: parent.right
        anchors.rightMargin: 32
        anchors.top: parent.top
        anchors.topMargin: 22
        width: 240
        height: 48
        size: Metrics.body
        text: sheet.told.typed
        hint: sheet.told.typedHint
        label: sheet.told.typedHint
    }
    Words {
        id: detail
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: 32
        anchors.rightMargin: 32
        anchors.top: title.bottom
        anchors.topMargin: 4
        text: sheet.told.detail
        size: Metrics.body
        quiet: true
    }
    Flickable {
        id: scroll
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: detail.bottom
        anchors.bottom: foot.top
        anchors.margins: 26
        anchors.topMargin: 18
        anchors.bottomMargin: 10
        contentHeight: content.implicitHeight
        clip: true
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds

        // A form that can be sent by itself stands above the answers that spare one the typing.
        Item {
            id: content

            readonly property bool formFirst: sheet.told.submit !== ""
            readonly property real gap: choices.count > 0 && form.height > 0 ? 14 : 0

            width: scroll.width
            implicitHeight: choices.height + form.height + content.gap + (none.visible ? none.height : 0)

            ChoiceGrid {
                id: choices
                y: content.formFirst ? form.height + content.gap : 0
                width: parent.width
                height: choices.count > 0 ? contentHeight : 0
                choices: sheet.told.choices
                onPicked: index => sheet.terminal.choose(index)
            }
            SheetForm {
                id: form
                y: content.formFirst ? 0 : choices.height + content.gap
                width: parent.width
                terminal: sheet.terminal
                onEnded: sheet.typed()
            }
            EmptyArch {
                id: none
                visible: sheet.told.empty !== ""
                anchors.horizontalCenter: parent.horizontalCenter
                y: form.height + 12
                width: Math.min(420, parent.width - 40)
                height: 210
                text: sheet.told.empty
            }
        }
    }
    Item {
        id: foot
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.leftMargin: 32
        anchors.rightMargin: 32
        anchors.bottomMargin: 26
        height: 62

        DeskKey {
            id: back
            objectName: "backKey"
            anchors.left: parent.left
            height: parent.height
            tight: foot.width < 460 ? 2 : 0
            pictogram: "back"
            text: sheet.told.back
            shortcut: "Esc"
            onActivated: sheet.terminal.press("back")
        }
        DeskKey {
            objectName: "pageKey"
            anchors.left: back.right
            anchors.leftMargin: 12
            height: parent.height
            visible: sheet.told.more !== ""
            tight: foot.width < 460 ? 2 : 1
            text: sheet.told.more
            shortcut: "0"
            onActivated: sheet.terminal.turn()
        }
        DeskKey {
            objectName: "submitKey"
            anchors.right: parent.right
            width: Math.max(implicitWidth, Math.min(220, foot.width * 0.4))
            height: parent.height
            visible: sheet.told.submit !== ""
            main: true
            size: Metrics.label
            pictogram: "tick"
            text: sheet.told.submit
            shortcut: "⏎"
            off: sheet.told.whyOff !== ""
            reason: sheet.told.whyOff
            onActivated: sheet.terminal.submit()
        }
    }
}
