public import CareCore

/// Writes JSON text into a byte buffer; commas and escapes are its matter.
///
/// ```swift
/// var json = JSONWriter()
/// json.object { json in
///     json.field("v", 1)
///     json.array("refs") { json in json.value("m1-9") }
/// }
/// json.newline()
/// ```
/// Several documents with a `newline()` after each are line JSON. A name is not checked for having been used before.
public struct JSONWriter: Sendable {
    /// What has been written.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// Makes an empty writer with room for `capacity` bytes.
    public init(capacity: Int = 256) { bytes.reserveCapacity(capacity) }

    /// What has been written, as a String.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Forgets what has been written, keeping the room.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    /// Writes an object whose fields `body` writes.
    public mutating func object<Failure: Error>(
        _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        open(UInt8(ascii: "{"))
        try body(&self)
        close(UInt8(ascii: "}"))
    }

    /// Writes an array whose elements `body` writes.
    public mutating func array<Failure: Error>(
        _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        open(UInt8(ascii: "["))
        try body(&self)
        close(UInt8(ascii: "]"))
    }

    /// Ends a line of line JSON.
    public mutating func newline() {
        bytes.append(UInt8(ascii: "\n"))
        needsComma = false
    }

    /// Writes a text; `nil` becomes `null`.
    public mutating func value(_ value: String?) {
        guard let value else { return null() }
        separate()
        appendQuoted(value)
        needsComma = true
    }

    /// Writes an integer.
    public mutating func value(_ value: some FixedWidthInteger) {
        separate()
        appendDecimal(value)
        needsComma = true
    }

    /// Writes an integer; `nil` becomes `null`.
    public mutating func value(_ value: Int64?) {
        guard let value else { return null() }
        self.value(value)
    }

    /// Writes the shortest decimal that reads back as the same double; `nil`, infinity and NaN become `null`.
    public mutating func value(_ value: Double?) {
        guard let value, value.isFinite else { return null() }
        separate()
        // Not `Int64(exactly:)`, which needs the C library's mathematics.
        if value.magnitude < 0x1p53, Double(Int64(value)) == value, value != 0 || value.sign == .plus {
            appendDecimal(Int64(value))
        } else {
            bytes.append(contentsOf: value.description.utf8)
        }
        needsComma = true
    }

    /// Writes `true` or `false`; `nil` becomes `null`.
    public mutating func value(_ value: Bool?) {
        guard let value else { return null() }
        raw(value ? "true".utf8 : "false".utf8)
    }

    /// Writes a moment as integer milliseconds; `nil` becomes `null`.
    public mutating func value(_ value: Timestamp?) { self.value(value?.milliseconds) }

    /// Writes `null`.
    public mutating func null() { raw("null".utf8) }

    /// Writes bytes that are one complete JSON value already.
    public mutating func raw(_ json: some Collection<UInt8>) {
        separate()
        bytes.append(contentsOf: json)
        needsComma = true
    }

    /// Writes the name of a field whose value is written next.
    public mutating func name(_ name: String) {
        separate()
        appendQuoted(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }
}

extension JSONWriter {
    private mutating func appendDecimal(_ value: some FixedWidthInteger) {
        bytes.append(contentsOf: String(value).utf8)
    }

    private mutating func appendQuoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            case 0x00..<0x20:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(Self.hexadecimalDigits[Int(byte >> 4)])
                bytes.append(Self.hexadecimalDigits[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static let hexadecimalDigits = Array("0123456789abcdef".utf8)
}
