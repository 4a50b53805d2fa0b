import FleetModel
public import SimKit

/// Judges a run while it is played: what the world recorded against what the gateway's database holds and what its
/// messages said.
///
/// It knows the promises of the design and the rules of care in words of its own; no code of the gateway is called.
/// The world calls it at the borders of windows of simulated time and at the end. What is settled is judged and
/// forgotten, but for sums, so that a year needs no more memory than a day; a short run is one window.
public final class Auditor {
    private let record: RunRecord
    private let evidence: Evidence
    private var messages = MessageAudit()
    private var retention = RetentionAudit()
    private var history = HistoryAudit()
    private var events = EventAlarmAudit()
    private var priorities = PriorityAudit()
    private var rises = RiseAudit()
    private var offlineRises: OfflineRiseAudit
    private var reminders = ReminderAudit()
    private var devices = DeviceAudit()
    private var onsets = OnsetAudit()
    private var silences = SilenceAudit()
    private var clears = ClearAudit()
    private var recoveries = RecoveryAudit()
    private var own = SelfAudit()
    private var urgency = UrgencyAudit()
    private var causes = CauseAudit()
    private var custody = CustodyAudit()
    private var areas: AreaAudit
    private var escalations: EscalationAudit
    private var letters = LetterAudit()
    private var last: (aside: Int64, audited: Int64, told: Int64) = (0, 0, 0)
    /// Readings of the minutes before this one were taken in.
    private var sweptTo = Int64.min
    /// The earliest that a device's clock shows, against true time.
    private let earliestClock: TimeSpan

    /// Whether it was said that an outage lasts too long to be judged.
    private var isBlind = false

    /// How long a household may keep to itself what it has measured: retention deletes after thirty days.
    private static let longestOutage = TimeSpan.days(28)

    /// Prepares to judge a run that is about to be played.
    public init(_ record: RunRecord) {
        self.record = record
        evidence = Evidence(record)
        areas = AreaAudit(record.plan)
        offlineRises = OfflineRiseAudit(record.plan)
        escalations = EscalationAudit(record.plan)
        earliestClock = record.plan.devices.reduce(.zero) { Swift.min($0, $1.clock.errors.lowerBound) }
    }

    /// Sizes of the database's file, once every thirty days.
    public var sizes: [(at: Moment, bytes: Int64)] { retention.sizes.map { ($0.at, $0.bytes) } }

    /// How much of what had its second was judged, and how much excused.
    public var shares: [AuditShare] {
        [escalations.shares.told, escalations.shares.kept, reminders.share, rises.share, recoveries.share]
    }

    /// Judges what has happened up to an hour before the border, and forgets it.
    /// - Throws: What SQLite says when the file cannot be read.
    public func pass(_ border: AuditBorder) throws { try judge(border, isLast: false) }

    /// Judges the rest.
    /// - Returns: Everything that breaks a promise; empty when all were kept.
    /// - Throws: What SQLite says when the file cannot be read.
    public func finish(_ border: AuditBorder) throws -> [Violation] {
        let database = try judge(border, isLast: true)
        messages.close()
        history.close(evidence, waiting: try database.waitingMessages())
        let found = record.violations + devices.violations
        let ringing =
            priorities.violations + rises.violations + offlineRises.violations + areas.violations
        let ending = clears.violations + recoveries.violations
        return found + ringing + ending + messages.violations + retention.violations + events.violations
            + history.violations + reminders.violations + onsets.violations + silences.violations + own.violations
            + urgency.violations + causes.violations + escalations.violations + custody.violations + letters.violations
            + ServiceAudit.compare(
                written: try database.services(), told: record.services, possible: record.possibleServices,
                books: record.books)
    }

    @discardableResult
    private func judge(_ border: AuditBorder, isLast: Bool) throws -> AuditDatabase {
        let database = try AuditDatabase(path: border.database)
        for event in try evidence.advance(to: border, isLast: isLast, database) { messages.found(event, evidence) }
        let aside = try database.quarantined(after: last.aside)
        for (device, rows) in aside.counts { messages.foundAside(device, rows: rows) }
        let audited = try database.audited(after: last.audited)
        let told = try database.notifications(after: last.told)
        last = (aside.last, audited.last, told.last?.number ?? last.told)
        try judgeMessages(border, isLast: isLast, database)
        urgency.judge(evidence)
        events.judge(evidence)
        priorities.judge(evidence)
        areas.judge(evidence)
        rises.judge(evidence)
        offlineRises.judge(evidence)
        reminders.judge(evidence)
        devices.judge(evidence)
        onsets.judge(evidence)
        silences.judge(evidence)
        clears.judge(evidence)
        recoveries.judge(evidence)
        own.judge(evidence)
        causes.judge(evidence)
        custody.judge(evidence, isLast: isLast)
        escalations.judge(evidence, told: told)
        try letters.judge(evidence, told: told, border, database, isLast: isLast)
        try history.judge(evidence, audited: audited.rows, database)
        if !isLast {
            record.forget(before: evidence.until, unjudged: evidence.alarms.openSince)
            evidence.forget()
        }
        return database
    }

    private func judgeMessages(_ border: AuditBorder, isLast: Bool, _ database: AuditDatabase) throws {
        for message in record.messages.news { evidence.note(message) }
        let settled = record.messages.settle(except: isLast ? [] : border.open)
        for message in settled { evidence.settle(message) }
        messages.settle(settled, evidence)
        custody.settle(settled, evidence)
        let end = isLast ? Int64.max : max(sweptTo, sweepEnd(border))
        try database.forEachReading(inMinutes: sweptTo..<end) { row in
            messages.found(row)
            devices.found(row)
            custody.found(row, evidence)
            retention.found(minute: row.at.milliseconds / 60_000)
        }
        sweptTo = end
        messages.swept(before: isLast ? .distantFuture : Moment(milliseconds: end * 60_000))
        try retention.judge(evidence, border, sweptTo: end, database)
    }

    /// The minute before which no reading can come any more: none that is open, none that a device has not sent, none
    /// that a device or the gateway will date.
    private func sweepEnd(_ border: AuditBorder) -> Int64 {
        var end = min(border.now + earliestClock, border.gatewayTime - .minutes(5))
        if let unsent = border.oldestUnsent { end = min(end, unsent) }
        for message in record.messages.leftovers {
            guard case .readings(let identities) = message.entry.fate else { continue }
            end = min(end, message.madeAt - record.longestLag - .minutes(5))
            let clock = evidence.device(message.entry.device)?.clock
            if clock?.isReplaced(at: message.madeAt, start: evidence.start) == true { continue }
            for identity in identities { end = min(end, identity.at ?? end) }
        }
        if end < border.now - Self.longestOutage, !isBlind {
            isBlind = true
            record.violate(
                Violation(
                    1,
                    "what was measured at \(end.milliseconds) has not left its household after "
                        + "\(Self.longestOutage.milliseconds / 86_400_000) days: readings would be deleted before they "
                        + "were compared; play a run with shorter outages (--incidents)"))
        }
        return end.milliseconds / 60_000
    }
}
