public import CareCore

/// Sums over alarms of a bed, tests left out: one a figure.
public struct AlarmTally: Sendable, Equatable {
    /// One alarm, and what it adds to each figure.
    public struct Row: Sendable, Equatable {
        /// Which.
        public let alarm: AlarmID
        /// The bed; the first of a household.
        public let bed: BedID
        /// In the order of `figures`.
        public let sums: [Int64]

        /// Makes a row.
        public init(alarm: AlarmID, bed: BedID, sums: [Int64]) {
            self.alarm = alarm
            self.bed = bed
            self.sums = sums
        }
    }

    /// What is summed.
    static let figures: [Figure] =
        Priority.allCases.map { .alarms($0) }
        + [
            .calls, .falls, .bedExits, .wetOverdue, .answeredSoon, .answeredAtLast, .calledBackSoon, .arrived,
            .arrivalTime, .closedAlarms, .falseAlarms,
        ]

    /// How many sums there are.
    public static let count = figures.count

    /// The bed; the first of a household.
    public let bed: BedID
    /// Sums over the period, in the order of `figures`.
    private(set) var period = Array(repeating: 0 as Int64, count: count)
    /// Sums over what came before.
    private(set) var before = Array(repeating: 0 as Int64, count: count)

    /// Makes sums of nothing.
    public init(bed: BedID) { self.bed = bed }

    /// Adds to each sum; `value` is asked for each of them, in the order of `figures`.
    public mutating func add(inPeriod: Bool, _ value: (Int) -> Int64) {
        func add(_ sums: UnsafeMutableBufferPointer<Int64>) {
            for index in sums.indices { sums[index] += value(index) }
        }
        if inPeriod {
            period.withUnsafeMutableBufferPointer { add($0) }
        } else {
            before.withUnsafeMutableBufferPointer { add($0) }
        }
    }

    /// Adds the sums of another bed.
    mutating func add(_ other: AlarmTally) {
        add(inPeriod: true) { other.period[$0] }
        add(inPeriod: false) { other.before[$0] }
    }
}
