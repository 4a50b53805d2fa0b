import FleetModel
import SimKit

/// What the parts of an audit look at together, from one border to the next.
final class Evidence {
    let record: RunRecord
    /// Everything up to here was judged at the border before.
    private(set) var since = Moment(milliseconds: .min)
    /// Everything up to here is known and can be judged: an hour before the border, so that what belongs together has
    /// come together; the distant future at the end.
    private(set) var until = Moment(milliseconds: .min)
    /// The end of what can have happened: `until`, or the end of the run.
    private(set) var limit = Moment(milliseconds: .min)
    /// Rows that were received since the last border's `until`.
    private(set) var events: [EventRow] = []
    var alarms = AlarmWindow()
    var said: SaidBook
    var states: StateBook
    var signs: SignBook
    private var services: [String: [ServiceRecord]] = [:]
    private let devices: [String: DevicePlan]
    /// The household of each device, of each bed and of itself.
    private let households: [String: String]
    /// Since when a device was given to others or a book speaks of it; none goes back to where its people are.
    private var moves: [String: Moment] = [:]
    /// Since when a device of a household is on the move, or another was given to it.
    private var householdMoves: [String: Moment] = [:]
    private var pending: [EventRow] = []
    private var lastEvent: Int64 = 0
    private var links: [String: [TruthEntry]] = [:]
    /// When the radio lost something of a device.
    private var losses: [String: [Moment]] = [:]

    /// How long before a border everything is known.
    static let overlap = TimeSpan.hours(1)

    init(_ record: RunRecord) {
        self.record = record
        var households: [String: String] = [:]
        for household in record.plan.households {
            households[household.id] = household.id
            for bed in household.beds { households[bed.id] = household.id }
            for device in household.devices { households[device.id] = household.id }
        }
        self.households = households
        devices = Dictionary(uniqueKeysWithValues: record.plan.devices.map { ($0.id, $0) })
        said = SaidBook(record.plan)
        states = StateBook(record.plan)
        signs = SignBook(record.plan)
    }

    /// Goes on to the next border.
    /// - Returns: The events that are new in the database.
    func advance(to border: AuditBorder, isLast: Bool, _ database: AuditDatabase) throws -> [EventRow] {
        since = until
        until = isLast ? .distantFuture : max(until, border.now - Self.overlap)
        limit = isLast ? record.end : until
        services = Dictionary(grouping: try database.services().sorted { $0.from < $1.from }, by: \.device)
        let (rows, last) = try database.events(after: lastEvent)
        lastEvent = last
        pending += rows
        events = pending.filter { $0.receivedAt <= until }
        pending.removeAll { $0.receivedAt <= until }
        try alarms.advance(until: until, isLast: isLast, database)
        links = Dictionary(
            grouping: record.truths.filter { $0.kind == .linkLost || $0.kind == .linkBack }, by: \.household)
        losses = [:]
        for truth in record.truths {
            if case .lostAtRadio = truth.kind { losses[truth.device ?? "", default: []].append(truth.at) }
        }
        findMoves()
        return rows
    }

    /// A device made a message.
    func note(_ message: MessageRecord) {
        said.note(message)
        states.note(message)
        signs.note(message)
    }

    /// Nothing happens to the message any more.
    func settle(_ message: MessageRecord) {
        said.settle(message)
        states.settle(message)
    }

    /// Forgets what devices said long before what is judged next.
    func forget() {
        said.forget(before: until)
        states.forget(before: until)
        signs.forget(before: until)
    }

    /// Up to when all that happened is written, though it is not judged yet.
    var known: Moment { until == .distantFuture ? record.end : until + Self.overlap }

    /// Since when it is known whether somebody listened.
    var listeningSince: Moment {
        since.milliseconds == .min ? since : since - RunRecord.listeningMemory
    }

    /// The device of that identity.
    func device(_ id: String) -> DevicePlan? { devices[id] }

    /// The bed or household that a device serves at a moment of its own time, as far as the gateway could know when it
    /// heard of it.
    func place(of device: String, at moment: Moment, heardAt: Moment) -> String? {
        guard let service = services[device]?.last(where: { $0.from <= moment && $0.from <= heardAt }) else {
            return nil
        }
        if let until = service.until, until <= moment, until <= heardAt { return nil }
        return service.bed ?? service.household
    }

    /// Whether a device was given to another place, or was on a book, by that moment.
    func isMoved(_ device: String, by moment: Moment) -> Bool { moves[device].map { $0 <= moment } ?? false }

    /// Whether a household's own device, or one that serves it, was given to another place or was on a book by that
    /// moment: what happened to its people is then not what its devices tell of them.
    func isMoved(household: String, by moment: Moment) -> Bool {
        householdMoves[household].map { $0 <= moment } ?? false
    }

    private func findMoves() {
        for (device, own) in services {
            let given = own.dropFirst().map { earliest($0.from, isSure: true) }
            let books = record.books.filter { $0.device == device }.map { earliest($0.at, isSure: $0.isSure) }
            guard let since = (given + books).min() else { continue }
            // Why the moment was doubtful is forgotten after days.
            moves[device] = min(moves[device] ?? since, since)
            for place in [device] + own.map({ $0.bed ?? $0.household }) {
                let household = self.household(of: place)
                householdMoves[household] = min(householdMoves[household] ?? since, since)
            }
        }
    }

    /// The earliest that something may have counted of which the gateway's clock says the moment.
    private func earliest(_ moment: Moment, isSure: Bool) -> Moment {
        let isTimed = isSure && !isClockDoubtful(moment - .hours(6), moment)
        return isTimed ? moment - Self.margin : Moment(milliseconds: .min)
    }

    /// Whether the books say anything of a device.
    func isProperty(_ device: String) -> Bool { record.books.contains { $0.device == device } }

    /// Whether a device may have been on trial at a moment of the gateway's: chosen for its next bed, fitted there or
    /// mended, from when it was ready until the books had it in service. Source: care.md 11.
    func mayBeTried(_ device: String, at moment: Moment) -> Bool {
        var readyAt: Moment?
        for state in record.books where state.device == device {
            switch state.state {
            case "ready", "allocated", "installing", "repair": readyAt = readyAt ?? state.at
            default:
                if let from = readyAt, from - Self.margin <= moment, moment <= state.at + Self.margin { return true }
                readyAt = nil
            }
        }
        return readyAt.map { $0 - Self.margin <= moment } ?? false
    }

    /// The times in which a device served nobody.
    func gaps(of device: String) -> [(from: Moment, until: Moment)] {
        let own = services[device] ?? []
        return own.indices.compactMap { index in
            guard let from = own[index].until else { return nil }
            let until = own.dropFirst(index + 1).first?.from ?? .distantFuture
            return until > from ? (from, until) : nil
        }
    }

    /// Whether a device surely served nobody at the moment.
    func isUnserved(_ device: String, at moment: Moment) -> Bool {
        gaps(of: device).contains { $0.from + Self.margin < moment && moment + Self.margin < $0.until }
    }

    /// Whether a device may have served nobody at some moment of the time.
    func mayBeUnserved(_ device: String, _ from: Moment, _ until: Moment) -> Bool {
        gaps(of: device).contains { $0.from <= until + Self.margin && from <= $0.until + Self.margin }
    }

    /// Whether a moment may lie before a device served anybody.
    func mayPrecedeService(_ device: String, _ moment: Moment) -> Bool {
        services[device]?.first.map { moment < $0.from + Self.margin } ?? false
    }

    /// How far a device's time, the gateway's and that of an answer may lie apart.
    static let margin = TimeSpan.minutes(5)

    /// The household in which a device or a bed stands, or which is it; nothing for what stands in none.
    func household(of subject: String) -> String { households[subject] ?? "" }

    /// Whether an outage of the household's own is under way.
    func isLinkDown(_ household: String, at moment: Moment) -> Bool {
        links[household]?.last { $0.at <= moment }?.kind == .linkLost
    }

    /// Whether an outage of the household's own began or ended between the moments.
    func isLinkChanged(_ household: String, _ from: Moment, _ until: Moment) -> Bool {
        links[household]?.contains { $0.at >= from && $0.at <= until } ?? false
    }

    /// Whether the radio lost something of a device between the moments.
    func isLost(_ device: String, _ from: Moment, _ until: Moment) -> Bool {
        losses[device]?.contains { $0 >= from && $0 <= until } ?? false
    }

    /// Whether something of the system that was not the fleet's own doing failed between the moments. That a household
    /// could not be reached is no trouble of another one; without a household in question it is one.
    func isTroubled(
        _ from: Moment, _ until: Moment, except kinds: Set<OutageRecord.Kind> = [], in household: String? = nil
    ) -> Bool {
        record.outages.contains {
            !kinds.contains($0.kind) && $0.from > start && $0.touches(from, until)
                && ($0.kind != .household || household == nil || $0.subject == household)
        }
    }

    /// Whether a transaction failed between the moments.
    func hasFailed(_ from: Moment, _ until: Moment) -> Bool {
        record.failures.contains { $0 >= from && $0 <= until }
    }

    /// Whether the gateway's clock was anything but true time between the moments: its times cannot be compared with
    /// those of the world then. The outage of a clock lasts until a step back is made up (decision 7).
    func isClockDoubtful(_ from: Moment, _ until: Moment) -> Bool {
        record.outages.contains {
            $0.kind == .clock && $0.touches(from - .minutes(1), until + .minutes(1))
        }
    }

    /// When the first household speaks; what was not connected before is no outage.
    var start: Moment { record.plan.options.start }
}
