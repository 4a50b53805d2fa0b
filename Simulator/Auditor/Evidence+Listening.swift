import SimKit

extension Evidence {
    /// What a reconnect or a failed transaction may take before everything that waited is read and the lanes count as
    /// listening again.
    private static let catchingUp = TimeSpan.seconds(20)
    /// What a gateway that dies may forget of the time in which it listened.
    private static let forgotten = TimeSpan.seconds(30)
    /// How long before the start the gateway was registered and running.
    static let prelude = TimeSpan.seconds(40)

    /// When the gateway surely heard a device last. What came to its machine when the lane was about to be lost may
    /// never have been read.
    func lastHeard(_ device: String, before moment: Moment) -> Moment {
        record.heard[device]?.last { arrived in
            guard arrived + .milliseconds(1) < moment else { return false }
            let read = arrived + slack(at: arrived)
            return !isTroubled(arrived, read, except: [.household, .clock, .broker, .network])
                && !hasFailed(arrived, read)
        } ?? start - Self.prelude
    }

    /// How long both lanes were connected between the moments, at most and at least.
    func listenedTime(_ from: Moment, _ until: Moment) -> (most: TimeSpan, least: TimeSpan) {
        var lost: [(from: Moment, until: Moment)] = []
        var interruptions = record.failures.count { $0 >= from && $0 <= until }
        for outage in record.outages
        where [.gateway, .lane, .disk].contains(outage.kind) && outage.subject != "full"
            && outage.touches(from, until)
        {
            // The disk is looked at every five seconds: what was over before may have been seen, and been held for what
            // lasts until the next look.
            interruptions += 1
            let notice = outage.kind == .disk ? outage.from + .seconds(6) : outage.from
            if notice < outage.until { lost.append((max(notice, from), min(outage.until, until))) }
        }
        lost.sort { $0.from < $1.from }
        var (total, reach) = (TimeSpan.zero, from)
        for piece in lost where piece.until > reach {
            total = total + (piece.until - max(piece.from, reach))
            reach = piece.until
        }
        let most = until - from - total
        return (most, most - (Self.catchingUp + Self.forgotten) * Int64(interruptions))
    }
}
