public import CareCore

extension DeviceEvidence {
    /// 起作用: it was used, by the evidence that its class can give.
    ///
    /// What has not been in service for as long as the evidence is looked for may still fulfil it; it fails only later.
    public func inUse(at end: Timestamp) -> UseVerdict {
        let (verdict, window) = judgedUse(at: end)
        guard case .failed = verdict, end - since < window else { return verdict }
        return .notJudged("in service for less than \(window)")
    }

    private func judgedUse(at end: Timestamp) -> (verdict: UseVerdict, window: Milliseconds) {
        let week = Milliseconds.days(Int64(UseCriteria.days))
        switch useClass {
        case .button, .hub:
            let window = Milliseconds.days(Int64(UseCriteria.pressDays))
            return (recent(pressedAt, within: window, of: end, "no press or test in \(window)"), window)
        case .wearable: return (enough(wornDays, UseCriteria.wornDays, "days worn for \(UseCriteria.worn)"), week)
        case .mattress: return (slept, week)
        case .pad:
            return (wetChanges >= UseCriteria.wetChanges ? .passed : .failed("no change of wet or dry"), week)
        case .pillBox: return (enough(doseDays, UseCriteria.doseDays, "days with a dose"), week)
        case .camera: return (watching, week)
        case .alarm:
            let window = Milliseconds.days(Int64(UseCriteria.testDays))
            guard isInContact(at: end) else { return (.failed("no heartbeat"), .zero) }
            return (recent(testedAt, within: window, of: end, "no test in \(window)"), window)
        case .nursingBed: return (seenAtVisit, .zero)
        case .silent: return (inspected, .zero)
        }
    }

    private func recent(
        _ moment: Timestamp?, within window: Milliseconds, of end: Timestamp, _ reason: String
    ) -> UseVerdict {
        guard let moment, end - moment <= window else { return .failed(reason) }
        return .passed
    }

    private func enough(_ count: Int, _ least: Int, _ what: String) -> UseVerdict {
        count >= least ? .passed : .failed("\(count) of \(least) \(what)")
    }

    private var wornDays: Int { worn.count { $0 >= UseCriteria.worn } }

    /// Of somebody who was away some nights no more nights are asked than were spent at home.
    private var slept: UseVerdict {
        let home = inBed.compactMap { $0 }
        guard !home.isEmpty else { return .notJudged("away in every night") }
        let least = min(UseCriteria.nights, home.count)
        return enough(home.count { $0 >= UseCriteria.inBed }, least, "nights in bed for \(UseCriteria.inBed)")
    }

    private var watching: UseVerdict {
        if isCovered { return .failed("covered, or it stores nothing") }
        guard onlineSeconds * 100 >= serviceSeconds * UseCriteria.onlinePercent, serviceSeconds > 0 else {
            let percent = serviceSeconds > 0 ? onlineSeconds * 100 / serviceSeconds : 0
            return .failed("online \(percent) % of the time, \(UseCriteria.onlinePercent) % are asked")
        }
        return .passed
    }

    /// Looked at during the newest visit, or since: a visit that did not look at it leaves it open.
    private var seenAtVisit: UseVerdict {
        if let visitedAt, inspection.map({ $0.at < visitedAt }) ?? true {
            return .failed("not looked at during the newest visit")
        }
        return inspected
    }
}
