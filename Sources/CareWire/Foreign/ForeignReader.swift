import CareCore

/// One decoding of a foreign object: the reader of the envelope for single values, and what was seen so far.
struct ForeignReader {
    private var values: EnvelopeReader
    private let table: ForeignTable
    private var seenReadings: UInt128 = 0
    private var seenRoles: UInt32 = 0
    /// Metrics that the object has given so far.
    private var metrics: UInt64 = 0

    init(_ payload: UnsafeRawBufferPointer, table: ForeignTable) {
        values = EnvelopeReader(payload, kind: table.kind, fields: table.readings)
        self.table = table
    }

    mutating func read(into message: inout Message) throws(DecodeError) {
        try values.scanner.expect(.object, of: "(message)")
        let start = values.scanner.position
        try values.scanner.beginObject()
        while let name = try values.scanner.nextName() { try readField(name, into: &message) }
        try values.scanner.finish()
        Consistency.check(&message.samples, from: 0, metrics: metrics)
        if table.kind == .status, message.online == nil {
            throw .missingField(field: table.lastName ?? "", at: start)
        }
    }

    /// A field may be a reading and say what happened at once: then its value is read twice.
    private mutating func readField(_ name: JSONText, into message: inout Message) throws(DecodeError) {
        let table = table
        let (role, reading) = values.scanner.json.withBytes(of: name) { bytes in
            (table.role(of: bytes), table.kind == .telemetry ? table.readings.fields.number(of: bytes) : nil)
        }
        let isRepeated =
            role.map { seenRoles & (1 << UInt32($0.number)) != 0 } == true
            || reading.map { seenReadings & (UInt128(1) << UInt128($0)) != 0 } == true
        guard !isRepeated else {
            throw .duplicateField(field: values.scanner.json.string(name), at: name.start - 1)
        }
        if let (number, role) = role {
            seenRoles |= 1 << UInt32(number)
            let before = values.scanner
            try read(role, into: &message)
            if reading != nil { values.scanner = before }
        }
        if let reading {
            seenReadings |= UInt128(1) << UInt128(reading)
            try values.readSample(Int(reading), metrics: &metrics, time: nil, into: &message)
        } else if role == nil {
            try values.ignore(into: &message)
        }
    }

    private mutating func read(_ role: ForeignTable.Role, into message: inout Message) throws(DecodeError) {
        if try values.scanner.nextType() == .null { return try values.scanner.null() }
        switch role {
        case .signal(let index): try readSignal(table.signals[index], into: &message)
        case .time: message.deviceTime = try values.scanner.timestamp(of: table.lastName ?? "")
        case .online:
            let start = values.scanner.position
            guard let number = try word(of: table.lastName ?? "", in: table.onlineWords) else {
                throw .invalidValue(
                    field: table.lastName ?? "", reason: "the profile does not list the value", at: start)
            }
            message.online = number == 1
        }
    }

    private mutating func readSignal(_ rule: SignalRule, into message: inout Message) throws(DecodeError) {
        let start = values.scanner.position
        if let number = try word(of: rule.name, in: rule.values) {
            message.signals.append(Signal(event: EventKind(rawValue: UInt8(number)), state: rule.state))
        } else if !isEmptyText(at: start) {
            throw .unknownValue(field: rule.name, at: start)
        }
    }

    /// What some bridges send after an event to say that it is over.
    private func isEmptyText(at start: Int) -> Bool {
        values.scanner.position == start + 2 && values.scanner.json[start..<start + 2].elementsEqual(#""""#.utf8)
    }

    /// The number of the next value, a text, number or truth, among the words of `names`.
    private mutating func word(of field: String, in names: NameTable) throws(DecodeError) -> Int32? {
        let found = try values.scanner.nextType()
        switch found {
        case .text:
            let text = try values.scanner.text()
            return values.scanner.json.withBytes(of: text) { names.number(of: $0) }
        case .boolean:
            let word: StaticString = try values.scanner.boolean() ? "true" : "false"
            return names.number(of: UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
        case .number:
            let number = try values.scanner.number()
            return names.number(of: values.scanner.json[number.start..<number.start + number.count])
        case .object, .array, .null:
            throw .wrongType(
                field: field, expected: "text, number or truth", found: found, at: values.scanner.position)
        }
    }
}
