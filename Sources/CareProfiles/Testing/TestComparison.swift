import CareCore

/// Compares what a case expects with what happened.
struct TestComparison {
    /// One line a difference, in order of time; empty when there is none.
    let lines: [String]

    init(_ test: TestCase, edges: [SeenEdge], readings: [SeenReading], commands: [SeenCommand]) {
        var open = test.edges
        var differences: [(at: Timestamp, line: String)] = []
        for edge in edges {
            if let index = open.firstIndex(where: { $0.matches(edge) }) {
                open.remove(at: index)
            } else {
                differences.append((edge.edge.at, "unexpected  \(edge.text(from: test.start))"))
            }
        }
        for edge in open {
            let line = "missing     \(edge.text(from: test.start)), expected in line \(edge.position.line)"
            differences.append((edge.at, line))
        }
        differences += Self.differences(test, commands)
        for reading in test.readings {
            let found = readings.filter {
                $0.row.at == reading.at && $0.row.metric == reading.metric && $0.device == reading.device
            }
            if found.contains(where: { Self.matches(reading, $0.row) }) { continue }
            let seen = found.map { $0.text(from: test.start) }.joined(separator: "; ")
            let line =
                "missing     \(reading.text(from: test.start)), expected in line \(reading.position.line), found "
                + (seen.isEmpty ? "no such reading" : seen)
            differences.append((reading.at, line))
        }
        lines = differences.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
            .map(\.element.line)
    }

    private static func differences(_ test: TestCase, _ commands: [SeenCommand]) -> [(at: Timestamp, line: String)] {
        var open = test.commands
        var differences: [(at: Timestamp, line: String)] = []
        for command in commands {
            if let index = open.firstIndex(where: { $0.matches(command) }) {
                open.remove(at: index)
            } else {
                differences.append((command.command.at, "unexpected  \(command.text(from: test.start))"))
            }
        }
        for command in open {
            let line = "missing     \(command.text(from: test.start)), expected in line \(command.position.line)"
            differences.append((command.at, line))
        }
        return differences
    }

    /// Units that need a scale are converted in binary, so a value may be off in its last place.
    private static func matches(_ wanted: ReadingExpectation, _ row: ReadingRow) -> Bool {
        guard wanted.validity == row.validity else { return false }
        guard let value = wanted.value else { return true }
        return abs(value - row.value) <= 1e-9 * max(1, abs(value))
    }
}
