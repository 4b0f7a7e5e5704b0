pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Vestibule
import Vestibule.Counter

// One field: a line, several lines, or a choice among a few. `kind` as in counter/sheet_scene.py.
Column {
    id: field

    required property Terminal terminal
    required property int index
    required property string id
    required property string label
    required property string kind
    required property string value
    required property string hint
    required property string trouble
    required property int longest
    required property var options
    readonly property bool several: field.kind === "note"
    readonly property bool chosen: field.kind === "switch"
    readonly property bool short: field.kind === "number" || field.kind === "ticket"

    signal ended

    function write(): bool {
        if (field.chosen)
            return false;
        const input = field.several ? lines : line;
        input.forceActiveFocus(Qt.TabFocusReason);
        return true;
    }
    // Enter ends what is typed: a form is sent, beside answers the digits choose again. With Shift: another line.
    function enter(event: KeyEvent): void {
        event.accepted = !(event.modifiers & Qt.ShiftModifier);
        if (!event.accepted)
            return;
        if (field.terminal.sheet.submit !== "")
            field.terminal.submit();
        else
            field.ended();
    }
    function take(): void {
        if (line.text !== field.value)
            line.text = field.value;
        if (lines.text !== field.value)
            lines.text = field.value;
    }

    spacing: 6
    onValueChanged: field.take()
    Component.onCompleted: field.take()

    Words {
        x: 6
        width: parent.width - 12
        text: field.label
        size: Metrics.body
        bold: true
        Accessible.ignored: true
    }
    T.TextField {
        id: line
        objectName: "field-" + field.id
        anchors.left: parent.left
        anchors.leftMargin: 6
        visible: !field.several && !field.chosen
        width: field.short ? Math.min(260, parent.width - 12) : Math.min(560, parent.width - 12)
        height: 52
        leftPadding: 16
        rightPadding: 16
        maximumLength: field.longest
        color: Theme.ink
        selectionColor: Theme.enamel
        selectedTextColor: Theme.onEnamel
        inputMethodHints: field.kind === "number" ? Qt.ImhDigitsOnly : field.kind === "ticket" ? Qt.ImhPreferUppercase : Qt.ImhNone
        verticalAlignment: TextInput.AlignVCenter
        font.family: Texts.family
        font.pixelSize: Metrics.label
        Accessible.role: Accessible.EditableText
        Accessible.name: field.label
        Accessible.description: field.trouble !== "" ? field.trouble : field.hint
        Keys.onReturnPressed: event => field.enter(event)
        Keys.onEnterPressed: event => field.enter(event)
        onTextEdited: field.terminal.fill(field.id, line.text)

        background: FieldBox {
            around: line
            wrong: field.trouble !== ""
        }
    }
    T.TextArea {
        id: lines
        objectName: "lines-" + field.id
        x: 6
        visible: field.several
        width: parent.width - 12
        height: visible ? Math.max(112, contentHeight + 28) : 0
        leftPadding: 16
        rightPadding: 16
        topPadding: 14
        bottomPadding: 14
        color: Theme.ink
        selectionColor: Theme.enamel
        selectedTextColor: Theme.onEnamel
        wrapMode: TextEdit.Wrap
        font.family: Texts.family
        font.pixelSize: Metrics.body
        // Tab leaves the field; a note has no tabs in it.
        KeyNavigation.priority: KeyNavigation.BeforeItem
        Accessible.role: Accessible.EditableText
        Accessible.multiLine: true
        Accessible.name: field.label
        Accessible.description: field.trouble !== "" ? field.trouble : field.hint
        Keys.onTabPressed: lines.nextItemInFocusChain(true)?.forceActiveFocus(Qt.TabFocusReason)
        Keys.onBacktabPressed: lines.nextItemInFocusChain(false)?.forceActiveFocus(Qt.BacktabFocusReason)
        Keys.onReturnPressed: event => field.enter(event)
        Keys.onEnterPressed: event => field.enter(event)
        onTextChanged: {
            if (lines.length > field.longest)
                lines.remove(field.longest, lines.length);
            else if (lines.activeFocus)
                field.terminal.fill(field.id, lines.text);
        }

        background: FieldBox {
            around: lines
            wrong: field.trouble !== ""
        }
    }
    Flow {
        x: 6
        visible: field.chosen
        width: parent.width - 12
        spacing: 10

        Repeater {
            model: field.chosen ? field.options : []

            DeskKey {
                id: option

                required property int index
                required property var modelData

                objectName: "option-" + field.id + "-" + option.index
                width: Math.max(64, implicitWidth)
                height: 48
                tight: 1
                text: option.modelData.label
                chosen: option.modelData.chosen
                Accessible.role: Accessible.RadioButton
                Accessible.checkable: true
                Accessible.checked: option.chosen
                onActivated: field.terminal.fill(field.id, option.modelData.id)
            }
        }
    }
    Words {
        x: 6
        objectName: "hint-" + field.id
        width: parent.width - 12
        visible: text !== ""
        text: field.trouble !== "" ? field.trouble : field.hint
        size: Metrics.small
        bold: field.trouble !== ""
        color: field.trouble !== "" ? Theme.alert : Theme.ink2
        Accessible.role: field.trouble !== "" ? Accessible.AlertMessage : Accessible.StaticText
    }
}
