import CareCore

extension JournalWriter {
    /// A report as its kind and what it says. The kinds are stored and never change.
    mutating func delivery(_ report: DeliveryReport) {
        switch report {
        case .bound(let message, let members):
            byte(1)
            text(message)
            numbers(members)
        case .attempted(let attempt):
            byte(2)
            text(attempt.message)
            numbers(attempt.members)
            text(attempt.channel)
            integer(attempt.at.milliseconds)
            integer(attempt.length.count)
            byte(attempt.result.rawValue)
            text(attempt.answer)
            byte(attempt.retryAt == nil ? 0 : 1)
            integer(attempt.retryAt?.milliseconds ?? 0)
        case .settled(let members, let outcome):
            byte(3)
            numbers(members)
            byte(outcome.rawValue)
        case .superseded(let number):
            byte(4)
            integer(number.number)
        }
    }

    private mutating func numbers(_ members: [NotificationID]) {
        integer(Int64(members.count))
        for member in members { integer(member.number) }
    }
}
