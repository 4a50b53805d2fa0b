import SimKit

extension ExpectedAlarms {
    /// What is counted over a night or a day: many exits, a pad without events, one that stays wet.
    mutating func permitHabits(_ entries: [TruthEntry], bed: String) {
        permitManyExits(entries, bed: bed)
        permitOddPads(entries, bed: bed)
    }

    /// BED-7: five exits from half past ten to seven; at the borders a clock of half a minute decides.
    private mutating func permitManyExits(_ entries: [TruthEntry], bed: String) {
        var nights: [Moment: Int] = [:]
        for entry in entries {
            guard case .outOfBed = entry.kind else { continue }
            let morning = CivilDay(of: entry.at).start + .hours(7)
            let end = entry.at <= morning + .minutes(2) ? morning : morning + .hours(24)
            if entry.at >= end - .minutes(512) { nights[end, default: 0] += 1 }
        }
        for (end, exits) in nights.sorted(by: { $0.key < $1.key }) where exits >= 5 {
            add("BED-7", [bed], from: end, until: end + .minutes(10), .permitted, .condition, "\(exits) exits")
        }
    }

    /// WET-3: a day without an event; WET-3-LONG: six hours without a change.
    private mutating func permitOddPads(_ entries: [TruthEntry], bed: String) {
        var dry: Moment?
        var wet: TruthEntry?
        for entry in entries {
            switch entry.kind {
            case .wet:
                if let since = dry { permitSilentPad(from: since, until: entry.at, bed: bed) }
                wet = entry
                dry = nil
            case .dry:
                if let since = wet { permitLongWetness(since, until: entry.at, bed: bed) }
                wet = nil
                dry = entry.at
            default: break
            }
        }
        if let since = wet { permitLongWetness(since, until: end, bed: bed) }
        if let since = dry { permitSilentPad(from: since, until: end, bed: bed) }
    }

    private mutating func permitSilentPad(from: Moment, until: Moment, bed: String) {
        guard until - from >= .hours(20) else { return }
        add("WET-3", [bed], from: from + .hours(20), until: until, .permitted, .condition, "a pad without events")
    }

    private mutating func permitLongWetness(_ since: TruthEntry, until: Moment, bed: String) {
        guard until - since.at >= .minutes(358) else { return }
        add(
            "WET-3-LONG", [bed], from: since.at + .minutes(358), until: until, .permitted, .condition,
            "a pad wet for six hours")
    }
}
