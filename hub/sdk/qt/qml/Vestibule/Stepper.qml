import QtQuick
import Vestibule

// A number between two keys. A way without a name (`fewer`, `further`) goes no further.
Item {
    id: stepper

    property string label: ""
    property string note: ""
    property int count: 1
    property string spoken: ""
    property string fewer: ""
    property string further: ""
    property bool rest: false
    property int side: Math.ceil(27 * Metrics.mm)

    signal lowered
    signal raised

    implicitHeight: Math.max(words.height, stepper.side)
    Accessible.role: Accessible.SpinBox
    Accessible.name: stepper.spoken !== "" ? stepper.spoken : stepper.label + " " + stepper.count

    Column {
        id: words
        anchors.left: parent.left
        anchors.right: less.left
        anchors.rightMargin: Metrics.gap * 2
        anchors.verticalCenter: parent.verticalCenter

        Words {
            id: label
            width: parent.width
            text: stepper.label
            size: Math.min(Metrics.body, stepper.side * 0.38)
            bold: true
            leading: 1.15
            maximumLineCount: 2
            Accessible.ignored: true
        }
        Words {
            visible: stepper.note !== "" && label.lineCount === 1 && !truncated
            width: parent.width
            text: stepper.note
            size: Metrics.floor
            quiet: true
            leading: 1.2
            maximumLineCount: 1
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
    Key {
        id: less
        objectName: "fewer"
        anchors.right: figure.left
        anchors.verticalCenter: parent.verticalCenter
        width: stepper.side
        height: stepper.side
        pictogram: "minus"
        off: stepper.rest || stepper.fewer === ""
        leftPadding: 0
        rightPadding: 0
        Accessible.name: stepper.fewer !== "" ? stepper.fewer : stepper.label
        onActivated: stepper.lowered()
    }
    Words {
        id: figure
        objectName: "party"
        anchors.right: more.left
        anchors.verticalCenter: parent.verticalCenter
        width: Math.round(stepper.side * 1.15)
        horizontalAlignment: Text.AlignHCenter
        text: String(stepper.count)
        size: Math.round(stepper.side * 0.62)
        bold: true
        code: true
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    Key {
        id: more
        objectName: "further"
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: stepper.side
        height: stepper.side
        pictogram: "plus"
        off: stepper.rest || stepper.further === ""
        leftPadding: 0
        rightPadding: 0
        Accessible.name: stepper.further !== "" ? stepper.further : stepper.label
        onActivated: stepper.raised()
    }
}
