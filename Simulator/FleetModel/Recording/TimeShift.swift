import SimKit

/// Moves what was said in a recording to another time.
///
/// Times of 13 digits, which are those from September 2001 on, are moved; a clock that was never set stays so.
struct TimeShift {
    let length: TimeSpan

    private static let earliest: Int64 = 1_000_000_000_000
    private static let latest: Int64 = 9_999_999_999_999
    private static let key = PayloadKey("ts")

    func moved(_ moment: Moment) -> Moment {
        (Self.earliest...Self.latest).contains(moment.milliseconds) ? moment + length : moment
    }

    /// The payload with every `"ts"` moved.
    func moved(payload: [UInt8]) -> [UInt8] {
        var moved: [UInt8] = []
        moved.reserveCapacity(payload.count)
        var index = 0
        while index < payload.count {
            guard let value = Self.key.value(at: index, in: payload) else {
                moved.append(payload[index])
                index += 1
                continue
            }
            moved += payload[index..<value]
            let number = payload[value...].prefix { Self.numberBytes.contains($0) }
            index = value + number.count
            moved += self.moved(number: number)
        }
        return moved
    }

    private static let numberBytes = Set("0123456789.eE+-".utf8)

    /// Moved, it is written without point and exponent: the time is what matters.
    private func moved(number: ArraySlice<UInt8>) -> [UInt8] {
        // Whole milliseconds up to the year 9999 are exact doubles, however they are written.
        guard let value = Double(String(decoding: number, as: UTF8.self)), let whole = Int64(exactly: value),
            (Self.earliest...Self.latest).contains(whole)
        else { return Array(number) }
        return Array(String(moved(Moment(milliseconds: whole)).milliseconds).utf8)
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
