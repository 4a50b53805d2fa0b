/// A value of a mapping and where its key stands.
package struct YAMLEntry {
    package let keyPosition: SourcePosition
    package let value: YAMLValue
}
