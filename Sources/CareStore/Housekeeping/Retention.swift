public import CareCore

/// What is kept how long. Events, alarms, their edges, the audit trail and daily facts are kept for good.
public struct Retention: Sendable, Equatable {
    /// Age at which raw readings are deleted, by device time. Source: DESIGN 8.
    public var readings: Milliseconds
    /// Classes of devices whose readings have an age of their own.
    public var readingsByClass: [DeviceClass: Milliseconds]
    /// Rows kept in quarantine; the oldest go first. A row has at most about 3.5 KB, so that is 35 MB.
    public var quarantineRows: Int64
    /// Age at which quarantined messages are deleted, by receive time: they may hold personal data.
    public var quarantineAge: Milliseconds
    /// Age at which messages to people are deleted, by the time of their decision: they hold addresses.
    public var notifications: Milliseconds

    /// Makes a rule set.
    public init(
        readings: Milliseconds = .days(30), readingsByClass: [DeviceClass: Milliseconds] = [:],
        quarantineRows: Int64 = 10_000, quarantineAge: Milliseconds = .days(30),
        notifications: Milliseconds = .days(180)
    ) {
        self.readings = readings
        self.readingsByClass = readingsByClass
        self.quarantineRows = quarantineRows
        self.quarantineAge = quarantineAge
        self.notifications = notifications
    }

    /// The age at which no class's readings are kept any more.
    public var longest: Milliseconds { readingsByClass.values.reduce(readings, max) }

    /// The age at which readings of that class are deleted.
    public func readings(of deviceClass: DeviceClass?) -> Milliseconds {
        guard let deviceClass else { return readings }
        return readingsByClass[deviceClass] ?? readings
    }
}
