pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Counter

// The counter terminal. Keys that no control uses come to the desk itself, which has the focus when nothing else does.
// Enlarged, or on a small screen, it becomes one column that scrolls; the main keys stay where they are.
Stage {
    id: main

    required property Terminal terminal
    property bool looking: false
    readonly property int gap: Metrics.margin
    readonly property bool working: main.terminal.page === "work" && !main.terminal.sheet.open && !main.looking
    readonly property Item at: main.Window.activeFocusItem
    readonly property bool writing: main.at instanceof TextInput || main.at instanceof TextEdit

    Keys.onPressed: event => {
        if (main.writing && event.text !== "" && event.key !== Qt.Key_Escape)
            return;
        if (main.looking && event.key === Qt.Key_Escape) {
            main.looking = false;
            desk.forceActiveFocus();
            event.accepted = true;
            return;
        }
        // What lies behind the panel is not pressed unseen; the alarm is.
        if (main.looking && event.key !== Qt.Key_F12)
            return;
        event.accepted = main.terminal.type(event.key, event.text, event.modifiers, event.isAutoRepeat);
    }
    onAtChanged: page.reveal(main.at)

    Shortcut {
        sequences: [StandardKey.ZoomIn, "Ctrl+="]
        onActivated: main.terminal.bigger()
    }
    Shortcut {
        sequences: [StandardKey.ZoomOut]
        onActivated: main.terminal.smaller()
    }
    Shortcut {
        sequence: "Ctrl+0"
        onActivated: main.terminal.usual()
    }
    Shortcut {
        sequence: "Ctrl+B"
        onActivated: main.terminal.turnBar()
    }
    Connections {
        target: main.terminal
        function onSettled(): void {
            main.looking = false;
            if (!answers.visible || !answers.write())
                desk.forceActiveFocus();
            page.contentY = 0;
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
    Item {
        id: frame

        readonly property bool wide: frame.width >= 880 && frame.height >= 540

        width: main.width / Metrics.zoom
        height: main.height / Metrics.zoom
        scale: Metrics.zoom
        transformOrigin: Item.TopLeft

        Flickable {
            id: page

            // What the keyboard has reached is brought into sight.
            function reveal(item: Item): void {
                if (!item || !page.interactive || !page.inside(item))
                    return;
                const top = item.mapToItem(page.contentItem, 0, 0).y;
                if (top < page.contentY + 8)
                    page.contentY = Math.max(0, top - 12);
                else if (top + item.height + 8 > page.contentY + page.height)
                    page.contentY = Math.min(page.contentHeight - page.height, top + item.height + 12 - page.height);
            }
            function inside(item: Item): bool {
                while (item && item !== page.contentItem)
                    item = item.parent;
                return item !== null;
            }

            anchors.top: parent.top
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: pinned.visible ? pinned.top : parent.bottom
            contentHeight: frame.wide ? height : body.y + body.height + main.gap
            interactive: contentHeight > height
            boundsBehavior: Flickable.StopAtBounds
            clip: interactive

            Notices {
                id: news
                anchors.top: head.bottom
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: main.gap
                anchors.topMargin: news.count > 0 ? Metrics.gap : 0
                notices: main.terminal.notices
                onPressed: key => main.terminal.press(key)
            }
            Item {
                id: body

                readonly property int room: page.height - y - main.gap

                anchors.top: news.bottom
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: main.gap
                anchors.topMargin: news.count > 0 ? Metrics.gap : main.gap
                height: frame.wide ? body.room : Math.max(body.room, body.wish)
                readonly property real wish: main.looking ? looks.implicitHeight : answers.visible ? answers.implicitHeight
                    : work.visible ? work.implicitHeight : entry.visible ? entry.implicitHeight
                    : list.visible ? list.implicitHeight : 240

                Rectangle {
                    anchors.fill: parent
                    visible: main.terminal.page === "starting" && !main.looking
                    radius: Metrics.cardRadius
                    color: Theme.surface
                    border.width: Theme.highContrast ? Metrics.border : 0
                    border.color: Theme.outline

                    EmptyArch {
                        anchors.centerIn: parent
                        height: Math.min(parent.height * 0.8, 420)
                        width: Math.min(parent.width - 40, 560)
                        text: main.terminal.starting
                    }
                }
                SignInPage {
                    id: entry
                    anchors.fill: parent
                    visible: main.terminal.page === "sign_in" && !main.looking
                    narrow: !frame.wide
                    terminal: main.terminal
                }
                CountersPage {
                    id: list
                    anchors.fill: parent
                    visible: main.terminal.page === "counters" && !main.terminal.sheet.open && !main.looking
                    terminal: main.terminal
                }
                // Before the work, so that the keyboard reaches what is asked first.
                AnswerSheet {
                    id: answers
                    anchors.top: parent.top
                    anchors.bottom: parent.bottom
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.rightMargin: main.terminal.page === "work" && frame.wide ? work.sideWidth + main.gap : 0
                    visible: main.terminal.sheet.open && !main.looking
                    terminal: main.terminal
                    onTyped: desk.forceActiveFocus()
                }
                LookPanel {
                    id: looks
                    anchors.fill: parent
                    visible: main.looking
                    terminal: main.terminal
                    onClosed: {
                        main.looking = false;
                        desk.forceActiveFocus();
                    }
                }
                WorkPage {
                    id: work
                    anchors.fill: parent
                    visible: main.terminal.page === "work" && !main.looking
                    wide: frame.wide
                    room: frame.wide ? frame.height : 0
                    terminal: main.terminal
                }
            }
            // Last, so that the keyboard reaches the work first.
            Head {
                id: head
                width: page.width
                narrow: !frame.wide
                terminal: main.terminal
                onLooks: main.looking = !main.looking
            }
        }
        Rectangle {
            id: pinned
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            height: small.height + 20
            visible: main.working && !frame.wide
            color: Theme.ground

            MainKeys {
                id: small
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: 12
                anchors.verticalCenter: parent.verticalCenter
                high: 56
                terminal: main.terminal
            }
        }
    }
}
