import CareCore

extension EnvelopeReader {
    /// An empty reference counts as none: it tells no two messages apart.
    mutating func readReference(into message: inout Message) throws(DecodeError) {
        let field = EnvelopeField.reference.name
        let text = try scanner.text(of: field)
        let start = text.start - 1
        // Escapes make the raw text at most six times as long as what it stands for.
        guard text.count <= 6 * Limits.referenceLength else { throw Self.tooLong(field, at: start) }
        let reference = scanner.json.string(text)
        guard reference.utf8.count <= Limits.referenceLength else { throw Self.tooLong(field, at: start) }
        guard !hasControlCharacter(text, reference) else {
            throw .invalidValue(field: field, reason: "control character", at: start)
        }
        message.reference = reference.isEmpty ? nil : reference
    }

    mutating func readSequence(into message: inout Message) throws(DecodeError) {
        let field = EnvelopeField.sequence.name
        try scanner.expect(.number, of: field)
        let start = scanner.position
        guard let integer = try scanner.number().integer, let sequence = UInt32(exactly: integer) else {
            throw .invalidValue(field: field, reason: "expected an integer from 0 to \(UInt32.max)", at: start)
        }
        message.sequence = sequence
    }

    mutating func readHub(into message: inout Message) throws(DecodeError) {
        let field = EnvelopeField.hub.name
        let text = try scanner.text(of: field)
        guard let hub = DeviceID(scanner.json.string(text)) else {
            throw .invalidValue(field: field, reason: "no device identity ([A-Za-z0-9:_-]{1,32})", at: text.start - 1)
        }
        message.hub = hub
    }

    mutating func readEvent(into message: inout Message) throws(DecodeError) {
        let text = try scanner.text(of: EnvelopeField.event.name)
        let fields = fields
        message.event = scanner.json.withBytes(of: text) { fields.event($0) }
        if message.event == nil { unknownEvent = text.start - 1 }
    }

    mutating func readData(into message: inout Message) throws(DecodeError) {
        let field = EnvelopeField.data.name
        try scanner.expect(.object, of: field)
        let range = try scanner.skipValue()
        guard range.count <= Limits.eventDataLength else {
            let reason = "longer than \(Limits.eventDataLength) bytes"
            throw .invalidValue(field: field, reason: reason, at: range.lowerBound)
        }
        data = range
        message.eventData.append(contentsOf: scanner.json[range])
    }

    /// What is too long or unprintable is ignored and counted: a version text is no reason to lose a status.
    mutating func readFirmware(into message: inout Message) throws(DecodeError) {
        let text = try scanner.text(of: EnvelopeField.firmware.name)
        let firmware = scanner.json.string(text)
        guard firmware.utf8.count <= Limits.firmwareLength, !hasControlCharacter(text, firmware) else {
            message.ignoredFields += 1
            return
        }
        message.firmware = firmware
    }

    private static func tooLong(_ field: String, at offset: Int) -> DecodeError {
        .invalidValue(field: field, reason: "longer than \(Limits.referenceLength) bytes", at: offset)
    }

    /// In a scanned text only an escape can stand for one.
    private func hasControlCharacter(_ scanned: JSONText, _ text: String) -> Bool {
        scanned.hasEscapes && text.utf8.contains { $0 < 0x20 }
    }
}
