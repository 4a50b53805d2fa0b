import CareCore

/// The `data` of a check-in: `{"card":"s-1"}`, the identity under which the register of staff knows who holds the card.
enum CheckInData {
    /// The field as messages name it.
    private static let field = "data.card"

    /// Whose card it was; `nil` where there is no such field or it is `null`. Other fields are the device's own affair.
    /// `start` is where `data` lies in the payload.
    static func card(_ data: UnsafeRawBufferPointer, from start: Int) throws(DecodeError) -> PersonID? {
        var scanner = EnvelopeScanner(data)
        var found: PersonID?
        var isSeen = false
        try scanner.expect(.object, of: EnvelopeField.data.name)
        try scanner.beginObject()
        while let name = try scanner.nextName() {
            guard scanner.json.isEqual(name, "card") else {
                try scanner.skipValue()
                continue
            }
            guard !isSeen else { throw .duplicateField(field: field, at: start + name.start - 1) }
            isSeen = true
            let type = try scanner.nextType()
            guard type != .null else {
                try scanner.null()
                continue
            }
            let at = start + scanner.position
            guard type == .text else {
                throw .wrongType(field: field, expected: JSONType.text.name, found: type, at: at)
            }
            found = PersonID(scanner.json.string(try scanner.text()))
            guard found != nil else {
                throw .invalidValue(field: field, reason: "no identity of staff ([A-Za-z0-9:_-]{1,32})", at: at)
            }
        }
        return found
    }
}
