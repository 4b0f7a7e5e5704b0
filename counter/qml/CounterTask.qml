pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// The counter with nobody at it: who waits, who is probably next, the day so far.
Item {
    id: view

    required property TaskPane task

    signal pressed(key: string)

    readonly property real scaling: Math.max(1, Math.min(1.5, view.height / 520))

    EmptyArch {
        visible: view.task.arch
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
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.leftMargin: 36
        anchors.rightMargin: 36
        anchors.topMargin: Math.min(86, view.height * 0.17)
        spacing: 4

        Words {
            objectName: "headline"
            width: parent.width
            text: view.task.headline
            size: Math.round(Metrics.headline * view.scaling)
            bold: true
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
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
    }
    Column {
        id: wrap
        anchors.left: parent.left
        anchors.leftMargin: 36
        anchors.bottom: figures.top
        anchors.bottomMargin: 22
        width: figures.width
        visible: view.task.file.wrapTitle !== ""
        spacing: 8

        Words {
            objectName: "wrapTitle"
            width: parent.width
            text: view.task.file.wrapTitle + " \u00b7 " + view.task.file.wrapLeft
            size: Metrics.label
            bold: true
        }
        PromiseBar {
            width: parent.width
            share: view.task.file.wrapShare
            promise: 1
            Accessible.ignored: true
        }
        DeskKey {
            objectName: view.task.file.wrapKey + "Key"
            implicitHeight: 56
            pictogram: "tick"
            mirror: false
            text: view.task.file.wrapLabel
            shortcut: view.task.file.wrapHint
            onActivated: view.pressed(view.task.file.wrapKey)
        }
    }
    Figures {
        id: figures
        anchors.left: parent.left
        anchors.leftMargin: 36
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 26
        width: Math.min(parent.width - 72 - Math.min(240, parent.width * 0.28), 560)
        visible: count > 0
        figures: view.task.figures
    }
}
