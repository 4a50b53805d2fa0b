import CareCore

extension JournalReader {
    /// What `JournalWriter.delivery` wrote.
    mutating func delivery() throws(JournalError) -> DeliveryReport {
        switch try byte() {
        case 1: return .bound(message: try text(), members: try numbers())
        case 2: return .attempted(try attempt())
        case 3:
            let members = try numbers()
            guard let outcome = NotificationOutcome(rawValue: try byte()) else {
                throw JournalError(offset: offset - 1)
            }
            return .settled(members, outcome)
        case 4: return .superseded(by: NotificationID(try integer()))
        default: throw JournalError(offset: offset - 1)
        }
    }

    private mutating func attempt() throws(JournalError) -> DeliveryAttempt {
        let message = try text()
        let members = try numbers()
        let channel = try text()
        let at = Timestamp(milliseconds: try integer())
        let length = Milliseconds(try integer())
        guard let result = DeliveryAttempt.Result(rawValue: try byte()) else { throw JournalError(offset: offset - 1) }
        let answer = try text()
        let isAgain = try flag()
        let retryAt = Timestamp(milliseconds: try integer())
        // Damaged bytes are told as such; they must not trap in the value's own check.
        guard !members.isEmpty, isAgain == (result == .failed || result == .unanswered) else {
            throw JournalError(offset: offset)
        }
        return DeliveryAttempt(
            message: message, members: members, channel: channel, at: at, length: length, result: result,
            answer: answer, retryAt: isAgain ? retryAt : nil)
    }

    private mutating func numbers() throws(JournalError) -> [NotificationID] {
        let count = try integer()
        guard count >= 0, count <= Int64(bytes.count - offset) / 8 else { throw JournalError(offset: offset) }
        var members: [NotificationID] = []
        for _ in 0..<count { members.append(NotificationID(try integer())) }
        return members
    }
}
