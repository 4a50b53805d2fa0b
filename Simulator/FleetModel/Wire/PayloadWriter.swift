/// Writes what a device says as JSON, in the style of its firmware.
///
/// The simulator's own: what judges the gateway's reader must not have its writer from the same house. Not Foundation's
/// either: that takes the order of fields from hashes that differ from process to process, so that the same seed would
/// not give the same bytes, and five microseconds a message (style.md 6.1).
struct PayloadWriter {
    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")

    private let style: PayloadStyle
    private(set) var bytes: [UInt8] = []

    init(_ style: PayloadStyle) {
        self.style = style
        bytes.reserveCapacity(320)
    }

    mutating func write(_ value: PayloadValue) {
        switch value {
        case .whole(let number): write(number: String(number))
        // The shortest decimal that reads back as the same number; never infinite, as nobody measures that.
        case .decimal(let number): write(number: number.description)
        case .flag(let flag): bytes += (flag ? "true" : "false").utf8
        case .text(let text): write(text, hasEscapes: style.hasEscapes)
        case .object(let members):
            open(UInt8(ascii: "{"))
            for (index, member) in style.arranged(members).enumerated() {
                if index > 0 { separate(UInt8(ascii: ",")) }
                write(member.name, hasEscapes: false)
                separate(UInt8(ascii: ":"))
                write(member.value)
            }
            close(UInt8(ascii: "}"))
        case .list(let values):
            open(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { separate(UInt8(ascii: ",")) }
                write(value)
            }
            close(UInt8(ascii: "]"))
        }
    }

    private mutating func open(_ bracket: UInt8) {
        bytes.append(bracket)
        if style.spacing == .everywhere { bytes.append(UInt8(ascii: "\n")) }
    }

    private mutating func close(_ bracket: UInt8) {
        if style.spacing == .everywhere { bytes += "\r\n".utf8 }
        bytes.append(bracket)
    }

    private mutating func separate(_ separator: UInt8) {
        if style.spacing == .everywhere { bytes.append(UInt8(ascii: "\t")) }
        bytes.append(separator)
        if style.spacing != .none { bytes.append(UInt8(ascii: " ")) }
    }

    private mutating func write(_ text: String, hasEscapes: Bool) {
        bytes.append(Self.quote)
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case Self.quote, Self.backslash: bytes += [Self.backslash, byte]
            case ..<0x20: escape(byte)
            case ..<0x7F where hasEscapes && index == 0: escape(byte)
            default: bytes.append(byte)
            }
        }
        bytes.append(Self.quote)
    }

    private mutating func escape(_ byte: UInt8) {
        let digits = String(byte, radix: 16)
        bytes += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
    }

    private mutating func write(number text: String) {
        // What the standard library writes with an exponent is left as it is.
        guard style.numbers != .plain, !text.contains("e") else { return bytes += text.utf8 }
        switch style.numbers {
        case .plain: break
        case .padded:
            bytes += text.utf8
            bytes += (text.contains(".") ? "0" : ".0").utf8
        case .scientific: bytes += Self.scientific(text).utf8
        }
    }

    private static func scientific(_ text: String) -> String {
        let sign = text.hasPrefix("-") ? "-" : ""
        let parts = text.dropFirst(sign.count).split(separator: ".")
        // Zero, and what lies below one: no digit before the point that the exponent could count.
        guard let whole = parts.first, whole.first != "0" else { return text + "E-0" }
        let rest = String(whole.dropFirst()) + (parts.count > 1 ? String(parts[1]) : "")
        return "\(sign)\(whole.prefix(1))\(rest.isEmpty ? "" : ".")\(rest)e+\(whole.count - 1)"
    }
}
