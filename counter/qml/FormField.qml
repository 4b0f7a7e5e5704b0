pragma ComponentBehavior: Bound
import QtQuick
import Vestibule

// One field of a form: typed on one line or several, or chosen among a few words; what is wrong with it stands below.
Column {
    id: one

    required property string id
    required property string label
    required property string kind
    required property string value
    required property var options
    required property string hint
    required property string trouble
    required property int longest
    readonly property bool typed: one.kind !== "switch"

    signal filled(id: string, value: string)
    signal ended

    // Takes the keyboard where there is something to type.
    function take(): void {
        if (line.active)
            (line.item as Item).forceActiveFocus();
        else if (lines.active)
            (lines.item as Item).forceActiveFocus();
    }

    // Enter ends what is typed; with Shift it begins another line.
    function enter(event: KeyEvent): void {
        event.accepted = !(event.modifiers & Qt.ShiftModifier);
        if (event.accepted)
            one.ended();
    }

    spacing: 6

    Loader {
        id: line
        active: one.typed && one.kind !== "note"
        visible: active
        width: Math.min(one.width, 420)

        sourceComponent: EntryField {
            objectName: "field-" + one.id
            label: one.label
            text: one.value
            maximumLength: one.longest
            placeholderText: one.hint
            inputMethodHints: one.kind === "number" ? Qt.ImhDigitsOnly : Qt.ImhNone
            onTextEdited: one.filled(one.id, text)
            Keys.onReturnPressed: event => one.enter(event)
            Keys.onEnterPressed: event => one.enter(event)
        }
    }
    Loader {
        id: lines
        active: one.kind === "note"
        visible: active
        width: one.width

        sourceComponent: NoteField {
            objectName: "field-" + one.id
            label: one.label
            placeholderText: one.hint
            Keys.onReturnPressed: event => one.enter(event)
            Keys.onEnterPressed: event => one.enter(event)
            Component.onCompleted: text = one.value
            onTextChanged: {
                if (text.length > one.longest)
                    remove(one.longest, text.length);
                else if (text !== one.value)
                    one.filled(one.id, text);
            }
        }
    }
    Words {
        visible: one.kind === "switch"
        text: one.label
        size: Metrics.body
        bold: true
    }
    Flow {
        visible: one.kind === "switch"
        width: one.width
        spacing: 10

        Repeater {
            model: one.kind === "switch" ? one.options : []

            DeskKey {
                id: option

                required property var modelData

                objectName: "option-" + one.id + "-" + option.modelData.id
                implicitHeight: 50
                chosen: option.modelData.chosen
                pictogram: option.modelData.chosen ? "tick" : ""
                mirror: false
                text: option.modelData.label
                size: Metrics.body
                onActivated: one.filled(one.id, option.modelData.id)
            }
        }
    }
    Words {
        visible: one.trouble !== ""
        width: one.width
        text: one.trouble
        size: Metrics.body
        bold: true
        color: Theme.alert
        onTextChanged: if (one.trouble !== "") one.Accessible.announce(one.trouble, Accessible.Assertive)
    }
}
