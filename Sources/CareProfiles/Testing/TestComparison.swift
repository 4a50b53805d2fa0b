import CareCore

/// Compares what a case expects with what happened.
struct TestComparison {
    /// One line a difference, in order of time; empty when there is none.
    let lines: [String]

    private typealias Difference = (at: Timestamp, line: String)

    init(
        _ test: TestCase, edges: [SeenEdge], readings: [SeenReading], commands: [SeenCommand],
        notifications: [SeenNotification]
    ) {
        let start = test.start
        var differences = Self.differences(
            test.edges, edges, matches: { $0.matches($1) },
            wanted: { ($0.at, $0.text(from: start), $0.position.line) },
            seen: { ($0.edge.at, $0.text(from: start)) })
        differences += Self.differences(
            test.commands, commands, matches: { $0.matches($1) },
            wanted: { ($0.at, $0.text(from: start), $0.position.line) },
            seen: { ($0.command.at, $0.text(from: start)) })
        if let told = test.told {
            differences += Self.differences(
                told, notifications, matches: { $0.matches($1) },
                wanted: { ($0.at, $0.text(from: start), $0.position.line) },
                seen: { ($0.notification.at, $0.text(from: start)) })
        }
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

    /// What is wanted and did not happen, and what happened and is not wanted; each may meet one of the other kind.
    private static func differences<Wanted, Seen>(
        _ wanted: [Wanted], _ seen: [Seen], matches: (Wanted, Seen) -> Bool,
        wanted show: (Wanted) -> (at: Timestamp, text: String, line: Int),
        seen name: (Seen) -> (at: Timestamp, text: String)
    ) -> [Difference] {
        var open = wanted
        var differences: [Difference] = []
        for found in seen {
            if let index = open.firstIndex(where: { matches($0, found) }) {
                open.remove(at: index)
            } else {
                let (at, text) = name(found)
                differences.append((at, "unexpected  \(text)"))
            }
        }
        for missing in open {
            let (at, text, line) = show(missing)
            differences.append((at, "missing     \(text), expected in line \(line)"))
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
