import QtQuick
import Vestibule

// The enamel band: crest, office, a line below, the office's own clock. What else a face shows goes in `extra`.
Rectangle {
    id: band

    property string office: ""
    property string line: ""
    property string clock: ""
    property string crest: "crest"
    property int side: Metrics.desk ? 16 : Math.round(Metrics.gap * 4)
    // On small screens the office's name may take two lines, and everything is said at this size.
    property int size: Metrics.label
    property bool small: false
    default property alias extra: end.data

    implicitHeight: Metrics.desk ? 68 : Math.ceil((Metrics.portrait ? 36.5 : 29.5) * Metrics.mm)
    color: Theme.highContrast ? Theme.ground : Theme.enamel

    Rectangle {
        visible: Theme.highContrast
        anchors.bottom: parent.bottom
        width: parent.width
        height: Metrics.border
        color: Theme.outline
    }
    Pictogram {
        id: crestPicture
        visible: band.crest !== ""
        anchors.left: parent.left
        anchors.leftMargin: band.side
        anchors.verticalCenter: parent.verticalCenter
        name: band.crest
        color: office.color
        stroke: 1.4
        width: visible ? Math.round(band.height * 0.62) : 0
        height: width
    }
    Column {
        anchors.left: crestPicture.right
        anchors.leftMargin: Metrics.gap * 1.6
        anchors.right: end.left
        anchors.rightMargin: Metrics.gap
        anchors.verticalCenter: parent.verticalCenter

        Words {
            id: office
            width: parent.width
            text: band.office
            size: band.size
            bold: true
            color: Theme.highContrast ? Theme.ink : Theme.onEnamel
            fontSizeMode: band.small ? Text.FixedSize : Text.HorizontalFit
            minimumPixelSize: Metrics.least
            elide: Text.ElideRight
            leading: band.small ? Texts.titleLine : Texts.line
            maximumLineCount: band.small ? 2 : 1
            wrapMode: band.small ? Text.WordWrap : Text.NoWrap
        }
        Words {
            width: parent.width
            visible: band.line !== ""
            text: band.line
            size: Metrics.desk ? Metrics.small : Metrics.floor
            color: office.color
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Metrics.floor * 0.85)
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
    }
    Row {
        id: end
        anchors.right: clock.left
        anchors.rightMargin: Metrics.gap
        anchors.verticalCenter: parent.verticalCenter
        spacing: Metrics.gap
    }
    Words {
        id: clock
        anchors.right: parent.right
        anchors.rightMargin: band.side
        anchors.verticalCenter: parent.verticalCenter
        text: band.clock
        size: Metrics.desk ? 26 : band.small ? band.size : Math.round(Math.min(band.size * 1.25, band.height * 0.58))
        bold: true
        code: true
        color: office.color
        wrapMode: Text.NoWrap
    }
}
