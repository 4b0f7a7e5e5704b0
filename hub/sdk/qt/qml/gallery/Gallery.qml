pragma ComponentBehavior: Bound
import QtQuick
import Vestibule

// Every control of the kiosk's measure on one sheet, for eyes and for the test.
Stage {
    id: gallery

    required property string matrix
    required property var words

    Column {
        anchors.fill: parent
        spacing: Metrics.gap

        CityBand {
            objectName: "band"
            width: parent.width
            office: gallery.words[0]
            line: gallery.words[1]
            clock: "10:42"
        }
        StaleBand {
            objectName: "stale"
            width: parent.width
            text: gallery.words[2]
            clock: "10:46"
        }
        Row {
            x: Metrics.margin
            spacing: Metrics.gap * 3

            Column {
                width: (gallery.width - 2 * Metrics.margin - Metrics.gap * 3) / 2
                spacing: Metrics.gap

                Words {
                    text: gallery.words[3]
                    size: Metrics.title
                    bold: true
                    width: parent.width
                }
                ChoiceRow {
                    objectName: "mainRow"
                    width: parent.width
                    main: true
                    onward: true
                    pictogram: "scan"
                    text: gallery.words[4]
                    detail: gallery.words[5]
                }
                ChoiceRow {
                    objectName: "row"
                    width: parent.width
                    pictogram: "house"
                    text: gallery.words[6]
                    detail: gallery.words[7]
                    figure: gallery.words[8]
                    figureNote: gallery.words[9]
                }
                ChoiceRow {
                    objectName: "offRow"
                    width: parent.width
                    off: true
                    reason: gallery.words[11]
                    pictogram: "stamp"
                    text: gallery.words[10]
                    detail: gallery.words[7]
                    figure: gallery.words[12]
                }
                Column {
                    spacing: Metrics.gap

                    ChoiceTile {
                        objectName: "chosenTile"
                        width: Metrics.row * 4
                        checkable: true
                        checked: true
                        pictogram: "wheelchair"
                        text: gallery.words[13]
                    }
                    ChoiceTile {
                        objectName: "tile"
                        width: Metrics.row * 4
                        pictogram: "coins"
                        text: gallery.words[14]
                        detail: gallery.words[7]
                        figure: gallery.words[8]
                        figureNote: gallery.words[9]
                    }
                }
                Row {
                    spacing: Metrics.gap

                    Key {
                        objectName: "backKey"
                        pictogram: "back"
                        text: gallery.words[15]
                    }
                    Key {
                        objectName: "focusedKey"
                        focus: true
                        text: gallery.words[16]
                    }
                    MainKey {
                        objectName: "mainKey"
                        text: gallery.words[17]
                    }
                }
                Row {
                    spacing: Metrics.gap

                    Repeater {
                        model: ["textSize", "contrast", "lower", "headset"]

                        AccessKey {
                            required property string modelData
                            required property int index

                            objectName: modelData
                            checkable: true
                            checked: index === 1
                            pictogram: modelData
                            text: gallery.words[18 + index]
                        }
                    }
                    AccessKey {
                        objectName: "help"
                        main: true
                        pictogram: "help"
                        text: gallery.words[22]
                    }
                }
                Row {
                    spacing: Metrics.gap

                    LanguageKey {
                        objectName: "arabic"
                        width: Metrics.row * 2.5
                        text: "العربية"
                        family: "Noto Sans Arabic"
                        rightToLeft: true
                    }
                    LanguageKey {
                        objectName: "spanish"
                        width: Metrics.row * 2.5
                        text: "Español"
                        family: "Noto Sans"
                        rightToLeft: false
                    }
                }
                TimeoutBar {
                    objectName: "timeout"
                    width: parent.width
                    share: 0.4
                    text: gallery.words[23]
                }
                Stepper {
                    objectName: "stepper"
                    width: parent.width
                    label: gallery.words[25]
                    note: gallery.words[26]
                    count: 2
                    fewer: "-"
                }
                TickBox {
                    objectName: "tick"
                    checked: true
                }
                ActionKey {
                    objectName: "action"
                    pictogram: "transfer"
                    text: gallery.words[24]
                    shortcut: "T"
                    size: Metrics.small
                }
            }
            Column {
                width: (gallery.width - 2 * Metrics.margin - Metrics.gap * 3) / 2
                spacing: Metrics.gap * 2

                TicketCard {
                    objectName: "ticket"
                    width: parent.width
                    code: "R042"

                    Row {
                        spacing: Metrics.gap * 3

                        Figure {
                            pictogram: "people"
                            text: gallery.words[25]
                            detail: gallery.words[26]
                        }
                        Figure {
                            pictogram: "clock"
                            text: gallery.words[8]
                            detail: gallery.words[27]
                        }
                    }
                }
                NoticeBand {
                    objectName: "notice"
                    width: parent.width
                    pictogram: "printerOff"
                    text: gallery.words[28]
                    detail: gallery.words[29]
                }
                WhereRow {
                    objectName: "where"
                    width: parent.width
                    text: gallery.words[30]
                    detail: gallery.words[31]
                    way: "left"
                }
                Row {
                    spacing: Metrics.gap * 2

                    QrPanel {
                        objectName: "qr"
                        matrix: gallery.matrix
                    }
                    CounterPlate {
                        objectName: "plate"
                        number: "4"
                        large: true
                    }
                    CounterPlate {
                        objectName: "nowPlate"
                        number: "12"
                        tone: "now"
                    }
                    CounterPlate {
                        objectName: "outlinePlate"
                        number: "7"
                        tone: "outline"
                    }
                }
                Row {
                    spacing: Metrics.gap * 2

                    KeyPad {
                        objectName: "pad"
                    }
                    EmptyArch {
                        objectName: "empty"
                        text: gallery.words[32]
                        width: Metrics.row * 2
                        height: Metrics.row * 2.4
                    }
                }
                Row {
                    spacing: Metrics.gap

                    Chip {
                        objectName: "chip"
                        pictogram: "interpreter"
                        text: gallery.words[33]
                    }
                    DirectionArrow {
                        objectName: "arrow"
                        way: "up_left"
                        width: Metrics.target
                        height: width
                    }
                }
                DurationBar {
                    objectName: "duration"
                    width: parent.width
                    share: 0.36
                    usualFrom: 0.6
                    usualTo: 0.94
                }
                PromiseBar {
                    objectName: "promise"
                    width: parent.width
                    share: 0.6
                }
                PromiseBar {
                    objectName: "broken"
                    width: parent.width
                    share: 0.95
                }
                ScreenKeyboard {
                    objectName: "keyboard"
                    width: parent.width
                    height: Metrics.target
                    model: ListModel {
                        ListElement { touch: "type-a"; label: "a"; spoken: "a"; pictogram: ""; chosen: false; x: 0; y: 0; width: 90; height: 90 }
                        ListElement { touch: "type-shift"; label: ""; spoken: "A"; pictogram: "shift"; chosen: true; x: 110; y: 0; width: 180; height: 90 }
                        ListElement { touch: "type-space"; label: ""; spoken: "-"; pictogram: "space"; chosen: false; x: 310; y: 0; width: 400; height: 90 }
                    }
                }
                SearchField {
                    objectName: "search"
                    width: parent.width
                    hint: gallery.words[3]
                }
                SearchField {
                    objectName: "typed"
                    width: parent.width
                    pictogram: ""
                    text: gallery.words[6]
                }
                EntryField {
                    objectName: "pin"
                    label: "PIN"
                    secret: true
                    text: "1234"
                }
            }
        }
    }

    ClosedArch {
        objectName: "closed"
        anchors.bottom: parent.bottom
        width: gallery.width
        height: gallery.height * 0.24
        intro: gallery.words[34]
        text: gallery.words[35]
    }

}
