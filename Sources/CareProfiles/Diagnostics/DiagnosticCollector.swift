/// Gathers faults while a reader goes on, so that one run tells them all.
package final class DiagnosticCollector {
    package private(set) var diagnostics: [Diagnostic] = []

    package init() {}

    package var isEmpty: Bool { diagnostics.isEmpty }

    package func report(
        _ what: String, at position: SourcePosition, expected: String, found: String, fix: String = ""
    ) {
        diagnostics.append(
            Diagnostic(
                file: position.file, line: position.line, column: position.column, what: what, expected: expected,
                found: found, fix: fix))
    }
}
