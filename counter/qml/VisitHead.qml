pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// The ticket, large; beside it the service and what the person needs. On amber while the call stands.
Item {
    id: view

    required property TaskPane task
    required property int edge
    required property real scaling
    readonly property bool narrow: view.width < 620

    implicitHeight: Math.max(code.y + code.height, words.y + words.height) + 14

    TicketPaper {
        visible: view.task.calling
        anchors.fill: code
        anchors.margins: -16
        anchors.leftMargin: -22
        anchors.rightMargin: -22
        color: Theme.now
        ruleColor: Theme.now
        radius: 14
        notchRadius: 12
        notchY: 0.5
        shadowSize: 0.01
    }
    // A code keeps its own direction and would keep its side too; the place around it is mirrored.
    Item {
        id: code
        anchors.left: parent.left
        anchors.leftMargin: view.edge + (view.task.calling ? 22 : 0)
        y: view.narrow ? 30 : Math.max(30, 22 + (words.height - height) / 2)
        width: number.implicitWidth
        height: number.implicitHeight

        TicketCode {
            id: number
            objectName: "ticketCode"
            text: view.task.code
            size: Math.round(Metrics.number * view.scaling)
            room: view.width * (view.narrow ? 0.8 : 0.38)
            color: view.task.calling ? Theme.onNow : Theme.ink
        }
    }
    Column {
        id: words
        anchors.left: view.narrow ? parent.left : code.right
        anchors.leftMargin: view.narrow ? view.edge : view.task.calling ? 58 : 40
        anchors.right: parent.right
        anchors.rightMargin: view.edge
        y: view.narrow ? 30 + code.height + (view.task.calling ? 30 : 16) : 22
        spacing: 5

        Words {
            objectName: "service"
            width: parent.width
            text: view.task.service
            size: Metrics.title
            bold: true
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
        }
        Words {
            width: parent.width
            text: view.task.waited
            size: Metrics.body
            quiet: true
        }
        Flow {
            width: parent.width
            spacing: 8
            topPadding: 4

            Repeater {
                model: view.task.chips

                Chip {
                    required pictogram
                    required text

                    size: Metrics.body - 1
                }
            }
            Repeater {
                model: view.task.steps

                Chip {
                    required text

                    pictogram: "plus"
                    size: Metrics.body - 1
                }
            }
        }
    }
}
