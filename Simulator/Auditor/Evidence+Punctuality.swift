import SimKit

extension Evidence {
    /// How late something may be that is due at a moment: the turn that is under way then must end, and the one after
    /// it does what is due. A long turn at another time excuses nothing.
    func slack(at due: Moment) -> TimeSpan {
        let first = record.turns.longest(due - .seconds(1), due + .seconds(1))
        let second = record.turns.longest(due, due + .seconds(1) + first)
        return .seconds(1) + first + second
    }

    /// Whether what was due may come late: nothing can be done on time while the gateway does not run, cannot write, or
    /// has had the time wrong since `from`.
    func isLate(from: Moment, due: Moment) -> Bool {
        let slack = self.slack(at: due)
        return isClockDoubtful(from, due + slack)
            || record.outages.contains {
                ($0.kind == .gateway || $0.kind == .disk) && $0.touches(from, due + slack + slack)
            }
            || hasFailed(from, due + slack + slack)
    }
}
