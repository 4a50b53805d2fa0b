internal import CareCore

/// The minutes of which the gateway holds a reading of any device: a longer time without one is the gateway's own, its
/// broker's or its line's, and says nothing of a device.
struct HeardMinutes {
    /// Minutes without a reading that are no coincidence. Own choice: a mattress or a hub tells each minute.
    private static let silence: Int64 = 5
    /// Devices in service from which on somebody speaks in every minute; with fewer nothing is credited.
    static let fewest = 20

    /// Times without any reading, in order.
    private let gaps: [Range<Timestamp>]

    /// - Parameters:
    ///   - minutes: The minutes that have one, in order.
    ///   - end: The end of what is looked at.
    init(_ minutes: [Int64], until end: Timestamp) {
        var gaps: [Range<Timestamp>] = []
        for (minute, next) in zip(minutes, minutes.dropFirst() + [ReadingKey(end).minute])
        where next - minute > Self.silence {
            let from = ReadingKey.moment(minute: minute + 1, millisecond: 0)
            gaps.append(from..<min(ReadingKey.moment(minute: next, millisecond: 0), end))
        }
        self.gaps = gaps
    }

    /// How much of the time nobody was heard.
    func unheard(from: Timestamp, until: Timestamp) -> Milliseconds {
        gaps.reduce(.zero) { sum, gap in
            let (first, last) = (max(gap.lowerBound, from), min(gap.upperBound, until))
            return first < last ? sum + (last - first) : sum
        }
    }
}
