import FleetModel
import SimKit

/// The times in which nobody could know what was so: the household's link was lost, the watch was not on the wrist.
struct HiddenTimes {
    private typealias Time = (from: Moment, until: Moment)
    /// By household.
    private var links: [String: [Time]] = [:]
    /// By bed.
    private var watches: [String: [Time]] = [:]

    init(_ truths: [TruthEntry]) {
        for truth in truths {
            switch truth.kind {
            case .linkLost: Self.begin(&links[truth.household, default: []], truth.at)
            case .linkBack: Self.end(&links[truth.household, default: []], truth.at)
            case .watchOff: Self.begin(&watches[truth.bed ?? "", default: []], truth.at)
            case .watchOn: Self.end(&watches[truth.bed ?? "", default: []], truth.at)
            default: break
            }
        }
    }

    private static func begin(_ times: inout [Time], _ at: Moment) {
        if times.last?.until != .distantFuture { times.append((at, .distantFuture)) }
    }

    private static func end(_ times: inout [Time], _ at: Moment) {
        if times.last?.until == .distantFuture { times[times.count - 1].until = at }
    }

    /// When what happened in a household between two moments can be heard at the latest: when its link is back.
    func heard(_ household: String, from: Moment, until: Moment) -> Moment {
        (links[household] ?? []).filter { $0.from <= until && $0.until >= from }.map(\.until).reduce(from, max)
    }

    /// Why nobody could know of it; `nil` when its rule had the time to ring.
    func reason(_ circumstance: Circumstance) -> HiddenReason? {
        guard let hearing = circumstance.hearing else {
            return circumstance.toldAt == .distantFuture ? .linkLost : nil
        }
        let link = links[circumstance.household] ?? []
        let watch = hearing.isOnWrist ? watches[circumstance.bed ?? ""] ?? [] : []
        if Self.hides(link, circumstance, hearing) { return .linkLost }
        if Self.hides(watch, circumstance, hearing) { return .watchOff }
        return Self.hides(link + watch, circumstance, hearing) ? .linkLostAndWatchOff : nil
    }

    private static func hides(_ times: [Time], _ circumstance: Circumstance, _ hearing: Hearing) -> Bool {
        let within = times.filter { $0.until > circumstance.from && $0.from < circumstance.until }
        // What passes sooner than its rule is heard all the same when nothing hid it.
        guard !within.isEmpty else { return false }
        var from = circumstance.from
        for time in within.sorted(by: { $0.from < $1.from }) where time.until > from {
            if isLong(time.from - from, from, circumstance, hearing) { return false }
            from = time.until
        }
        return !isLong(circumstance.until - from, from, circumstance, hearing)
    }

    private static func isLong(
        _ heard: TimeSpan, _ from: Moment, _ circumstance: Circumstance, _ hearing: Hearing
    ) -> Bool {
        heard >= (from == circumstance.from ? hearing.atFirst : hearing.later)
    }
}
