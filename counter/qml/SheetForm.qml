pragma ComponentBehavior: Bound
import QtQuick
import Vestibule.Counter

// The fields of a sheet. What is typed is kept by the presenter; what is wrong is said below its field.
Column {
    id: form

    required property Terminal terminal

    signal ended

    function write(): bool {
        for (let place = 0; place < list.count; place++) {
            const field = list.itemAt(place) as FormField;
            if (field && field.write())
                return true;
        }
        return false;
    }

    spacing: 16
    topPadding: list.count > 0 ? 4 : 0

    Repeater {
        id: list
        model: form.terminal.sheet.fields

        FormField {
            width: form.width
            terminal: form.terminal
            onEnded: form.ended()
        }
    }
}
