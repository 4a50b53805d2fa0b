import SimKit

/// Raw readings are deleted after thirty days, no sooner and no later, and the file does not grow with them (DESIGN 8).
struct RetentionAudit {
    /// Source: DESIGN 8.
    private static let age = TimeSpan.days(30)
    /// How long after its time a reading may still be there: deletion goes in small steps between turns.
    private static let grace = TimeSpan.hours(2)
    /// What the file may vary by: a day's readings come before a day's are gone, and pages are filled unevenly.
    private static let variation = 1.05
    /// Bytes a row of what is kept for good may take, indexes included.
    private static let lastingBytes: Int64 = 400

    /// Size of the database's file at a moment.
    struct Size {
        let at: Moment
        let bytes: Int64
    }

    /// Readings that were found, by the hour since 1970.
    private var found: [Int64: Int] = [:]
    /// The file once retention had gone round, and the rows that are kept for good then.
    private var baseline: (size: Int64, lasting: Int64)?
    private(set) var sizes: [Size] = []
    private(set) var violations: [Violation] = []

    /// A reading was found in its minute since 1970.
    mutating func found(minute: Int64) { found[minute / 60, default: 0] += 1 }

    /// Compares what is still there.
    mutating func judge(
        _ evidence: Evidence, _ border: AuditBorder, sweptTo minute: Int64, _ database: AuditDatabase
    ) throws {
        let there = try database.readingsByHour(beforeMinute: minute)
        // Gateway time may have been ahead and is never more than that behind.
        let mayGo = Self.minute(max(border.gatewayTime, border.now) - Self.age)
        let mustGo = Self.minute(border.gatewayTime - Self.age - Self.grace)
        let isExcused =
            evidence.isTroubled(border.now - .hours(3), border.now, except: [.household])
            || evidence.hasFailed(border.now - .hours(3), border.now)
        for hour in Set(found.keys).union(there.keys).sorted() {
            let (expected, left) = (found[hour] ?? 0, there[hour] ?? 0)
            if left > expected {
                violate(2, "\(left) readings of the hour \(hour) since 1970, \(expected) were there before")
                found[hour] = left
            } else if left < expected, hour * 60 >= mayGo {
                violate(1, "\(left) readings of the hour \(hour) since 1970, not 30 days old, \(expected) were there")
                found[hour] = left
            } else if left > 0, (hour + 1) * 60 <= mustGo, !isExcused {
                violate(11, "\(left) readings of the hour \(hour) since 1970 are older than 30 days")
                found[hour] = nil
            } else if left == 0, (hour + 1) * 60 <= mayGo {
                found[hour] = nil
            }
        }
        try judgeSize(evidence, border, database)
    }

    private mutating func judgeSize(_ evidence: Evidence, _ border: AuditBorder, _ database: AuditDatabase) throws {
        let size = Size(at: border.now, bytes: database.size)
        if sizes.last.map({ size.at - $0.at >= .days(30) - .hours(1) }) ?? (size.at - evidence.start >= .days(30)) {
            sizes.append(size)
        }
        guard border.now - evidence.start >= Self.age + .days(5) else { return }
        let lasting = try database.lastingRows()
        guard let baseline else { return baseline = (size.bytes, lasting) }
        let most =
            Int64(Double(baseline.size) * Self.variation) + (lasting - baseline.lasting) * Self.lastingBytes
        guard size.bytes > most else { return }
        violate(11, "the file grew to \(size.bytes) bytes at \(border.now.milliseconds), expected at most \(most)")
        self.baseline = (size.bytes, lasting)
    }

    private static func minute(_ moment: Moment) -> Int64 { moment.milliseconds / 60_000 }

    private mutating func violate(_ promise: Int, _ text: String) { violations.append(Violation(promise, text)) }
}
