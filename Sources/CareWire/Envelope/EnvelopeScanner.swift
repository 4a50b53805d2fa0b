import CareCore

/// The JSON scanner with the errors of the decoder.
struct EnvelopeScanner {
    private(set) var json: JSONScanner

    init(_ payload: UnsafeRawBufferPointer) {
        json = JSONScanner(payload)
    }

    var position: Int { json.position }

    /// Moves to the next value; `position` is then its first byte.
    @inline(__always)
    mutating func nextType() throws(DecodeError) -> JSONType {
        do { return try json.nextType() } catch { throw .json(error) }
    }

    mutating func beginObject() throws(DecodeError) {
        do { try json.beginObject() } catch { throw .json(error) }
    }

    mutating func nextName() throws(DecodeError) -> JSONText? {
        do { return try json.nextName() } catch { throw .json(error) }
    }

    mutating func beginArray() throws(DecodeError) {
        do { try json.beginArray() } catch { throw .json(error) }
    }

    mutating func nextElement() throws(DecodeError) -> Bool {
        do { return try json.nextElement() } catch { throw .json(error) }
    }

    /// Reads the text that `nextType` found.
    mutating func text() throws(DecodeError) -> JSONText {
        do { return try json.scanText() } catch { throw .json(error) }
    }

    /// Reads the number that `nextType` found.
    mutating func number() throws(DecodeError) -> JSONNumber {
        do { return try json.scanNumber() } catch { throw .json(error) }
    }

    mutating func boolean() throws(DecodeError) -> Bool {
        do { return try json.boolean() } catch { throw .json(error) }
    }

    mutating func null() throws(DecodeError) {
        do { try json.null() } catch { throw .json(error) }
    }

    @discardableResult
    mutating func skipValue() throws(DecodeError) -> Range<Int> {
        do { return try json.skipValue() } catch { throw .json(error) }
    }

    mutating func finish() throws(DecodeError) {
        do { try json.finish() } catch { throw .json(error) }
    }
}

extension EnvelopeScanner {
    /// Reads the text, truth or moment that `field` must have; another type is an error that names the field.
    mutating func text(of field: String) throws(DecodeError) -> JSONText {
        try expect(.text, of: field)
        return try text()
    }

    mutating func boolean(of field: String) throws(DecodeError) -> Bool {
        try expect(.boolean, of: field)
        return try boolean()
    }

    /// Reads integer milliseconds or RFC 3339 text.
    ///
    /// A number outside the years 0000 ... 9999 becomes the nearest moment inside: no clock shows it, the core takes
    /// receive time in its place, and sums with it cannot overflow.
    mutating func timestamp(of field: String) throws(DecodeError) -> Timestamp {
        let type = try nextType()
        let start = position
        switch type {
        case .number:
            let number = try number()
            if let integer = number.integer {
                return min(max(Timestamp(milliseconds: integer), RFC3339.earliest), RFC3339.latest)
            }
            let value = json.double(number)
            guard value.magnitude >= 0x1p63 else {
                throw .invalidValue(field: field, reason: "expected whole milliseconds", at: start)
            }
            return value < 0 ? RFC3339.earliest : RFC3339.latest
        case .text:
            let text = try text()
            let parsed = json.withBytes(of: text) { bytes in
                Result { () throws(RFC3339Error) in try RFC3339.parse(bytes) }
            }
            switch parsed {
            case .success(let moment): return moment
            case .failure(let error): throw .invalidValue(field: field, reason: error.text, at: start)
            }
        case .object, .array, .boolean, .null:
            throw .wrongType(field: field, expected: "integer milliseconds or RFC 3339 text", found: type, at: start)
        }
    }

    /// Reads the version of a message, of which there is only 1.
    mutating func readVersion() throws(DecodeError) {
        try expect(.number, of: EnvelopeField.version.name)
        let start = position
        guard try number().integer == 1 else { throw .unsupportedVersion(at: start) }
    }

    /// Checks the type of the next value.
    mutating func expect(_ expected: JSONType, of field: String) throws(DecodeError) {
        let found = try nextType()
        guard found == expected else {
            throw .wrongType(field: field, expected: expected.name, found: found, at: position)
        }
    }
}
