/// A place in a source file.
struct SourcePosition: Hashable, Sendable {
    /// Path of the file.
    let file: String
    /// Line, from 1.
    let line: Int
    /// Column in Unicode scalars, from 1.
    let column: Int
}
