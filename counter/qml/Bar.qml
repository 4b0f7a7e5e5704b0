pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// The compact bar beside other programs, 56 pixels high: who is here, for how long, the main key and the nearest others.
// It grows narrower in steps: first the keyboard's letters go, then the words of the keys beside the main one.
Stage {
    id: main

    required property Terminal terminal
    readonly property BarPane bar: main.terminal.bar
    readonly property bool plain: main.bar.stale || Theme.highContrast
    readonly property color ink: main.plain ? Theme.ink : Theme.onEnamel

    color: main.plain ? Theme.ground : Theme.enamel
    Keys.onPressed: event => event.accepted = main.terminal.type(event.key, event.text, event.modifiers, event.isAutoRepeat)

    Shortcut {
        sequence: "Ctrl+B"
        onActivated: main.terminal.turnBar()
    }
    Shortcut {
        sequences: [StandardKey.ZoomIn, "Ctrl+="]
        onActivated: main.terminal.bigger()
    }
    Shortcut {
        sequences: [StandardKey.ZoomOut]
        onActivated: main.terminal.smaller()
    }
    Connections {
        target: main.terminal
        function onSettled(): void {
            desk.forceActiveFocus();
            desk.Accessible.announce(main.terminal.said);
        }
    }
    Item {
        id: desk
        objectName: "desk"
        focus: true
        Accessible.role: Accessible.Pane
        Accessible.name: main.terminal.said
        Component.onCompleted: desk.forceActiveFocus()
    }
    Hatch {
        anchors.fill: parent
        visible: main.bar.stale
        color: Theme.hatch
        stripe: Theme.hatchStripe
        step: 20
    }
    Item {
        id: strip

        // 0: all words; 1: without the keyboard's letters; 2: keys beside the main one by their drawings.
        readonly property real room: strip.width - timer.x - timer.width - 190
        readonly property int tight: strip.ends(0) <= strip.room ? 0 : strip.ends(1) <= strip.room ? 1 : 2

        function ends(tight: int): real {
            let total = mainKey.wishOf(tight) + 44 + 24 + (people.visible ? people.width + 12 : 0);
            for (let place = 0; place < list.count; place++)
                total += main.bar.stale ? 0 : ((list.itemAt(place) as BarKey)?.wishOf(tight) ?? 0) + 12;
            return total;
        }

        width: main.width / Metrics.zoom
        height: main.height / Metrics.zoom
        scale: Metrics.zoom
        transformOrigin: Item.TopLeft

        CounterPlate {
            id: plate
            objectName: "plate"
            visible: main.bar.sign !== ""
            anchors.left: parent.left
            anchors.leftMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            width: visible ? 42 : 0
            height: 42
            tone: main.plain ? "enamel" : "paper"
            number: main.bar.sign
        }
        Rectangle {
            id: ticket
            visible: main.bar.code !== ""
            anchors.left: plate.right
            anchors.leftMargin: visible ? 14 : 0
            anchors.verticalCenter: parent.verticalCenter
            width: visible ? code.implicitWidth + 32 : 0
            height: 42
            radius: 10
            color: main.bar.calling ? Theme.now : "transparent"

            TicketCode {
                id: code
                objectName: "ticketCode"
                anchors.centerIn: parent
                text: main.bar.code
                size: 32
                color: main.bar.calling ? Theme.onNow : main.ink
            }
        }
        Words {
            id: timer
            anchors.left: ticket.right
            anchors.leftMargin: main.bar.timer !== "" ? 14 : 0
            anchors.verticalCenter: parent.verticalCenter
            text: main.bar.timer
            size: Metrics.body
            bold: true
            code: true
            color: main.ink
            wrapMode: Text.NoWrap
        }
        Pictogram {
            id: mark
            visible: main.bar.lineIcon !== ""
            anchors.left: timer.right
            anchors.leftMargin: 14
            anchors.verticalCenter: parent.verticalCenter
            width: visible ? 24 : 0
            height: 24
            name: main.bar.lineIcon
            color: main.bar.stale ? Theme.alert : main.ink
        }
        Rectangle {
            visible: main.bar.refill
            anchors.fill: line
            anchors.margins: -8
            radius: 8
            color: Theme.now
        }
        Words {
            id: line
            objectName: "line"
            anchors.left: mark.right
            anchors.leftMargin: mark.visible ? 8 : 14
            anchors.right: end.left
            anchors.rightMargin: 16
            anchors.verticalCenter: parent.verticalCenter
            text: main.bar.line
            size: Metrics.body
            bold: main.bar.stale || main.bar.refill
            color: main.bar.stale ? Theme.alert : main.bar.refill ? Theme.onNow : main.ink
            leading: 1.15
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.role: main.bar.stale ? Accessible.AlertMessage : Accessible.StaticText
        }
        Row {
            id: end
            anchors.right: parent.right
            anchors.rightMargin: 10
            anchors.verticalCenter: parent.verticalCenter
            spacing: 12

            Row {
                id: people
                visible: main.bar.waiting !== "" && !main.bar.stale && !main.bar.calling
                spacing: 8
                anchors.verticalCenter: parent.verticalCenter
                Accessible.role: Accessible.StaticText
                Accessible.name: main.bar.waitingName

                Pictogram {
                    name: "people"
                    color: main.ink
                    width: 24
                    height: 24
                    anchors.verticalCenter: parent.verticalCenter
                }
                Words {
                    text: main.bar.waiting
                    size: Metrics.body
                    bold: true
                    color: main.ink
                    wrapMode: Text.NoWrap
                    anchors.verticalCenter: parent.verticalCenter
                    Accessible.ignored: true
                }
            }
            BarKey {
                id: mainKey
                objectName: "mainKey"
                visible: main.bar.mainKey !== ""
                paper: true
                stale: main.plain
                tight: Math.min(1, strip.tight)
                pictogram: main.bar.mainIcon
                label: main.bar.mainLabel
                hint: main.bar.mainHint
                off: main.bar.mainOff !== ""
                reason: main.bar.mainOff
                onActivated: main.terminal.press(main.bar.mainKey)
            }
            Repeater {
                id: list
                model: main.bar.keys

                BarKey {
                    required property string key
                    required property string why_off
                    required pictogram
                    required label
                    required hint

                    objectName: key + "Key"
                    visible: !main.bar.stale
                    stale: main.plain
                    tight: strip.tight
                    off: why_off !== ""
                    reason: why_off
                    onActivated: main.terminal.press(key)
                }
            }
            BandKey {
                objectName: "openKey"
                stale: main.plain
                pictogram: "more"
                Accessible.name: main.bar.openLabel
                onActivated: main.terminal.turnBar()
            }
        }
    }
}
