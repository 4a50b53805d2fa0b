extension LedgerLine {
    /// The line as text: a letter and fields between tabs, `-` for what is absent.
    public var text: String {
        switch self {
        case .header(let key, let value): "H\t\(key)\t\(value)"
        case .message(let entry): "M\t" + Self.fields(of: entry).joined(separator: "\t")
        case .transmission(let number, let at): "S\t\(number)\t\(at.milliseconds)"
        case .brokerAcknowledgement(let number, let at): "A\t\(number)\t\(at.milliseconds)"
        case .receipt(let number, let receipt): "R\t\(number)\t\(receipt.at.milliseconds)\t\(receipt.status)"
        case .truth(let text): "T\t\(text)"
        case .latency(let microseconds): "L\t\(microseconds)"
        }
    }

    /// Reads a line; `nil` when it is not one, such as the last line of a file whose writer was killed.
    public init?(_ text: some StringProtocol) {
        let fields: [String] = text.split(separator: Character("\t"), omittingEmptySubsequences: false).map {
            String($0)
        }
        guard let letter = fields.first, fields.count > 1 else { return nil }
        switch letter {
        case "H" where fields.count == 3: self = .header(key: fields[1], value: fields[2])
        case "M":
            guard let entry = Self.entry(from: fields) else { return nil }
            self = .message(entry)
        case "S", "A":
            guard fields.count == 3, let number = Int(fields[1]), let at = Int64(fields[2]) else { return nil }
            let moment = Moment(milliseconds: at)
            self =
                letter == "S"
                ? .transmission(number: number, at: moment) : .brokerAcknowledgement(number: number, at: moment)
        case "R":
            guard fields.count == 4, let number = Int(fields[1]), let at = Int64(fields[2]),
                let status = Int(fields[3])
            else { return nil }
            self = .receipt(number: number, LedgerEntry.Receipt(at: Moment(milliseconds: at), status: status))
        case "T": self = .truth(fields.dropFirst().joined(separator: "\t"))
        case "L":
            guard fields.count == 2, let microseconds = Int64(fields[1]) else { return nil }
            self = .latency(microseconds: microseconds)
        default: return nil
        }
    }

    private static func fields(of entry: LedgerEntry) -> [String] {
        [
            String(entry.number), entry.device, entry.kind.rawValue, entry.event ?? "-", entry.reference ?? "-",
            entry.deviceTime.map { String($0.milliseconds) } ?? "-", String(entry.payloadHash, radix: 16),
            entry.truth.map { String($0) } ?? "-", entry.isTest ? "test" : "-", text(of: entry.fate),
        ]
    }

    private static func entry(from fields: [String]) -> LedgerEntry? {
        guard fields.count == 11, let number = Int(fields[1]), let kind = MessageKind(rawValue: fields[3]),
            let hash = UInt64(fields[7], radix: 16), let fate = fate(from: fields[10])
        else { return nil }
        return LedgerEntry(
            number: number, device: fields[2], kind: kind, event: optional(fields[4]), reference: optional(fields[5]),
            deviceTime: Int64(fields[6]).map { Moment(milliseconds: $0) }, payloadHash: hash, truth: Int(fields[8]),
            isTest: fields[9] == "test", fate: fate)
    }

    private static func optional(_ field: String) -> String? { field == "-" ? nil : field }

    private static func text(of fate: MessageFate) -> String {
        switch fate {
        case .event: "event"
        case .noRow: "none"
        case .quarantine: "quarantine"
        case .readings(let readings):
            "readings "
                + readings.map { reading in
                    let time = reading.at.map { String($0.milliseconds) } ?? "-"
                    return "\(reading.quantity)@\(time)\(reading.mayUseServerTime ? "?" : "")"
                }.joined(separator: " ")
        }
    }

    private static func fate(from field: String) -> MessageFate? {
        switch field {
        case "event": return .event
        case "none": return .noRow
        case "quarantine": return .quarantine
        default:
            let words = field.split(separator: " ")
            guard words.first == "readings" else { return nil }
            var readings: [ReadingIdentity] = []
            for word in words.dropFirst() {
                let mayUseServerTime = word.hasSuffix("?")
                let parts = word.split(separator: "@")
                guard parts.count == 2, let quantity = UInt8(parts[0]) else { return nil }
                let time = Int64(mayUseServerTime ? parts[1].dropLast() : parts[1])
                readings.append(
                    ReadingIdentity(
                        quantity: quantity, at: time.map { Moment(milliseconds: $0) },
                        mayUseServerTime: mayUseServerTime))
            }
            return .readings(readings)
        }
    }
}
