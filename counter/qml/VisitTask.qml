pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// The visit at the counter: its ticket, its service, and how long it has been called or served.
Item {
    id: view

    required property TaskPane task

    signal paperTicked(id: string)
    signal outcomePicked(id: string)

    readonly property int edge: 28
    readonly property real scaling: Math.max(1, Math.min(1.5, view.height / 520))
    readonly property bool narrow: view.width < 760

    TicketPaper {
        id: paper
        visible: view.task.calling
        anchors.fill: code
        anchors.margins: -18
        anchors.leftMargin: -24
        anchors.rightMargin: -24
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
        anchors.top: parent.top
        anchors.leftMargin: view.edge + (view.task.calling ? 24 : 0)
        anchors.topMargin: view.edge + 10
        width: number.implicitWidth
        height: number.implicitHeight

        TicketCode {
            id: number
            objectName: "ticketCode"
            text: view.task.code
            size: Math.round(Metrics.number * view.scaling)
            room: view.width * (view.narrow ? 0.42 : 0.4)
            color: view.task.calling ? Theme.onNow : Theme.ink
        }
    }
    Column {
        id: words
        anchors.left: code.right
        anchors.leftMargin: view.task.calling ? 60 : 40
        anchors.right: parent.right
        anchors.rightMargin: view.edge
        anchors.verticalCenter: code.verticalCenter
        spacing: 6

        Words {
            objectName: "service"
            width: parent.width
            text: view.task.service
            size: Metrics.title
            bold: true
            maximumLineCount: 2
            elide: Text.ElideRight
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
        }
    }
    Rectangle {
        id: rule
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: view.edge
        anchors.rightMargin: view.edge
        y: Math.max(code.y + code.height, words.y + words.height) + 32
        height: 2
        color: Theme.rule
    }
    Column {
        id: timer
        anchors.left: rule.left
        anchors.top: rule.bottom
        anchors.topMargin: 22
        width: Math.max(160, view.width * 0.22)

        Words {
            width: parent.width
            text: view.task.timerLabel
            size: Metrics.small
            quiet: true
        }
        Words {
            objectName: "timer"
            width: parent.width
            text: view.task.timer
            size: Math.round(44 * view.scaling)
            bold: true
            wrapMode: Text.NoWrap
        }
    }
    Column {
        visible: view.task.hasBar
        anchors.left: timer.right
        anchors.leftMargin: 24
        anchors.right: rule.right
        anchors.top: timer.top
        anchors.topMargin: 12
        spacing: 8

        Item {
            width: parent.width
            height: usual.implicitHeight

            Words {
                anchors.left: parent.left
                text: view.task.barLeft
                size: Metrics.small
                quiet: true
                wrapMode: Text.NoWrap
            }
            Words {
                id: usual
                anchors.right: parent.right
                text: view.task.barRight
                size: Metrics.small
                quiet: true
                wrapMode: Text.NoWrap
            }
        }
        DurationBar {
            width: parent.width
            height: 14
            share: view.task.barShare
            usualFrom: view.task.barMark * 0.85
            usualTo: view.task.barMark * 1.15
            text: view.task.timer + ", " + view.task.barRight
        }
    }
    Flow {
        visible: view.task.calling
        anchors.left: timer.right
        anchors.leftMargin: 24
        anchors.right: rule.right
        anchors.verticalCenter: timer.verticalCenter
        spacing: 24

        Repeater {
            model: view.task.ticks

            Row {
                id: tick

                required property int index
                required property string text
                required property bool done

                spacing: 10

                Pictogram {
                    name: tick.done ? "tick" : "clock"
                    color: tick.done ? Theme.good : Theme.ink2
                    width: 26
                    height: 26
                    anchors.verticalCenter: parent.verticalCenter
                }
                Words {
                    objectName: "tick" + tick.index
                    text: tick.text
                    size: Metrics.label
                    bold: tick.done
                    quiet: !tick.done
                    wrapMode: Text.NoWrap
                    anchors.verticalCenter: parent.verticalCenter
                }
            }
        }
    }
    VisitFile {
        anchors.left: rule.left
        anchors.right: rule.right
        anchors.top: timer.bottom
        anchors.topMargin: 18
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 18
        file: view.task.file
        onPaperTicked: id => view.paperTicked(id)
        onOutcomePicked: id => view.outcomePicked(id)
    }
}
