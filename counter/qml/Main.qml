pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// The counter terminal. Keys that no control uses come to the desk itself, which has the focus when nothing else does.
Stage {
    id: main

    required property Terminal terminal
    readonly property int gap: Metrics.margin
    readonly property int sideWidth: Math.round(Math.max(300, Math.min(460, main.width * 0.286)))

    Keys.onPressed: event => event.accepted = main.terminal.type(event.key, event.text, event.isAutoRepeat)

    Connections {
        target: main.terminal
        function onSettled(): void {
            desk.forceActiveFocus();
            answer.take();
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
    Head {
        id: head
        width: main.width
        band: main.terminal.band
        alarm: main.terminal.alarm
        onHeldDown: main.terminal.raiseAlarm()
    }
    Notices {
        id: news
        anchors.top: head.bottom
        anchors.left: main.left
        anchors.right: main.right
        anchors.margins: main.gap
        anchors.topMargin: news.count > 0 ? Metrics.gap : 0
        notices: main.terminal.notices
        onPressed: key => main.terminal.press(key)
    }
    Item {
        id: body
        anchors.top: news.bottom
        anchors.left: main.left
        anchors.right: main.right
        anchors.bottom: main.bottom
        anchors.margins: main.gap
        anchors.topMargin: news.count > 0 ? Metrics.gap : main.gap

        Rectangle {
            anchors.fill: parent
            visible: main.terminal.page === "starting"
            radius: Metrics.cardRadius
            color: Theme.surface
            border.width: Theme.highContrast ? Metrics.border : 0
            border.color: Theme.outline

            EmptyArch {
                anchors.centerIn: parent
                height: Math.min(parent.height * 0.8, 420)
                width: Math.min(parent.width, 560)
                text: main.terminal.starting
            }
        }
        SignInPage {
            anchors.fill: parent
            visible: main.terminal.page === "sign_in"
            terminal: main.terminal
        }
        CountersPage {
            anchors.fill: parent
            visible: main.terminal.page === "counters" && !main.terminal.sheet.open
            terminal: main.terminal
        }
        Item {
            id: work
            anchors.top: parent.top
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: side.left
            anchors.rightMargin: main.gap
            visible: main.terminal.page === "work"

            Rectangle {
                id: pane
                anchors.top: parent.top
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.bottom: deck.top
                anchors.bottomMargin: 14
                radius: Metrics.cardRadius
                color: Theme.surface
                border.width: Theme.highContrast ? Metrics.border : 0
                border.color: Theme.outline
                clip: true

                CounterTask {
                    anchors.fill: parent
                    visible: main.terminal.task.code === ""
                    task: main.terminal.task
                    onPressed: key => main.terminal.press(key)
                }
                VisitTask {
                    anchors.fill: parent
                    visible: main.terminal.task.code !== ""
                    task: main.terminal.task
                    onPaperTicked: id => main.terminal.tickPaper(id)
                    onOutcomePicked: id => main.terminal.recordOutcome(id)
                }
                MoreKeys {
                    anchors.fill: parent
                    visible: main.terminal.moreOpen
                    terminal: main.terminal
                }
            }
            KeyDeck {
                id: deck
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                visible: !main.terminal.sheet.open
                terminal: main.terminal
            }
        }
        WaitingSide {
            id: side
            anchors.top: parent.top
            anchors.bottom: parent.bottom
            anchors.right: parent.right
            width: main.sideWidth
            visible: main.terminal.page === "work"
            side: main.terminal.side
            onFitted: rows => main.terminal.fit(rows)
            onTabPicked: tab => main.terminal.showTab(tab)
            onVisitPicked: id => main.terminal.pickVisit(id)
            onAppointmentPicked: id => main.terminal.pickAppointment(id)
            onMessageRead: id => main.terminal.readMessage(id)
        }
        AnswerSheet {
            id: answer
            anchors.top: parent.top
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: main.terminal.page === "work" ? side.left : parent.right
            anchors.rightMargin: main.terminal.page === "work" ? main.gap : 0
            visible: main.terminal.sheet.open
            terminal: main.terminal
            onTyped: desk.forceActiveFocus()
        }
    }
}
