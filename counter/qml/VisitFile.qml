pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// What stands beside the visit: papers to tick off, notes that travel with it, what to know, how it ended.
Item {
    id: view

    required property FilePane file
    readonly property bool narrow: view.width < 640
    readonly property int column: view.narrow ? view.width : Math.floor((view.width - 28) / 2)

    signal paperTicked(id: string)
    signal outcomePicked(id: string)

    Flickable {
        id: scroll
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: ends.visible ? ends.top : parent.bottom
        anchors.bottomMargin: ends.visible ? 12 : 0
        contentHeight: both.implicitHeight
        clip: true
        interactive: scroll.contentHeight > scroll.height
        boundsBehavior: Flickable.StopAtBounds

        Grid {
            id: both
            width: scroll.width
            columns: view.narrow ? 1 : 2
            columnSpacing: 28
            rowSpacing: 16

            Column {
                width: view.column
                spacing: 8
                visible: papers.count > 0 || view.file.guidance !== "" || view.file.steps !== ""

                Words {
                    visible: papers.count > 0
                    text: view.file.papersTitle
                    size: Metrics.body
                    bold: true
                    Accessible.role: Accessible.Heading
                }
                Repeater {
                    id: papers
                    model: view.file.papers

                    PaperTick {
                        width: view.column
                        onActivated: view.paperTicked(id)
                    }
                }
                Words {
                    objectName: "steps"
                    visible: view.file.steps !== ""
                    width: view.column
                    text: view.file.steps
                    size: Metrics.body
                    quiet: true
                }
                Words {
                    visible: view.file.guidance !== ""
                    width: view.column
                    text: view.file.guidanceTitle
                    size: Metrics.body
                    bold: true
                    Accessible.role: Accessible.Heading
                }
                Words {
                    objectName: "guidance"
                    visible: view.file.guidance !== ""
                    width: view.column
                    text: view.file.guidance
                    size: Metrics.body
                    quiet: true
                }
            }
            Column {
                width: view.column
                spacing: 8

                Words {
                    text: view.file.notesTitle
                    size: Metrics.body
                    bold: true
                    Accessible.role: Accessible.Heading
                }
                Words {
                    width: view.column
                    visible: view.file.notesHint !== ""
                    text: view.file.notesHint
                    size: Metrics.small
                    quiet: true
                }
                Repeater {
                    model: view.file.notes

                    Rectangle {
                        id: note

                        required property int index
                        required property string text
                        required property string about

                        objectName: "note" + note.index
                        width: view.column
                        height: told.implicitHeight + when.implicitHeight + 20
                        radius: Metrics.keyRadius * 0.6
                        color: Theme.ground
                        border.width: Theme.highContrast ? Metrics.border : 0
                        border.color: Theme.outline

                        Words {
                            id: told
                            anchors.left: parent.left
                            anchors.right: parent.right
                            anchors.top: parent.top
                            anchors.margins: 10
                            text: note.text
                            size: Metrics.body
                        }
                        Words {
                            id: when
                            anchors.left: told.left
                            anchors.right: told.right
                            anchors.top: told.bottom
                            text: note.about
                            size: Metrics.small
                            quiet: true
                        }
                    }
                }
                Repeater {
                    model: view.file.facts

                    Words {
                        required property string label
                        required property string value

                        width: view.column
                        text: label + ": " + value
                        size: Metrics.body
                    }
                }
            }
        }
    }
    Flow {
        id: ends
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        visible: outcomes.count > 0 && view.height > 150
        spacing: 10

        Repeater {
            id: outcomes
            model: view.file.outcomes

            DeskKey {
                id: one

                required property string label
                required chosen
                required property string id

                objectName: "outcome-" + one.id
                implicitHeight: 48
                text: one.label
                size: Metrics.body
                pictogram: one.chosen ? "tick" : ""
                mirror: false
                Accessible.name: view.file.outcomesTitle + ": " + one.label
                onActivated: view.outcomePicked(one.id)
            }
        }
    }
}
