pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Kiosk

// The screen at rest: a greeting, who waits where, and an invitation. A touch anywhere leads on.
Pressable {
    id: page

    required property KioskModel kiosk
    readonly property AttractModel shown: page.kiosk.attract
    readonly property PlanModel plan: page.kiosk.plan
    readonly property bool beside: page.plan.side > 0
    readonly property real column: page.beside ? (page.width - 3 * page.plan.margin) / 2 : page.plan.bodyWidth

    objectName: "begin"
    text: page.shown.begin
    padding: 0
    topPadding: 0
    bottomPadding: 0
    background: Item {}
    radius: 0
    onActivated: page.kiosk.touch(objectName)

    contentItem: Item {
        Column {
            id: greeting
            anchors.left: parent.left
            anchors.leftMargin: page.plan.margin
            y: page.plan.pad * (page.plan.small ? 1 : 2)
            width: page.column
            spacing: page.plan.gap

            Words {
                objectName: "title"
                width: parent.width
                text: page.shown.title
                size: page.plan.small ? page.plan.titleSize : Math.round(page.plan.titleSize * 1.25)
                bold: true
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Metrics.label
                Accessible.ignored: true
            }
            Words {
                objectName: "greetings"
                width: parent.width
                text: page.shown.greetings
                size: page.plan.small ? Metrics.floor : Metrics.body
                quiet: true
                maximumLineCount: page.beside ? 4 : 2
                Accessible.ignored: true
            }
        }
        Rectangle {
            id: paper
            anchors.right: parent.right
            anchors.rightMargin: page.plan.margin
            y: page.beside ? page.plan.pad * 2 : Math.max(greeting.y + greeting.height + page.plan.gap * 2, invite.y - height - page.plan.pad - (invite.y - greeting.y - greeting.height - height - page.plan.pad) / 2)
            width: page.column
            height: queues.height + page.plan.gap * 3
            radius: Metrics.cardRadius
            color: Theme.surface
            visible: page.shown.count > 0
            border.width: Theme.highContrast ? Metrics.border : 0
            border.color: Theme.outline

            Column {
                id: queues
                x: page.plan.gap * 2
                y: page.plan.gap * 1.5
                width: parent.width - page.plan.gap * 4

                Words {
                    objectName: "waits-title"
                    width: parent.width
                    text: page.shown.waitsTitle
                    size: page.plan.small ? Metrics.floor : Metrics.small
                    quiet: true
                    Accessible.ignored: true
                }
                Repeater {
                    model: page.shown.rows

                    Item {
                        id: line
                        required property int index
                        required property string name
                        required property string pictogram
                        required property string waiting
                        required property bool available
                        width: queues.width
                        height: page.plan.row

                        Rectangle {
                            visible: line.index > 0
                            width: parent.width
                            height: Math.max(1, Math.round(Metrics.border / 2))
                            color: Theme.rule
                        }
                        Pictogram {
                            id: drawing
                            visible: !page.plan.small && !Metrics.bigger
                            anchors.left: parent.left
                            anchors.verticalCenter: parent.verticalCenter
                            name: line.pictogram
                            mirrored: Texts.rightToLeft
                            color: line.available ? Theme.enamel : Theme.off
                            width: visible ? Math.round(Metrics.floor * 1.4) : 0
                            height: Math.round(Metrics.floor * 1.4)
                        }
                        Words {
                            objectName: "name"
                            anchors.left: drawing.right
                            anchors.leftMargin: drawing.visible ? Metrics.gap * 1.4 : 0
                            anchors.right: queue.left
                            anchors.rightMargin: Metrics.gap
                            anchors.verticalCenter: parent.verticalCenter
                            text: line.name
                            size: page.plan.small || page.beside || Metrics.bigger ? Metrics.floor : Metrics.small
                            bold: true
                            color: line.available ? Theme.ink : Theme.off
                            leading: 1.1
                            maximumLineCount: page.plan.small ? 3 : 2
                            elide: Text.ElideRight
                            Accessible.ignored: true
                        }
                        Words {
                            id: queue
                            objectName: "waiting"
                            anchors.right: parent.right
                            anchors.verticalCenter: parent.verticalCenter
                            width: Math.min(implicitWidth, parent.width * 0.42)
                            horizontalAlignment: Text.AlignRight
                            text: line.waiting
                            size: page.plan.small || page.beside ? Metrics.floor : Metrics.small
                            color: line.available ? Theme.ink2 : Theme.off
                            leading: 1.1
                            maximumLineCount: 2
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
        Item {
            id: invite
            anchors.left: parent.left
            anchors.leftMargin: page.plan.margin
            y: parent.height - height - page.plan.pad
            width: page.column
            height: page.plan.extraHeight

            KeyBody {
                anchors.fill: parent
                fill: page.pressed ? Theme.enamelPressed : Theme.enamel
                edge: Theme.enamelPressed
                pressed: page.down
            }
            Words {
                objectName: "invitation"
                anchors.centerIn: parent
                width: parent.width - Metrics.gap * 4
                horizontalAlignment: Text.AlignHCenter
                text: page.shown.begin
                size: page.plan.small ? Metrics.floor : Metrics.label
                bold: true
                color: Theme.onEnamel
                leading: 1.15
                maximumLineCount: 2
                Accessible.ignored: true
            }
        }
    }
}
