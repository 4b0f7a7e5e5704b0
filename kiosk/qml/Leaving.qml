import QtQuick
import QtQuick.Layouts
import Vestibule
import Vestibule.Kiosk

// Under a ticket: when the screen clears, more time, done; and the paper once more, where that is possible.
Item {
    id: leaving

    required property PlanModel plan
    property string clears: ""
    property string moreTime: ""
    property string done: ""
    property string again: ""
    // The height there is under the page's contents; the words give way before they meet them.
    property real room: Number.POSITIVE_INFINITY
    // Three keys, or a small screen, leave no room for the words beside them.
    readonly property bool above: leaving.plan.small || leaving.again !== ""
    readonly property int size: leaving.plan.small ? Metrics.floor : Metrics.body
    // Beside the word in its key: three keys need a small screen's whole width.
    readonly property real inset: leaving.plan.small && leaving.again !== "" ? Metrics.border : Metrics.gap / 2
    // What the words take on two lines beside the keys, with their drawing.
    readonly property int aside: Math.ceil(Math.max(longest.advanceWidth, natural.advanceWidth * 0.68) * 1.05) + clock.width + 2 * Metrics.gap + 2

    signal touched(string name)

    TextMetrics {
        id: natural
        text: leaving.clears
        font.family: Texts.family
        font.pixelSize: Metrics.least
    }
    TextMetrics {
        id: longest
        text: leaving.clears.split(" ").reduce((one, other) => other.length > one.length ? other : one, "")
        font: natural.font
    }

    height: leaving.plan.key + (leaving.above ? words.height + (leaving.plan.small ? 0 : leaving.plan.gap / 2) : 0)

    Pictogram {
        id: clock
        visible: words.visible && !leaving.plan.small
        anchors.left: parent.left
        anchors.verticalCenter: words.verticalCenter
        name: "clock"
        color: Theme.ink2
        width: Math.round(Metrics.floor * 1.2)
        height: width
    }
    Words {
        id: words
        objectName: "clears"
        visible: !leaving.above || leaving.height <= leaving.room
        anchors.left: leaving.plan.small ? parent.left : clock.right
        anchors.leftMargin: leaving.plan.small ? 0 : Metrics.gap
        anchors.right: leaving.above ? parent.right : row.left
        anchors.rightMargin: Metrics.gap
        y: leaving.above ? 0 : (leaving.height - height) / 2
        text: leaving.clears
        size: Metrics.least
        quiet: true
        leading: Texts.line * 0.92
        maximumLineCount: 2
    }
    RowLayout {
        id: row
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: leaving.above ? leaving.width : Math.min(leaving.width - leaving.aside, Math.max(implicitWidth, leaving.width * 0.58))
        height: leaving.plan.key
        spacing: leaving.plan.gap

        Key {
            objectName: "again"
            visible: leaving.again !== ""
            Layout.fillWidth: true
            Layout.preferredWidth: implicitWidth
            Layout.minimumWidth: least
            Layout.preferredHeight: leaving.plan.key
            text: leaving.again
            pictogram: leaving.plan.small ? "" : "printer"
            lines: 2
            size: leaving.size
            leftPadding: leaving.inset
            rightPadding: leaving.inset
            onActivated: leaving.touched(objectName)
        }
        Key {
            objectName: "more-time"
            Layout.fillWidth: true
            Layout.preferredWidth: implicitWidth
            Layout.minimumWidth: least
            Layout.preferredHeight: leaving.plan.key
            text: leaving.moreTime
            lines: 2
            size: leaving.size
            leftPadding: leaving.inset
            rightPadding: leaving.inset
            onActivated: leaving.touched(objectName)
        }
        Key {
            objectName: "done"
            main: true
            Layout.fillWidth: true
            Layout.preferredWidth: implicitWidth
            Layout.minimumWidth: Math.max(Metrics.target, least)
            Layout.preferredHeight: leaving.plan.key
            text: leaving.done
            lines: 2
            size: leaving.size
            leftPadding: leaving.inset
            rightPadding: leaving.inset
            onActivated: leaving.touched(objectName)
        }
    }
}
