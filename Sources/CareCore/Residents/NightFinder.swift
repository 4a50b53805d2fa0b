/// Finds a person's nights in what a mattress tells of somebody in bed.
///
/// Who gets up for an hour at most is still in the night (BED-1 waits as long for P1), and a mattress that is silent
/// for no longer than that has told enough. A stay whose begin or end nobody saw, because the mattress was silent for
/// longer, is no night.
public struct NightFinder {
    private static let rest = Milliseconds.hours(1)

    /// A stay in bed that may go on.
    private struct Stay {
        let begin: Timestamp
        /// Whether somebody saw it begin.
        let isWhole: Bool
        /// When the person got up; `nil` while in bed.
        var out: Timestamp?
    }

    private var stay: Stay?
    private var before: Timestamp?
    private var byDay: [Int32: NightInBed] = [:]

    /// Makes a finder that has seen nothing.
    public init() {}

    /// The nights found so far, oldest first.
    public var nights: [NightInBed] { byDay.values.sorted { $0.day < $1.day } }

    /// Takes a believed sample; one that is not later than the last is passed over.
    public mutating func take(inBed: Bool, at moment: Timestamp) {
        if let before, moment <= before { return }
        let isHeard = before.map { moment - $0 <= Self.rest } ?? false
        if let open = stay, !isHeard || open.out.map({ moment - $0 > Self.rest }) ?? false { end(open) }
        before = moment
        if inBed {
            if stay == nil { stay = Stay(begin: moment, isWhole: isHeard) }
            stay?.out = nil
        } else if stay != nil, stay?.out == nil {
            stay?.out = moment
        }
    }

    /// Keeps the stay when both of its ends were seen and no longer one of the same day is known.
    private mutating func end(_ open: Stay) {
        stay = nil
        guard open.isWhole, let out = open.out, let night = NightInBed(bedtime: open.begin, rising: out) else { return }
        if let known = byDay[night.day], known.length >= night.length { return }
        byDay[night.day] = night
    }
}
