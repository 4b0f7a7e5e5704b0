import QtQuick
import Vestibule

// No news from the hub: hatched, in words, with what people can do meanwhile. Stands where the city band stood.
Item {
    id: band

    property string text: ""
    property string detail: ""
    property string clock: ""
    property int size: Metrics.desk ? Metrics.label : Metrics.label
    property int side: Metrics.desk ? 16 : Math.round(Metrics.gap * 4)

    // Without words at the far end the sentence has the whole width, if need be the drawing's too.
    readonly property bool alone: band.detail === "" && band.clock === ""
    readonly property real room: band.width - 2 * band.side
    readonly property int drawing: Math.round(band.size * 1.4)

    implicitHeight: Metrics.desk ? 56 : Math.ceil(26 * Metrics.mm)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: band.text + ". " + band.detail

    Hatch {
        anchors.fill: parent
        color: Theme.hatch
        stripe: Theme.hatchStripe
        step: Math.max(18, band.height * 0.36)
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.max(2, Math.round(band.height * 0.07))
        color: Theme.alert
    }
    Row {
        anchors.left: parent.left
        anchors.leftMargin: band.side
        anchors.verticalCenter: parent.verticalCenter
        spacing: Metrics.gap * 1.5

        Pictogram {
            name: "linkLost"
            color: Theme.alert
            visible: !band.alone || band.room >= band.drawing + parent.spacing + sentence.implicitWidth
            width: band.drawing
            height: width
            anchors.verticalCenter: parent.verticalCenter
        }
        Words {
            id: sentence
            text: band.text
            size: band.size
            bold: true
            wrapMode: Text.NoWrap
            width: band.alone ? Math.min(implicitWidth, band.room) : implicitWidth
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Metrics.least
            anchors.verticalCenter: parent.verticalCenter
            Accessible.ignored: true
        }
    }
    Row {
        anchors.right: parent.right
        anchors.rightMargin: band.side
        anchors.verticalCenter: parent.verticalCenter
        spacing: band.side

        Words {
            text: band.detail
            size: band.size * 0.85
            wrapMode: Text.NoWrap
            anchors.verticalCenter: parent.verticalCenter
            Accessible.ignored: true
        }
        Words {
            visible: band.clock !== ""
            text: band.clock
            size: band.size
            bold: true
            code: true
            wrapMode: Text.NoWrap
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
