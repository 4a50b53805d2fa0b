import SimKit

/// Moves what was said in a recording to another time.
///
/// Times of 13 digits, which are those from September 2001 on, are moved; a clock that was never set stays so.
struct TimeShift {
    let length: TimeSpan

    private static let earliest: Int64 = 1_000_000_000_000
    private static let latest: Int64 = 9_999_999_999_999
    private static let key = Array(#""ts":"#.utf8)

    func moved(_ moment: Moment) -> Moment {
        (Self.earliest...Self.latest).contains(moment.milliseconds) ? moment + length : moment
    }

    /// The payload with every `"ts"` moved.
    func moved(payload: [UInt8]) -> [UInt8] {
        var moved: [UInt8] = []
        moved.reserveCapacity(payload.count)
        var index = 0
        while index < payload.count {
            moved.append(payload[index])
            index += 1
            guard moved.last == Self.key.last, moved.suffix(Self.key.count).elementsEqual(Self.key) else { continue }
            let digits = payload[index...].prefix { (48...57).contains($0) }
            index += digits.count
            let number = digits.count == 13 ? Int64(String(decoding: digits, as: UTF8.self)) : nil
            if let number {
                moved += Array(String(self.moved(Moment(milliseconds: number)).milliseconds).utf8)
            } else {
                moved += digits
            }
        }
        return moved
    }

    /// The line of the ledger with its times moved.
    func moved(_ line: LedgerLine, payloadHash: UInt64?) -> LedgerLine {
        switch line {
        case .message(let entry):
            var fate = entry.fate
            if case .readings(let readings) = fate {
                fate = .readings(
                    readings.map {
                        ReadingIdentity(
                            quantity: $0.quantity, at: $0.at.map(moved), mayUseServerTime: $0.mayUseServerTime,
                            value: $0.value)
                    })
            }
            return .message(
                LedgerEntry(
                    number: entry.number, device: entry.device, kind: entry.kind, event: entry.event,
                    reference: entry.reference, deviceTime: entry.deviceTime.map(moved),
                    payloadHash: payloadHash ?? entry.payloadHash, truth: entry.truth, isTest: entry.isTest, fate: fate)
            )
        case .truth(let text):
            guard let truth = TruthEntry(text) else { return line }
            return .truth(
                TruthEntry(
                    number: truth.number, at: moved(truth.at), household: truth.household, bed: truth.bed,
                    device: truth.device, kind: truth.kind
                ).text)
        default: return line
        }
    }
}
