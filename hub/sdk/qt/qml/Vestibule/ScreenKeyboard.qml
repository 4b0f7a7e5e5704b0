pragma ComponentBehavior: Bound
import QtQuick
import Vestibule

// Our own keyboard on the screen. `model` has a row for each key: touch, label, spoken, pictogram, chosen and its box
// (x, y, width, height). A letter may be struck twice in a row, so its keys have no guard.
Item {
    id: keyboard

    required property var model
    property int size: Metrics.label

    signal struck(string name)

    Accessible.role: Accessible.Grouping

    Repeater {
        model: keyboard.model

        Key {
            required property string touch
            required property string label
            required property string spoken
            required pictogram
            required chosen
            required x
            required y
            required width
            required height

            objectName: touch
            text: label
            guarded: false
            size: keyboard.size
            leftPadding: 0
            rightPadding: 0
            Accessible.name: spoken !== "" ? spoken : label
            onActivated: keyboard.struck(touch)
        }
    }
}
