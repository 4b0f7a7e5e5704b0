pragma ComponentBehavior: Bound
import QtQuick
import Vestibule

// Twelve keys for a number or a PIN. Digits run left to right in every language, as on a telephone.
Grid {
    id: pad

    property int side: Metrics.desk ? 64 : Metrics.target

    signal digit(string sign)
    signal erased
    signal entered

    columns: 3
    spacing: Metrics.gap
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]

        Key {
            required property string modelData

            objectName: "digit" + modelData
            text: modelData
            guarded: false
            size: pad.side * 0.42
            implicitWidth: pad.side * 1.25
            implicitHeight: pad.side
            onActivated: pad.digit(modelData)
        }
    }
    Key {
        objectName: "eraseKey"
        pictogram: "erase"
        Accessible.name: Texts.erase
        guarded: false
        size: pad.side * 0.42
        implicitWidth: pad.side * 1.25
        implicitHeight: pad.side
        onActivated: pad.erased()
    }
    Key {
        objectName: "digit0"
        text: "0"
        guarded: false
        size: pad.side * 0.42
        implicitWidth: pad.side * 1.25
        implicitHeight: pad.side
        onActivated: pad.digit("0")
    }
    Key {
        objectName: "enterKey"
        pictogram: "tick"
        main: true
        Accessible.name: Texts.enter
        size: pad.side * 0.42
        implicitWidth: pad.side * 1.25
        implicitHeight: pad.side
        onActivated: pad.entered()
    }
}
