import SimKit

extension ExpectedAlarms {
    /// WET-1 after a minute, WET-2 after half an hour: a task first, the carer then.
    mutating func expectWetness(_ entries: [TruthEntry], bed: String) {
        var wet: TruthEntry?
        // Since when the pad says so all the time: from the beginning, unless it flutters first.
        var steady: Moment?
        for entry in entries {
            switch entry.kind {
            case .wet:
                wet = entry
                steady = entry.at
            case .padFlutters: steady = nil
            case .padSteady: steady = entry.at
            case .dry:
                if let since = wet { expectWetness(from: since, steady: steady, until: entry.at, bed: bed) }
                wet = nil
            default: break
            }
        }
        if let since = wet { expectWetness(from: since, steady: steady, until: end, bed: bed) }
    }

    private mutating func expectWetness(from start: TruthEntry, steady: Moment?, until: Moment, bed: String) {
        let lasting = steady ?? until
        for (rule, delay) in [("WET-1", TimeSpan.minutes(1)), ("WET-2", .minutes(30))] {
            guard until - start.at >= delay - .seconds(90) else { continue }
            let isLong = until - lasting >= delay + .seconds(90)
            let demand = demand(isLong, start, until: lasting + delay)
            let due = demand == .required ? lasting + delay : until
            add(rule, [bed], from: start.at, until: max(due, heard(start, until)), demand, .condition, "wet pad")
        }
    }

    /// BED-1: settled for half an hour since eight in the evening, then out for half an hour in the night.
    mutating func expectNightExits(_ entries: [TruthEntry], _ household: HouseholdPlan, bed: Int) {
        guard let mattress = household.devices.first(where: { $0.kind == .mattress && $0.bed == bed }) else { return }
        var settledSince: Moment?
        var exit: (entry: TruthEntry, wasSettled: TimeSpan)?
        var hasSettled = false
        for entry in entries where entry.device == mattress.id {
            switch entry.kind {
            case .intoBed:
                if let left = exit { expectExit(left.entry, until: entry.at, hasSettled, left.wasSettled, household) }
                exit = nil
                settledSince = max(entry.at, CivilDay(of: entry.at - .hours(12)).at(20))
            case .outOfBed:
                let settled = settledSince.map { entry.at - $0 } ?? .zero
                hasSettled = settled >= .minutes(28) || hasSettled
                exit = (entry, settled)
            default: break
            }
            if let moment = exit?.entry.at, minute(of: moment) > 8 * 60, minute(of: moment) < 20 * 60 {
                hasSettled = false
            }
        }
        if let left = exit { expectExit(left.entry, until: end, hasSettled, left.wasSettled, household) }
    }

    private mutating func expectExit(
        _ exit: TruthEntry, until: Moment, _ hasSettled: Bool, _ settled: TimeSpan, _ household: HouseholdPlan
    ) {
        guard let bed = exit.bed, hasSettled, until - exit.at >= .minutes(28) else { return }
        let minute = minute(of: exit.at)
        let isNight = minute >= 22 * 60 + 30 || minute < 7 * 60
        let isEvening = minute >= 21 * 60 + 55
        guard isNight || isEvening else { return }
        // From five on the person may have risen, which other signs of life in the house decide.
        let isDeepNight = minute >= 22 * 60 + 35 || minute < 4 * 60 + 25
        let isLong = until - exit.at >= .minutes(32)
        let demand = demand(isDeepNight && isLong && settled >= .minutes(33), exit, until: exit.at + .minutes(32))
        let due = demand == .required ? exit.at + .minutes(32) : until
        add("BED-1", [bed], from: exit.at, until: max(due, heard(exit, until)), demand, .condition, "out of bed")
    }

    /// Scripted illnesses; while one comes and goes other vital rules may see a part of it. A watch that lies on the
    /// table shows none.
    mutating func expectIllness(_ entries: [TruthEntry], bed: String) {
        var begin: (entry: TruthEntry, kind: VitalEpisode)?
        var isWatchOff = false
        var isHidden = false
        for entry in entries {
            switch entry.kind {
            case .watchOff: (isWatchOff, isHidden) = (true, true)
            case .watchOn: isWatchOff = false
            case .episodeBegins(let kind):
                begin = (entry, kind)
                isHidden = isWatchOff
            case .episodeEnds:
                if let begin { expect(begin.kind, begin.entry, until: entry.at, isHidden: isHidden, bed: bed) }
                begin = nil
            default: break
            }
        }
        if let begin { expect(begin.kind, begin.entry, until: end, isHidden: isHidden, bed: bed) }
    }

    private mutating func expect(
        _ kind: VitalEpisode, _ begin: TruthEntry, until: Moment, isHidden: Bool, bed: String
    ) {
        let rule: String
        switch kind {
        case .fastHeart, .slowHeart: rule = "VIT-4"
        case .fastBreath: rule = "VIT-6"
        case .apnea: rule = "VIT-2"
        case .silence: rule = "VIT-1"
        case .lowOxygen: rule = "VIT-8"
        }
        // VIT-1 asks for five minutes in bed, of which nobody told before the run began.
        let isSettled = kind != .silence || begin.at - plan.options.start >= .minutes(7)
        let isShown = !(kind.showsOnWatch && isHidden)
        let isWhole = until - begin.at >= kind.length - .seconds(5) && isSettled && isShown
        add(
            rule, [bed], from: begin.at, until: max(until, heard(begin, until)),
            demand(isWhole, begin, until: until), .condition, kind.rawValue)
        let after = heard(begin, until) + .minutes(30)
        for other in Self.vitalRules {
            add(other, [bed], from: begin.at, until: after, .permitted, .condition, "illness")
        }
    }

    /// BAT-1 after two reports of 20 per cent or less, BAT-2 below that: a technician's matter.
    mutating func expectLowBatteries(_ entries: [TruthEntry]) {
        var reports: [String: [TruthEntry]] = [:]
        let hovering = Set(entries.filter { $0.kind == .batteryHovers }.compactMap(\.device))
        for entry in entries {
            if case .lowBattery = entry.kind, let device = entry.device { reports[device, default: []].append(entry) }
        }
        for (device, low) in reports.sorted(by: { $0.key < $1.key }) {
            let isWatch = devices[device]?.kind == .watch
            // One that the radio lost is no report.
            let told = low.filter { !isLost(device, from: $0.at, until: $0.at + .seconds(7)) }
            let second = told.count >= 2 ? told[1] : low[0]
            let isSure = told.count >= 2 && !isWatch && !hovering.contains(device)
            let demand = demand(isSure, second, until: second.at)
            let due = demand == .required ? heard(second, second.at) : end
            add("BAT-1", [device], from: low[0].at, until: due, demand, .condition, "low battery")
            add("BAT-2", [device], from: low[0].at, until: end, .permitted, .condition, "low battery")
        }
    }

    /// TMP-1: a case that stays open for a minute.
    mutating func expectTampering(_ entries: [TruthEntry]) {
        for entry in entries where entry.kind == .tamper {
            guard let device = entry.device else { continue }
            let due = entry.at + .minutes(1)
            let demand = demand(true, entry, until: due)
            let latest = demand == .required ? due : max(due, heard(entry, due))
            add("TMP-1", [device], from: entry.at, until: latest, demand, .condition, "open case")
        }
    }

    /// DEV-1: a hub that nobody hears. Its silence explains that of its devices, so they raise nothing.
    mutating func expectHubAlarms(_ household: HouseholdPlan) {
        guard let hub = household.devices.first(where: { $0.kind == .hub }) else { return }
        let subjects = Set([household.id, hub.id] + household.beds.map(\.id))
        for silence in silences[household.id] ?? [] {
            let until = min(silence.until, end)
            guard until - silence.from >= .seconds(150) else { continue }
            let isSure = until - silence.from >= .minutes(17) && hub.hasUsableClock
            let due = isSure ? silence.from + .minutes(17) : until + .minutes(5)
            let demand = isSure ? ExpectedAlarm.Demand.required : .permitted
            add("DEV-1", subjects, from: silence.from, until: due, demand, .condition, "silence")
            // What has a link of its own falls silent with the house all the same, and is late sooner than the hub.
            for device in household.devices where !device.kind.isHeardThroughHub {
                add("DEV-3", [device.id], from: silence.from, until: until, .permitted, .condition, "silence")
            }
            add("DEV-4", subjects, from: silence.from, until: until, .permitted, .condition, "a town without link")
        }
    }

    static let vitalRules = [
        "VIT-1", "VIT-2", "VIT-3", "VIT-4", "VIT-5", "VIT-6", "VIT-7", "VIT-8", "VIT-9", "VIT-10", "VIT-11",
        "VIT-2-NIGHT", "VIT-8-LIMIT", "VIT-10-CRISIS",
    ]

    /// A cause is asked for only when the gateway could see it in time: a usable clock that nobody sets meanwhile, and
    /// the link up and nothing lost at the radio from a little before to the alarm.
    func demand(_ isSure: Bool, _ entry: TruthEntry, until: Moment) -> ExpectedAlarm.Demand {
        let isClear = !isHidden(entry.household, from: entry.at - .minutes(2), until: until + .minutes(2))
        let device = entry.device.flatMap { devices[$0] }
        let isSet = device?.clock.isSet(
            from: entry.at - .minutes(2), until: until + .minutes(2), start: plan.options.start)
        let isHeard = device.map { !isLost($0.id, from: entry.at - .minutes(2), until: until + .minutes(2)) } ?? false
        let isRight = isHeard && device?.hasUsableClock == true && isSet == false
        return isSure && isClear && isRight ? .required : .permitted
    }

    private func heard(_ entry: TruthEntry, _ until: Moment) -> Moment {
        heardAgain(entry.household, from: entry.at - .minutes(2), until: until + .minutes(2))
    }

    private func minute(of moment: Moment) -> Int64 { (moment - CivilDay(of: moment).start).milliseconds / 60_000 }
}
