pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// What belongs to the visit: papers to tick off, what is known of the person, notes and guidance. Two columns, or one.
Grid {
    id: view

    required property Terminal terminal
    required property int edge
    readonly property TaskPane task: view.terminal.task
    readonly property bool two: view.width >= 620
    readonly property real column: view.two ? (view.width - 2 * view.edge - 28) / 2 : view.width - 2 * view.edge

    columns: view.two ? 2 : 1
    columnSpacing: 28
    rowSpacing: 16
    leftPadding: view.edge
    rightPadding: view.edge

    Column {
        width: view.column
        spacing: 6

        Words {
            visible: papers.count > 0
            width: parent.width
            text: view.task.papersTitle
            size: Metrics.body
            bold: true
            Accessible.role: Accessible.Heading
        }
        Repeater {
            id: papers
            model: view.task.papers

            PaperTick {
                required property int index
                required property string id

                objectName: "paper" + index
                width: view.column
                onActivated: view.terminal.tickPaper(id)
            }
        }
        Repeater {
            model: view.task.facts

            Column {
                id: fact

                required property string label
                required property string value

                width: view.column

                Words {
                    width: parent.width
                    text: fact.label
                    size: Metrics.small
                    quiet: true
                }
                Words {
                    width: parent.width
                    text: fact.value
                    size: Metrics.body
                    bold: true
                }
            }
        }
    }
    Column {
        width: view.column
        spacing: 6

        Words {
            visible: view.task.notesTitle !== ""
            width: parent.width
            text: view.task.notesTitle
            size: Metrics.body
            bold: true
            Accessible.role: Accessible.Heading
        }
        Repeater {
            id: lines
            model: view.task.noteLines

            Rectangle {
                id: line

                required property int index
                required property string text
                required property string about

                width: view.column
                height: said.height + 20
                radius: Metrics.keyRadius * 0.7
                color: Theme.surface
                border.width: Metrics.border
                border.color: Theme.outline

                Words {
                    id: said
                    objectName: "note" + line.index
                    anchors.left: parent.left
                    anchors.right: when.left
                    anchors.margins: 12
                    anchors.verticalCenter: parent.verticalCenter
                    text: line.text
                    size: Metrics.body
                }
                Words {
                    id: when
                    anchors.right: parent.right
                    anchors.rightMargin: 12
                    anchors.top: said.top
                    text: line.about
                    size: Metrics.small
                    quiet: true
                    wrapMode: Text.NoWrap
                }
            }
        }
        Words {
            visible: view.task.notesHint !== ""
            width: parent.width
            text: view.task.notesHint
            size: Metrics.small
            quiet: true
        }
        Rectangle {
            visible: view.task.guidance !== ""
            width: parent.width
            height: help.height + 20
            radius: Metrics.keyRadius * 0.7
            color: Theme.ground
            border.width: Theme.highContrast ? Metrics.border : 0
            border.color: Theme.outline

            Column {
                id: help
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: 12
                anchors.verticalCenter: parent.verticalCenter
                spacing: 2

                Words {
                    width: parent.width
                    text: view.task.guidanceTitle
                    size: Metrics.small
                    bold: true
                }
                Words {
                    objectName: "guidance"
                    width: parent.width
                    text: view.task.guidance
                    size: Metrics.small
                }
            }
        }
    }
}
