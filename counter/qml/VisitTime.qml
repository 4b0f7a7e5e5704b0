pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// How long the visit has been called or served; against what is usual, or whether the call was seen and heard.
Item {
    id: view

    required property TaskPane task
    required property int edge
    required property real scaling
    readonly property bool narrow: view.width < 520

    implicitHeight: view.narrow ? timer.height + 12 + (view.task.calling ? ticks.height : bar.visible ? bar.height : 0)
        : Math.max(timer.height, bar.visible ? bar.height + 8 : 0, view.task.calling ? ticks.height : 0)

    Column {
        id: timer
        anchors.left: parent.left
        anchors.leftMargin: view.edge
        width: Math.max(150, Math.min(220, view.width * 0.22))

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
            size: Math.round(40 * view.scaling)
            bold: true
            wrapMode: Text.NoWrap
        }
    }
    Column {
        id: bar
        visible: view.task.hasBar
        anchors.left: view.narrow ? timer.left : timer.right
        anchors.leftMargin: view.narrow ? 0 : 24
        anchors.right: parent.right
        anchors.rightMargin: view.edge
        y: view.narrow ? timer.height + 8 : 8
        spacing: 8

        Item {
            width: parent.width
            height: both.oneLine ? usual.implicitHeight : walked.height + usual.implicitHeight

            QtObject {
                id: both
                readonly property bool oneLine: walked.implicitWidth + usual.implicitWidth + 16 < bar.width
            }
            Words {
                id: walked
                anchors.left: parent.left
                text: view.task.barLeft
                size: Metrics.small
                quiet: true
                wrapMode: Text.NoWrap
            }
            Words {
                id: usual
                anchors.right: parent.right
                anchors.bottom: parent.bottom
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
        id: ticks
        visible: view.task.calling
        anchors.left: view.narrow ? timer.left : timer.right
        anchors.leftMargin: view.narrow ? 0 : 24
        anchors.right: parent.right
        anchors.rightMargin: view.edge
        y: view.narrow ? timer.height + 8 : Math.max(0, (timer.height - ticks.height) / 2)
        spacing: 20

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
}
