import Vestibule

// The one action of a screen.
Key {
    id: key

    main: true
    size: Metrics.label
    implicitHeight: Metrics.mainKey
}
