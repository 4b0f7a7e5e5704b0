pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// How the service ended: one press, chosen by ring, tint and tick.
Item {
    id: view

    required property Terminal terminal
    required property int edge

    height: list.count > 0 ? flow.height + 22 : 8

    Flow {
        id: flow
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: view.edge
        anchors.rightMargin: view.edge
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 12
        spacing: 10
        visible: list.count > 0

        Words {
            height: 46
            text: view.terminal.task.outcomesTitle
            size: Metrics.body
            bold: true
            wrapMode: Text.NoWrap
            verticalAlignment: Text.AlignVCenter
        }
        Repeater {
            id: list
            model: view.terminal.task.outcomes

            DeskKey {
                required property int index
                required property string label
                required property string id
                required chosen

                objectName: "outcome" + index
                height: 46
                tight: chosen ? 0 : 1
                text: label
                pictogram: chosen ? "tick" : ""
                Accessible.checkable: true
                Accessible.checked: chosen
                onActivated: view.terminal.recordOutcome(id)
            }
        }
        Words {
            height: 46
            visible: view.terminal.task.quantity !== ""
            text: view.terminal.task.quantity
            size: Metrics.body
            wrapMode: Text.NoWrap
            verticalAlignment: Text.AlignVCenter
        }
    }
}
