pragma ComponentBehavior: Bound
import QtQuick
import Vestibule

// What can be pressed: an outline and a lip below that closes. Off: dashed and flat.
Item {
    id: body

    property color fill: Theme.surface
    property color edge: Theme.outline
    property real radius: Metrics.keyRadius
    property bool off: false
    property bool chosen: false
    property bool pressed: false
    property real closed: body.pressed ? 1 : 0
    readonly property real sink: body.off ? 0 : Metrics.lip * body.closed
    readonly property real thick: body.chosen ? Metrics.chosen : Metrics.border

    Behavior on closed {
        NumberAnimation {
            duration: Motion.press
            easing.type: Easing.BezierSpline
            easing.bezierCurve: Motion.easeOut
        }
    }

    Rectangle {
        visible: !body.off
        y: body.sink
        width: parent.width
        height: parent.height - body.sink
        radius: body.radius
        color: body.edge
    }
    Rectangle {
        visible: !body.off
        x: body.thick
        y: body.sink + body.thick
        width: parent.width - 2 * body.thick
        height: parent.height - Metrics.lip - 2 * body.thick
        radius: Math.max(0, body.radius - body.thick)
        color: body.fill
    }
    // A painted item holds its pixels even while it is hidden: two copies, 1.2 MB for a wide key.
    Loader {
        anchors.fill: parent
        active: body.off
        sourceComponent: DashedFrame {
            line: Theme.outline
            lineWidth: Metrics.border
            radius: body.radius
        }
    }
}
