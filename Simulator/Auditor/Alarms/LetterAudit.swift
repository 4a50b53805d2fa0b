import SimKit

/// Everybody who is told by the database is told by the broker too, of the same, once and soon; and nobody else is
/// (promises 1, 2, 3, 6 and 7).
///
/// A letter is a row and a message of the outbox in one transaction. The message goes when the broker has confirmed it,
/// so that a row without one is a letter that the broker must have had.
struct LetterAudit {
    /// Rows of letters that the broker has not had yet, by their number.
    private var unheard: [Int64: NotificationRow] = [:]
    /// The newest delivery of letters of the last days, by their number.
    private var heard: [Int64: LetterRecord] = [:]
    /// What the last turns of a run wrote may still wait.
    private static let lastWords = TimeSpan.minutes(1)

    private(set) var violations: [Violation] = []

    mutating func judge(
        _ evidence: Evidence, told rows: [NotificationRow], _ border: AuditBorder, _ database: AuditDatabase,
        isLast: Bool
    ) throws {
        for row in rows { unheard[row.number] = row }
        for letter in evidence.record.letters { try check(letter, evidence, database) }
        evidence.record.letters.removeAll(keepingCapacity: true)
        let held = try database.waitingLetters()
        for row in unheard.values.sorted(by: { $0.number < $1.number }) where !held.contains(row.number) {
            unheard[row.number] = nil
            // What is of no use any more is not sent.
            if let end = row.expiresAt, end <= border.gatewayTime { continue }
            violate(1, "\(row.name): it has left the outbox, and the broker never had it")
        }
        if isLast { checkHeld(evidence, border) }
        heard = heard.filter { $0.value.heardAt + RunRecord.memory >= evidence.until }
    }

    /// A run ends when everything has left: what still waits then is told to nobody.
    private mutating func checkHeld(_ evidence: Evidence, _ border: AuditBorder) {
        let end = evidence.record.end
        for row in unheard.values.sorted(by: { $0.number < $1.number })
        where row.at + Self.lastWords < end && !evidence.isClockDoubtful(row.at, end) {
            if let end = row.expiresAt, end <= border.gatewayTime { continue }
            violate(7, "\(row.name): it has never left the outbox")
        }
    }

    private mutating func check(_ letter: LetterRecord, _ evidence: Evidence, _ database: AuditDatabase) throws {
        defer { heard[letter.number] = letter }
        let known = unheard.removeValue(forKey: letter.number)
        guard let row = try known ?? database.notification(letter.number) else {
            return violate(
                3,
                "notification \(letter.number) to \(letter.recipient), told at \(letter.heardAt.milliseconds): it "
                    + "is not written")
        }
        // Everybody in the book of a run has a name that a topic may have.
        if letter.addressee != row.recipient || letter.recipient != row.recipient {
            violate(6, "\(row.name): it went to \(letter.addressee) and names \(letter.recipient)")
        }
        let isSame =
            letter.role == row.role && letter.purpose == row.purpose && letter.priority == "P\(row.priority)"
            && letter.alarm == row.alarm && letter.edge == row.edge && letter.isDrill == row.isDrill
            && letter.at == row.at
        if !isSame { violate(3, "\(row.name): it was told as \(letter)") }
        if known != nil, evidence.isToldLate(row.at, heardAt: letter.heardAt) {
            violate(
                7,
                "\(row.name): the broker had it \((letter.heardAt - row.at).milliseconds) ms later, and nothing failed "
                    + "meanwhile")
        }
        guard let before = heard[letter.number] else { return }
        let mayRepeat =
            evidence.isTroubled(before.heardAt, letter.heardAt, except: [.household])
            || evidence.hasFailed(before.heardAt, letter.heardAt)
        if !mayRepeat {
            violate(
                2,
                "\(row.name): the broker had it at \(before.heardAt.milliseconds) and again "
                    + "\((letter.heardAt - before.heardAt).milliseconds) ms later, and nothing failed between")
        }
    }

    private mutating func violate(_ promise: Int, _ text: String) { violations.append(Violation(promise, text)) }
}
