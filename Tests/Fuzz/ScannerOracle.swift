import CareCore
import CareWire

/// What must hold of the scanner and the writer whatever the input is.
enum ScannerOracle {
    static func check(_ input: UnsafeRawBufferPointer) {
        guard let error = scan(input) else { return checkDocument(input) }
        invariant((0...input.count).contains(error.offset), "offset \(error.offset) of \(input.count) bytes")
    }

    static func scan(_ input: UnsafeRawBufferPointer) -> JSONError? {
        do throws(JSONError) {
            var scanner = JSONScanner(input)
            try scanner.skipValue()
            try scanner.finish()
            return nil
        } catch {
            return error
        }
    }

    /// Copies an accepted document value by value: the copy is accepted, and a copy of the copy is the same.
    private static func checkDocument(_ input: UnsafeRawBufferPointer) {
        invariant(String(validating: input, as: UTF8.self) != nil, "accepted a document that is not UTF-8")
        let copy = copied(input)
        let second = copy.withUnsafeBytes { bytes in
            let error = scan(bytes)
            invariant(error == nil, "the copy of a document is refused: \(error?.text ?? "")")
            return copied(bytes)
        }
        invariant(copy == second, "a document changes when it is copied twice")
    }

    private static func copied(_ input: UnsafeRawBufferPointer) -> [UInt8] {
        do throws(JSONError) {
            var scanner = JSONScanner(input)
            var writer = JSONWriter()
            try copyValue(&scanner, &writer)
            return writer.bytes
        } catch {
            fatalError("read over, then refused: \(error.text)")
        }
    }

    private static func copyValue(_ scanner: inout JSONScanner, _ writer: inout JSONWriter) throws(JSONError) {
        switch try scanner.nextType() {
        case .object:
            try scanner.beginObject()
            try writer.object { writer throws(JSONError) in
                while let name = try scanner.nextName() {
                    writer.name(scanner.string(name))
                    try copyValue(&scanner, &writer)
                }
            }
        case .array:
            try scanner.beginArray()
            try writer.array { writer throws(JSONError) in
                while try scanner.nextElement() { try copyValue(&scanner, &writer) }
            }
        case .text: writer.value(scanner.string(try scanner.text()))
        case .number: writer.value(checkedNumber(scanner, try scanner.number()))
        case .boolean: writer.value(try scanner.boolean())
        case .null:
            try scanner.null()
            writer.null()
        }
    }

    /// The scanner's double is the standard library's, and its integer the same number.
    private static func checkedNumber(_ scanner: JSONScanner, _ number: JSONNumber) -> Double {
        let value = scanner.double(number)
        let digits = String(decoding: scanner[number.start..<number.start + number.count], as: UTF8.self)
        invariant(
            value.bitPattern == Double(digits)?.bitPattern,
            "\(digits) read as \(value), expected \(String(describing: Double(digits)))")
        if let integer = number.integer {
            invariant(Double(integer) == value, "\(digits) is the integer \(integer) and the double \(value)")
        }
        return value
    }
}
