internal import SimKit

/// A case that went into service, and how often it was visited.
struct ServedCase {
    let county: CountyCast
    let since: CivilDay
    /// Visits that count.
    var visits = 0
    /// Whether its end was reported, a death that waits for its confirmation included.
    var isOver = false

    /// Counts what it lacks: two visits by the end of 2021, and a third some day. Source: the plan, 五(三)2(1).
    func count(in truth: inout CountyTruth) {
        guard !isOver else { return }
        if visits < 2, since <= CivilText.day(2021, 12, 31) { truth.behind += 1 }
        if visits == 2 { truth.toCome += 1 }
    }
}
