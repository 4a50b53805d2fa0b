/// What the newest messages of one device were worth (DQ-2), and for how long its clock has been wrong (DQ-3).
///
/// A device of which nothing bad is known has none: a hundred good messages are worth as much as no message.
struct MessageQuality: Equatable {
    /// One bit for each of the newest 64 messages, set for a bad one; the newest is the lowest.
    var newer: UInt64 = 0
    /// The same for those before.
    var older: UInt64 = 0
    /// Whether DQ-2 was raised.
    var isBad = false
    /// Gateway time in ms of the first of the messages in a row whose times are off by more than `QualityLimits.skew`.
    var skewedSince: Int64?
    /// Whether DQ-3 was raised.
    var isSkewed = false

    /// Bad messages among the newest `Limits.qualityMessages`.
    var badMessages: Int { newer.nonzeroBitCount + older.nonzeroBitCount }

    /// Takes a message in.
    /// - Returns: Whether DQ-2 begins (true) or ends (false) with it; `nil` for neither.
    mutating func take(isBad: Bool, _ limits: QualityLimits) -> Bool? {
        let kept = UInt64(1) << UInt64(Limits.qualityMessages - 64)
        older = (older << 1 | newer >> 63) & (kept - 1)
        newer = newer << 1 | (isBad ? 1 : 0)
        if !self.isBad, badMessages * 100 > limits.bad * Limits.qualityMessages {
            self.isBad = true
            return true
        }
        if self.isBad, badMessages * 100 < limits.good * Limits.qualityMessages {
            self.isBad = false
            return false
        }
        return nil
    }

    /// Takes in by how much a message's own time differs from that of its receipt.
    /// - Returns: Whether DQ-3 begins (true) or ends (false) with it; `nil` for neither.
    mutating func take(skew: Milliseconds, at now: Timestamp, _ limits: QualityLimits) -> Bool? {
        let length = skew.count < 0 ? Milliseconds(-skew.count) : skew
        if length > limits.skew {
            let since = skewedSince ?? now.milliseconds
            skewedSince = since
            guard !isSkewed, now.milliseconds - since >= limits.delay.count else { return nil }
            isSkewed = true
            return true
        }
        if !isSkewed || length < limits.right { skewedSince = nil }
        guard isSkewed, length < limits.right else { return nil }
        isSkewed = false
        return false
    }
}
