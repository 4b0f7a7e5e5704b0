import QtQuick
import Vestibule
import Vestibule.Counter

// The enamel band: the counter's plate, what it gives and who works here, how it stands, the hub's time.
Rectangle {
    id: head

    required property Terminal terminal
    property bool narrow: false
    readonly property BandPane band: head.terminal.band
    readonly property color ink: Theme.highContrast ? Theme.ink : Theme.onEnamel

    signal looks

    implicitHeight: 68
    color: Theme.highContrast ? Theme.ground : Theme.enamel

    Rectangle {
        visible: Theme.highContrast
        anchors.bottom: parent.bottom
        width: parent.width
        height: Metrics.border
        color: Theme.outline
    }
    CounterPlate {
        id: plate
        objectName: "plate"
        visible: head.band.sign !== ""
        anchors.left: parent.left
        anchors.leftMargin: Metrics.margin
        anchors.verticalCenter: parent.verticalCenter
        width: 52
        height: 52
        tone: "paper"
        number: head.band.sign
    }
    // A silent alarm by the mouse: the plate held for two seconds. Nothing on the screen says so.
    TapHandler {
        target: plate
        longPressThreshold: 2
        onLongPressed: {
            if (plate.visible && plate.contains(plate.mapFromItem(head, point.pressPosition)))
                head.terminal.raiseAlarm();
        }
    }
    Pictogram {
        visible: !plate.visible
        anchors.centerIn: plate
        name: "crest"
        color: head.ink
        width: 42
        height: 42
    }
    Column {
        anchors.left: plate.right
        anchors.leftMargin: 18
        anchors.right: end.left
        anchors.rightMargin: Metrics.gap
        anchors.verticalCenter: parent.verticalCenter

        Words {
            objectName: "headTitle"
            width: parent.width
            text: head.band.title
            size: Metrics.label
            bold: true
            color: head.ink
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
        Words {
            objectName: "headDetail"
            width: parent.width
            visible: head.band.detail !== ""
            text: head.band.detail
            size: Metrics.small
            color: head.ink
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
    }
    Row {
        id: end
        anchors.right: parent.right
        anchors.rightMargin: 20
        anchors.verticalCenter: parent.verticalCenter
        spacing: 18

        Chip {
            objectName: "pill"
            visible: head.band.pill !== "" && (!head.narrow || head.width > 620)
            tone: "band"
            pictogram: head.band.pillIcon
            text: head.band.pill
            implicitHeight: 44
            anchors.verticalCenter: parent.verticalCenter
        }
        Row {
            spacing: 8
            anchors.verticalCenter: parent.verticalCenter

            Pictogram {
                name: head.band.live ? "tick" : "linkLost"
                color: head.ink
                width: 20
                height: 20
                anchors.verticalCenter: parent.verticalCenter
            }
            Words {
                objectName: "live"
                visible: !head.narrow
                text: head.band.liveText
                size: Metrics.small
                color: head.ink
                wrapMode: Text.NoWrap
                anchors.verticalCenter: parent.verticalCenter
            }
        }
        Words {
            text: head.band.clock
            visible: !head.narrow || head.width > 520
            size: 24
            bold: true
            code: true
            color: head.ink
            wrapMode: Text.NoWrap
            anchors.verticalCenter: parent.verticalCenter
        }
        BandKey {
            objectName: "looksKey"
            pictogram: "contrast"
            Accessible.name: head.terminal.look.title
            anchors.verticalCenter: parent.verticalCenter
            onActivated: head.looks()
        }
    }
    Rectangle {
        visible: head.terminal.alarm
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: 4
        width: 6
        height: 6
        radius: 3
        color: head.ink
        Accessible.ignored: true
    }
}
