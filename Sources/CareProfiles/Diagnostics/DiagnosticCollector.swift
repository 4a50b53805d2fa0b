/// Gathers faults while a reader goes on, so that one run tells them all.
final class DiagnosticCollector {
    private(set) var diagnostics: [Diagnostic] = []

    var isEmpty: Bool { diagnostics.isEmpty }

    func report(
        _ what: String, at position: SourcePosition, expected: String, found: String, fix: String = ""
    ) {
        diagnostics.append(
            Diagnostic(
                file: position.file, line: position.line, column: position.column, what: what, expected: expected,
                found: found, fix: fix))
    }
}
