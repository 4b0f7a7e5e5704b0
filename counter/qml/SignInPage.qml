pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// Who works here: a name from the list, then the PIN by keypad or keyboard.
Item {
    id: page

    required property Terminal terminal
    property bool narrow: false
    readonly property EntryPane entry: page.terminal.entry

    implicitHeight: people.wish + pin.wish + Metrics.margin

    Rectangle {
        id: people

        readonly property real wish: title.height + names.contentHeight + 84

        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: page.narrow ? parent.right : pin.left
        anchors.rightMargin: page.narrow ? 0 : Metrics.margin
        height: page.narrow ? people.wish : parent.height
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
            text: page.entry.title
            size: 34
            bold: true
            Accessible.role: Accessible.Heading
        }
        ChoiceGrid {
            id: names
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: title.bottom
            anchors.bottom: parent.bottom
            anchors.margins: 26
            prefix: "name"
            choices: page.entry.names
            onPicked: (index, id) => page.terminal.pickStaff(id)
        }
        EmptyArch {
            visible: page.entry.namesEmpty !== ""
            anchors.centerIn: parent
            width: 360
            height: 280
            text: page.entry.namesEmpty
        }
    }
    Rectangle {
        id: pin

        readonly property real wish: 620

        anchors.bottom: parent.bottom
        anchors.right: parent.right
        width: page.narrow ? page.width : Math.max(340, Math.min(460, parent.width * 0.33))
        height: page.narrow ? pin.wish : parent.height
        radius: Metrics.cardRadius
        color: Theme.surface
        border.width: Theme.highContrast ? Metrics.border : 0
        border.color: Theme.outline

        Words {
            id: pinTitle
            objectName: "pinTitle"
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: 28
            text: page.entry.pinTitle
            size: Metrics.title - 3
            bold: true
        }
        Rectangle {
            id: field
            anchors.left: pinTitle.left
            anchors.right: pinTitle.right
            anchors.top: pinTitle.bottom
            anchors.topMargin: 12
            height: 54
            radius: Metrics.keyRadius
            color: Theme.sunken
            border.width: Theme.highContrast ? Metrics.border : 0
            border.color: Theme.outline
            Accessible.role: Accessible.StaticText
            Accessible.name: page.entry.dotsName

            Row {
                anchors.centerIn: parent
                spacing: 12

                Repeater {
                    model: page.entry.dots

                    Rectangle {
                        width: 14
                        height: 14
                        radius: 7
                        color: Theme.ink
                    }
                }
            }
        }
        Words {
            id: trouble
            objectName: "trouble"
            anchors.left: pinTitle.left
            anchors.right: pinTitle.right
            anchors.top: field.bottom
            anchors.topMargin: 8
            text: page.entry.trouble
            size: Metrics.body
            bold: true
            color: Theme.alert
            Accessible.role: Accessible.AlertMessage
        }
        Grid {
            id: pad
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: enter.top
            anchors.bottomMargin: 16
            columns: 3
            spacing: 10
            LayoutMirroring.enabled: false
            LayoutMirroring.childrenInherit: true
            readonly property int keyWidth: Math.floor((pin.width - 56 - 20) / 3)
            readonly property int keyHeight: Math.max(48, Math.min(72, Math.floor((pin.height - 56 - 54 - 104 - 150 - 30) / 4)))

            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "<"]

                DeskKey {
                    required property string modelData

                    objectName: modelData === "<" ? "eraseKey" : "digit" + modelData
                    width: pad.keyWidth
                    height: pad.keyHeight
                    opacity: modelData === "" ? 0 : 1
                    enabled: modelData !== ""
                    size: 24
                    text: modelData === "<" ? "" : modelData
                    pictogram: modelData === "<" ? "back" : ""
                    mirror: false
                    Accessible.name: modelData === "<" ? page.entry.erase : modelData
                    Accessible.ignored: modelData === ""
                    onActivated: modelData === "<" ? page.terminal.erase() : page.terminal.digit(modelData)
                }
            }
        }
        DeskKey {
            id: enter
            objectName: "signInKey"
            anchors.left: pinTitle.left
            anchors.right: pinTitle.right
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 28
            height: 92
            main: true
            size: 26
            pictogram: "key"
            text: page.entry.submit
            off: page.entry.whyOff !== ""
            reason: page.entry.whyOff
            onActivated: page.terminal.signIn()
        }
    }
}
