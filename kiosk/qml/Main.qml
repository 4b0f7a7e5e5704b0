pragma ComponentBehavior: Bound
import QtQuick
import Vestibule
import Vestibule.Kiosk

// The kiosk: band above, strip below, one screen between them. Pages are made when they are first shown.
Stage {
    id: main

    required property KioskModel kiosk
    readonly property PlanModel plan: main.kiosk.plan
    readonly property string screen: main.kiosk.screen
    readonly property bool ticket: main.screen === "ticket" || main.screen === "safe"
    readonly property bool headed: ["languages", "services", "matches", "search", "entry", "documents", "needs", "checkin"].includes(main.screen)
    // The warning stands where the question stood; in the lower layout and on small screens in the place of the foot's keys.
    readonly property bool warnsLow: main.plan.lower || main.plan.small || !main.headed

    Item {
        id: pages
        width: parent.width
        height: parent.height

        PageLoader {
            kiosk: main.kiosk
            page: "LanguagesPage"
            shown: main.screen === "languages"
            kept: true
        }
        PageLoader {
            kiosk: main.kiosk
            page: "ServicesPage"
            shown: main.screen === "services" || main.screen === "matches"
            kept: true
        }
        PageLoader {
            kiosk: main.kiosk
            page: "SearchPage"
            shown: main.screen === "search"
        }
        PageLoader {
            kiosk: main.kiosk
            page: "EntryPage"
            shown: main.screen === "entry"
        }
        PageLoader {
            kiosk: main.kiosk
            page: "DocumentsPage"
            shown: main.screen === "documents"
        }
        PageLoader {
            kiosk: main.kiosk
            page: "NeedsPage"
            shown: main.screen === "needs"
        }
        PageLoader {
            kiosk: main.kiosk
            page: "CheckInPage"
            shown: main.screen === "checkin"
        }
        PageLoader {
            kiosk: main.kiosk
            page: "TicketPage"
            shown: main.screen === "ticket"
            kept: true
        }
        PageLoader {
            kiosk: main.kiosk
            page: "SafePage"
            shown: main.screen === "safe"
        }
        PageLoader {
            kiosk: main.kiosk
            page: "ClosedPage"
            shown: main.screen === "closed"
        }
        PageLoader {
            kiosk: main.kiosk
            page: "NoticePage"
            shown: main.screen === "notice"
        }
        PageLoader {
            kiosk: main.kiosk
            page: "AttractPage"
            shown: main.screen === "attract"
            anchors.topMargin: main.plan.band
            anchors.bottomMargin: main.plan.strip + Math.ceil(Metrics.mm)
        }
        LowHints {
            visible: main.plan.lower && main.headed
            kiosk: main.kiosk
        }
        FootKeys {
            id: foot
            visible: !main.kiosk.timeLeft.announced || !main.warnsLow
            kiosk: main.kiosk
            model: main.kiosk.foot
            beside: main.plan.side > 0 && main.screen !== "notice"
            anchors.left: main.screen === "notice" ? undefined : parent.left
            anchors.leftMargin: main.plan.margin
            anchors.horizontalCenter: main.screen === "notice" ? parent.horizontalCenter : undefined
            width: main.screen === "notice" ? Math.min(main.plan.bodyWidth, 200 * Metrics.mm) : foot.beside ? main.plan.side : main.plan.bodyWidth
            height: implicitHeight
            y: main.plan.foot + main.plan.key - height
        }
    }
    CityBand {
        visible: main.plan.band > 0
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
        width: main.plan.side > 0 && !main.warnsLow ? main.plan.side : main.width - 2 * main.plan.margin
        height: main.warnsLow ? implicitHeight : main.plan.side > 0 ? implicitHeight : Math.max(implicitHeight, main.plan.titleHeight + main.plan.gap)
        y: main.warnsLow ? main.plan.foot + main.plan.key - height + main.plan.gap / 2 : main.plan.band + main.plan.gap / 4
        kiosk: main.kiosk
        low: main.warnsLow
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
