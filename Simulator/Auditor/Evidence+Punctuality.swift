import SimKit

extension Evidence {
    /// How late something may be that is due at a moment: the turn that is under way then must end, and the one after
    /// it does what is due. A long turn at another time excuses nothing.
    func slack(at due: Moment) -> TimeSpan {
        let first = record.turns.longest(due - .seconds(1), due + .seconds(1))
        let second = record.turns.longest(due, due + .seconds(1) + first)
        return .seconds(1) + first + second
    }

    /// How long a process that was started may take until it does what is due: it reads its state back and turns.
    private static let startTime = TimeSpan.seconds(15)

    /// How long after a failed transaction or a full disk the next transaction may come: a disk that was full is tried
    /// again after a while (decision 33).
    static let retryTime = TimeSpan.minutes(2)

    /// Whether what counts from `from` on and was due then may come late: the gateway did not run or could not write
    /// just then, or has had the time wrong since `from`. What failed and was over long before excuses nothing: a timer
    /// outlives it (decision 82, promise 10).
    func isLate(from: Moment, due: Moment) -> Bool {
        let slack = self.slack(at: due)
        let end = due + slack + slack
        let (started, written) = (max(from, due - Self.startTime), max(from, due - Self.retryTime))
        return isClockDoubtful(from, due + slack) || hasFailed(written, end)
            || record.outages.contains {
                $0.kind == .gateway && $0.touches(started, end) || $0.kind == .disk && $0.touches(written, end)
            }
    }

    /// How long a message may be on its way from a transaction to the broker: others may be before it, and the broker
    /// takes only so many at a time.
    private static let tellingTime = TimeSpan.seconds(30)

    /// Whether what was written at `at` and came to the broker at `heardAt` was held back although nothing failed that
    /// it depends on.
    func isToldLate(_ at: Moment, heardAt: Moment) -> Bool {
        guard heardAt > at + slack(at: at) * 3 + Self.tellingTime else { return false }
        let from = at - Self.retryTime
        return !isTroubled(from, heardAt, except: [.household]) && !hasFailed(from, heardAt)
            && !isClockDoubtful(from, heardAt)
    }
}
