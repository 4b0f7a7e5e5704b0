import QtQuick
import Vestibule
import Vestibule.Kiosk

// The kiosk: band above, strip below, one screen between them.
Stage {
    id: main

    required property KioskModel kiosk
    readonly property PlanModel plan: main.kiosk.servicePlan
    readonly property bool closed: main.kiosk.screen === "closed"
    readonly property bool choosing: main.kiosk.screen === "languages" || main.kiosk.screen === "services"

    Item {
        id: pages
        width: parent.width
        height: parent.height

        LanguagesPage {
            anchors.fill: parent
            visible: main.kiosk.screen === "languages"
            kiosk: main.kiosk
        }
        ServicesPage {
            anchors.fill: parent
            visible: main.kiosk.screen === "services"
            kiosk: main.kiosk
        }
        TicketPage {
            anchors.fill: parent
            visible: main.kiosk.screen === "ticket"
            kiosk: main.kiosk
        }
        SafePage {
            anchors.fill: parent
            visible: main.kiosk.screen === "safe"
            kiosk: main.kiosk
        }
        ClosedPage {
            anchors.fill: parent
            visible: main.closed
            kiosk: main.kiosk
        }
        NoticePage {
            anchors.fill: parent
            visible: main.kiosk.screen === "notice"
            kiosk: main.kiosk
        }
    }
    CityBand {
        width: parent.width
        height: main.plan.band
        side: main.plan.margin
        small: main.plan.small
        size: main.plan.small ? Metrics.floor : Metrics.label
        office: main.kiosk.office
        line: main.plan.small || Metrics.bigger || Theme.highContrast ? "" : main.kiosk.day
        clock: main.kiosk.time
    }
    AidStrip {
        anchors.bottom: parent.bottom
        width: parent.width
        kiosk: main.kiosk
    }
    TimeLeftCard {
        id: timeLeft
        visible: main.kiosk.timeLeft.announced
        anchors.left: parent.left
        anchors.leftMargin: main.plan.margin
        width: main.plan.side > 0 && main.choosing ? main.plan.side : main.width - 2 * main.plan.margin
        height: main.choosing && main.plan.side === 0 && !main.plan.small ? Math.max(implicitHeight, main.plan.titleHeight + main.plan.hintHeight) : implicitHeight
        y: main.choosing && !main.plan.small ? main.plan.band + main.plan.gap : main.height - main.plan.strip - height - (main.plan.small ? main.plan.pad : main.plan.gap)
        kiosk: main.kiosk
    }

    ParallelAnimation {
        id: turn

        NumberAnimation {
            target: pages
            property: "opacity"
            from: 0
            to: 1
            duration: Motion.page
        }
        NumberAnimation {
            target: pages
            property: "x"
            from: Texts.rightToLeft ? -24 : 24
            to: 0
            duration: Motion.page
            easing.type: Easing.BezierSpline
            easing.bezierCurve: Motion.easeOut
        }
    }
    Connections {
        target: main.kiosk

        function onTurned(): void {
            turn.restart();
        }
    }
}
