public import CareCore

/// What is asked of the readings of one metric of one device.
public struct SeriesQuery: Sendable, Equatable {
    /// How long a bucket is; days are those of Asia/Shanghai.
    public enum Bucket: String, Sendable, CaseIterable {
        case minute = "1m"
        case fiveMinutes = "5m"
        case hour = "1h"
        case day = "1d"

        /// Its length.
        public var length: Milliseconds {
            switch self {
            case .minute: .minutes(1)
            case .fiveMinutes: .minutes(5)
            case .hour: .hours(1)
            case .day: CivilCalendar.dayLength
            }
        }
    }

    /// Who measured.
    public var device: DeviceID
    /// What.
    public var metric: Metric
    /// From that moment on.
    public var from: Timestamp
    /// Before that moment.
    public var until: Timestamp
    /// How values are put together; `nil` for each by itself.
    public var bucket: Bucket?

    /// Asks. Days are whole: where values are put together by day, the time reaches from the beginning of its first day
    /// to the end of its last.
    public init(device: DeviceID, metric: Metric, from: Timestamp, until: Timestamp, bucket: Bucket? = nil) {
        self.device = device
        self.metric = metric
        self.from = from
        self.until = until
        self.bucket = bucket
        guard bucket == .day else { return }
        self.from = CivilCalendar.start(ofDay: CivilCalendar.day(of: from))
        self.until = CivilCalendar.start(ofDay: CivilCalendar.day(of: until - Milliseconds(1)) + 1)
    }

    /// The longest time that may be asked for at once: a minute is looked up in about 3 µs, and nobody waits longer
    /// than for a list.
    public var longest: Milliseconds {
        switch bucket {
        case nil, .minute: .days(7)
        case .fiveMinutes, .hour: .days(31)
        case .day: .days(366)
        }
    }
}
