pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// The counter with nobody at it: who waits, who is probably next, the day so far.
Item {
    id: view

    required property Terminal terminal
    readonly property TaskPane task: view.terminal.task
    // Height of the window in the scene's pixels; 0 where the page scrolls.
    required property int room
    readonly property real scaling: Math.max(1, Math.min(1.5, view.room / 840))
    readonly property bool narrow: view.width < 560

    implicitHeight: words.y + words.height + figures.height + 90

    EmptyArch {
        visible: view.task.arch && !view.narrow
        anchors.right: parent.right
        anchors.rightMargin: 38
        anchors.bottom: parent.bottom
        width: Math.min(240 * view.scaling, parent.width * 0.28)
        height: Math.min(view.height * 0.66, width * 1.354)
    }
    Row {
        id: done
        visible: view.task.done !== ""
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.leftMargin: 36
        anchors.topMargin: 30
        spacing: 12

        Pictogram {
            name: "tick"
            color: Theme.good
            width: 24
            height: 24
            anchors.verticalCenter: parent.verticalCenter
        }
        Words {
            objectName: "lastDone"
            text: view.task.done
            size: Metrics.body + 1
            quiet: true
            wrapMode: Text.NoWrap
        }
    }
    Column {
        id: words
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.leftMargin: 36
        anchors.rightMargin: 36
        anchors.topMargin: done.visible ? 74 : 36
        spacing: 4

        Words {
            objectName: "headline"
            width: parent.width
            text: view.task.headline
            size: view.narrow ? 34 : Math.round(Metrics.headline * view.scaling)
            bold: true
            wrapMode: view.narrow ? Text.WordWrap : Text.NoWrap
            fontSizeMode: view.narrow ? Text.FixedSize : Text.HorizontalFit
            minimumPixelSize: Metrics.title
            Accessible.role: Accessible.Heading
        }
        Words {
            objectName: "sub"
            anchors.left: parent.left
            width: Math.min(parent.width, 640)
            text: view.task.sub
            size: Metrics.body + 3
            quiet: true
        }
        Item {
            width: 1
            height: 12
            visible: papers.visible
        }
        Rectangle {
            id: papers
            objectName: "wrapUp"
            anchors.left: parent.left
            width: Math.min(parent.width, 560)
            height: wrap.height + 28
            visible: view.task.wrapTitle !== ""
            radius: Metrics.keyRadius
            color: Theme.sunken
            border.width: Theme.highContrast ? Metrics.border : 0
            border.color: Theme.outline

            Column {
                id: wrap
                anchors.left: parent.left
                anchors.right: end.left
                anchors.margins: 16
                anchors.verticalCenter: parent.verticalCenter
                spacing: 8

                Words {
                    width: parent.width
                    text: view.task.wrapTitle + " · " + view.task.wrapLeft
                    size: Metrics.body
                    bold: true
                }
                Rectangle {
                    width: parent.width
                    height: 6
                    radius: 3
                    color: Theme.surface

                    Rectangle {
                        anchors.left: parent.left
                        width: parent.width * view.task.wrapShare
                        height: 6
                        radius: 3
                        color: Theme.enamel
                    }
                }
            }
            DeskKey {
                id: end
                objectName: "wrapUpKey"
                anchors.right: parent.right
                anchors.rightMargin: 14
                anchors.verticalCenter: parent.verticalCenter
                height: 50
                text: view.task.wrapLabel
                shortcut: view.task.wrapHint
                onActivated: view.terminal.press(view.task.wrapKey)
            }
        }
    }
    Figures {
        id: figures
        anchors.left: parent.left
        anchors.leftMargin: 36
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 26
        width: view.narrow ? parent.width - 72 : Math.min(parent.width - 72 - Math.min(240, parent.width * 0.28), 560)
        visible: count > 0
        figures: view.task.figures
    }
}
