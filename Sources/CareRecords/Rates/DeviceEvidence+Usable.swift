public import CareCore

extension DeviceEvidence {
    /// 能用: in contact within its offline limit and its test of itself good; what sends nothing by inspection.
    public func usable(at end: Timestamp) -> UseVerdict {
        guard let offlineLimit else { return inspected }
        guard isInContact(at: end) else {
            return .failed(heardAt == nil ? "never heard" : "not heard within \(offlineLimit)")
        }
        if let fault = faults.sorted().first { return .failed("its test of itself is not good: \(fault)") }
        if let faultAt, end - faultAt <= .days(Int64(UseCriteria.days)) { return .failed("it has told of a fault") }
        return .passed
    }

    /// Whether it was silent for no longer than its limit, of the time in which the gateway heard anybody.
    func isInContact(at end: Timestamp) -> Bool {
        guard let heardAt, let offlineLimit else { return false }
        return end - heardAt - unheard <= offlineLimit
    }

    /// AST-6: it sends something, and on the newest days on which the gateway heard anybody, in all of which it was in
    /// service, there was no valid reading or event of it. The same as the alarm asks: `RecordReview.useless`.
    public var isUseless: Bool {
        guard offlineLimit != nil, words == 0, let heardDays else { return false }
        return CivilDate(of: since) < heardDays.first
    }

    /// By the newest look at it.
    var inspected: UseVerdict {
        guard let inspection else { return .failed("never inspected") }
        return inspection.works ? .passed : .failed("found faulty when it was inspected")
    }
}
