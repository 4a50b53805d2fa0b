/// A value of a mapping and where its key stands.
struct YAMLEntry {
    let keyPosition: SourcePosition
    let value: YAMLValue
}
