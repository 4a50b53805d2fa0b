import SimKit

extension Evidence {
    /// Whether what was due may come late: nothing can be done on time while the gateway does not run, cannot write, or
    /// has had the time wrong since `from`.
    func isLate(from: Moment, due: Moment) -> Bool {
        isClockDoubtful(from, due + slack)
            || record.outages.contains {
                ($0.kind == .gateway || $0.kind == .disk) && $0.touches(from, due + slack + slack)
            }
            || hasFailed(from, due + slack + slack)
    }
}
