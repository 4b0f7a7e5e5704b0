import QtQuick

// A key of the bar. `tight`: 0 all of it, 1 without the keyboard's letter, 2 the drawing alone.
BandKey {
    id: key

    property string label: ""
    property string hint: ""
    property int tight: 0

    function wishOf(tight: int): real {
        return tight === 2 ? 44 : words.advanceWidth + 66 + (tight === 0 && key.hint !== "" ? letter.advanceWidth + 34 : 0);
    }

    text: key.tight === 2 && key.pictogram !== "" ? "" : key.label
    shortcut: key.tight === 0 ? key.hint : ""
    Accessible.name: key.label
    Accessible.description: key.off ? key.reason : key.hint

    BarMeasure {
        id: words
        text: key.label
    }
    BarMeasure {
        id: letter
        text: key.hint
    }
}
