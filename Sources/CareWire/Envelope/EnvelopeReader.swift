import CareCore

/// One decoding: the scanner and what was seen so far.
struct EnvelopeReader {
    var scanner: EnvelopeScanner
    let fields: FieldTable
    private let kind: Message.Kind
    private var seen: UInt32 = 0
    /// Metrics that the message's own readings have given so far.
    private var metrics: UInt64 = 0
    /// Where the samples of `history` lie in the message.
    private var history = 0..<0
    var unknownEvent: Int?
    /// Where the message's `data` lies.
    var data: Range<Int>?

    init(_ payload: UnsafeRawBufferPointer, kind: Message.Kind, fields: FieldTable) {
        scanner = EnvelopeScanner(payload)
        self.kind = kind
        self.fields = fields
    }

    mutating func read(into message: inout Message) throws(DecodeError) {
        try scanner.expect(.object, of: "(message)")
        let start = scanner.position
        try scanner.beginObject()
        while let name = try scanner.nextName() {
            let number = scanner.json.withBytes(of: name) { EnvelopeField.names.number(of: $0) }
            guard let number, let field = EnvelopeField(rawValue: UInt8(number)) else {
                try ignore(into: &message)
                continue
            }
            guard seen & field.mask == 0 else { throw .duplicateField(field: field.name, at: name.start - 1) }
            seen |= field.mask
            try read(field, into: &message)
        }
        try scanner.finish()
        moveHistoryToFront(of: &message)
        Consistency.check(&message.samples, from: history.count, metrics: metrics)
        if let unknownEvent { throw .unknownEvent(at: unknownEvent) }
        if kind == .event, message.event == nil {
            throw .missingField(field: EnvelopeField.event.name, at: start)
        }
        if message.event == .checkIn, let data {
            message.card = try CheckInData.card(scanner.json[data], from: data.lowerBound)
        }
    }

    /// Skips the next value and counts it.
    mutating func ignore(into message: inout Message) throws(DecodeError) {
        try scanner.skipValue()
        message.ignoredFields += 1
    }

    private mutating func read(_ field: EnvelopeField, into message: inout Message) throws(DecodeError) {
        switch field {
        case .battery: return try readOwn(fields.battery, into: &message)
        case .rssi: return try readOwn(fields.rssi, into: &message)
        default: break
        }
        if try scanner.nextType() == .null { return try scanner.null() }
        switch field {
        case .version: try scanner.readVersion()
        case .reference: try readReference(into: &message)
        case .sequence: try readSequence(into: &message)
        case .timestamp: message.deviceTime = try scanner.timestamp(of: field.name)
        case .test: message.isTest = try scanner.boolean(of: field.name)
        case .readings: try readOwnReadings(into: &message)
        case .history: try readHistory(into: &message)
        case .hub: try readHub(into: &message)
        case .receipt: message.wantsReceipt = try scanner.boolean(of: field.name)
        case .event where kind == .event: try readEvent(into: &message)
        case .data where kind == .event: try readData(into: &message)
        case .online where kind == .status: message.online = try scanner.boolean(of: field.name)
        case .firmware where kind == .status: try readFirmware(into: &message)
        case .event, .data, .online, .firmware, .battery, .rssi: try ignore(into: &message)
        }
    }

    private mutating func readOwn(_ rule: Int?, into message: inout Message) throws(DecodeError) {
        guard let rule else { return try ignore(into: &message) }
        var given = metrics
        try readSample(rule, metrics: &given, time: nil, into: &message)
        metrics = given
    }

    private mutating func readOwnReadings(into message: inout Message) throws(DecodeError) {
        var given = metrics
        try readReadings(metrics: &given, time: nil, into: &message)
        metrics = given
    }

    private mutating func readHistory(into message: inout Message) throws(DecodeError) {
        let field = EnvelopeField.history.name
        try scanner.expect(.array, of: field)
        let first = message.samples.count
        try scanner.beginArray()
        while try scanner.nextElement() {
            try scanner.expect(.object, of: field)
            try readHistoryEntry(into: &message)
        }
        history = first..<message.samples.count
    }

    /// Readings may stand before the history; what reads the message wants the older values first.
    private func moveHistoryToFront(of message: inout Message) {
        guard history.lowerBound > 0, !history.isEmpty else { return }
        message.samples[..<history.lowerBound].reverse()
        message.samples[history].reverse()
        message.samples[..<history.upperBound].reverse()
    }
}
