/// A place in a source file.
package struct SourcePosition: Hashable, Sendable {
    /// Path of the file.
    package let file: String
    /// Line, from 1.
    package let line: Int
    /// Column in Unicode scalars, from 1.
    package let column: Int
}
