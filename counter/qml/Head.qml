import QtQuick
import Vestibule
import Vestibule.Counter

// The enamel band: the counter's plate, what it gives and who works here, how it stands, the hub's time.
Rectangle {
    id: head

    required property BandPane band
    property bool alarm: false

    // The silent alarm by mouse or touch: the plate held down. Nothing on the screen tells of it but a small still dot.
    signal heldDown()

    readonly property color ink: Theme.highContrast ? Theme.ink : Theme.onEnamel

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

        TapHandler {
            longPressThreshold: 1.5
            onLongPressed: head.heldDown()
        }
        Rectangle {
            visible: head.alarm
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: -4
            width: 8
            height: 8
            radius: 4
            color: head.ink
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
            width: parent.width
            text: head.band.title
            size: Metrics.label
            bold: true
            color: head.ink
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
        Words {
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
            visible: head.band.pill !== ""
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
                text: head.band.liveText
                size: Metrics.small
                color: head.ink
                wrapMode: Text.NoWrap
                anchors.verticalCenter: parent.verticalCenter
            }
        }
        Words {
            text: head.band.clock
            size: 24
            bold: true
            code: true
            color: head.ink
            wrapMode: Text.NoWrap
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
