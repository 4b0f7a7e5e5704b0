import QtQuick
import Vestibule
import Vestibule.Counter

// Which counter is opened: the free ones first.
Rectangle {
    id: page

    required property Terminal terminal

    implicitHeight: title.height + detail.height + grid.contentHeight + out.height + 150
    radius: Metrics.cardRadius
    color: Theme.surface
    border.width: Theme.highContrast ? Metrics.border : 0
    border.color: Theme.outline

    Words {
        id: title
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 32
        text: page.terminal.counters.title
        size: 34
        bold: true
        Accessible.role: Accessible.Heading
    }
    Words {
        id: detail
        anchors.left: title.left
        anchors.right: title.right
        anchors.top: title.bottom
        anchors.topMargin: 4
        text: page.terminal.counters.detail
        size: Metrics.body
        quiet: true
    }
    ChoiceGrid {
        id: grid
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: detail.bottom
        anchors.bottom: out.top
        anchors.margins: 26
        prefix: "counter"
        choices: page.terminal.counters.choices
        onPicked: (index, id) => page.terminal.pickCounter(id)
    }
    EmptyArch {
        visible: page.terminal.counters.empty !== ""
        anchors.centerIn: parent
        width: Math.min(420, parent.width - 40)
        height: Math.min(300, parent.height * 0.45)
        text: page.terminal.counters.empty
    }
    DeskKey {
        id: out
        objectName: "signOutKey"
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        anchors.margins: 32
        pictogram: "signOut"
        text: page.terminal.counters.signOut
        shortcut: page.terminal.counters.signOutHint
        onActivated: page.terminal.signOut()
    }
}
