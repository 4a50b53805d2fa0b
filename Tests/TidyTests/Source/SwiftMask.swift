/// Blanks comments and string literals of Swift text, keeping every line and column where it was.
///
/// Interpolated code inside a literal is blanked with it: a rule that must see it would need a parser.
enum SwiftMask {
    /// The text with the same lines, in which only code is left.
    static func blank(_ text: String) -> String {
        var scan = Scan(bytes: Array(text.utf8))
        scan.run()
        return String(decoding: scan.output, as: UTF8.self)
    }

    private struct Scan {
        let bytes: [UInt8]
        var output: [UInt8] = []
        var position = 0

        init(bytes: [UInt8]) {
            self.bytes = bytes
            output.reserveCapacity(bytes.count)
        }

        mutating func run() {
            while position < bytes.count {
                if matches("//") {
                    while position < bytes.count, bytes[position] != newline { blankOne() }
                } else if matches("/*") {
                    blankBlockComment()
                } else if let hashes = literalStart() {
                    blankLiteral(hashes: hashes)
                } else {
                    output.append(bytes[position])
                    position += 1
                }
            }
        }

        private let newline = UInt8(ascii: "\n")
        private let quote = UInt8(ascii: "\"")
        private let hash = UInt8(ascii: "#")

        private func matches(_ text: StaticString, at offset: Int = 0) -> Bool {
            let start = position + offset
            guard start + text.utf8CodeUnitCount <= bytes.count else { return false }
            return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[start + $0] == text.utf8Start[$0] }
        }

        private mutating func blankOne() {
            output.append(bytes[position] == newline ? newline : UInt8(ascii: " "))
            position += 1
        }

        private mutating func blankBlockComment() {
            var depth = 0
            repeat {
                if matches("/*") {
                    depth += 1
                    blankOne()
                } else if matches("*/") {
                    depth -= 1
                    blankOne()
                }
                if position < bytes.count { blankOne() }
            } while depth > 0 && position < bytes.count
        }

        /// The number of `#` before the quote that stands here, `nil` where no literal begins.
        private func literalStart() -> Int? {
            var hashes = 0
            while position + hashes < bytes.count, bytes[position + hashes] == hash { hashes += 1 }
            guard position + hashes < bytes.count, bytes[position + hashes] == quote else { return nil }
            return hashes
        }

        private mutating func blankLiteral(hashes: Int) {
            for _ in 0..<hashes { blankOne() }
            let isLong = matches("\"\"\"")
            let quotes = isLong ? 3 : 1
            for _ in 0..<quotes { blankOne() }
            while position < bytes.count {
                if bytes[position] == UInt8(ascii: "\\"), hasHashes(hashes, at: 1) {
                    skipEscape(hashes: hashes)
                } else if closes(quotes: quotes, hashes: hashes) {
                    for _ in 0..<(quotes + hashes) { blankOne() }
                    return
                } else if !isLong, bytes[position] == newline {
                    return
                } else {
                    blankOne()
                }
            }
        }

        /// Passes an escape; of an interpolation everything up to its closing parenthesis, literals inside included.
        private mutating func skipEscape(hashes: Int) {
            for _ in 0...hashes where position < bytes.count { blankOne() }
            guard position < bytes.count else { return }
            guard bytes[position] == UInt8(ascii: "(") else {
                blankOne()
                return
            }
            var depth = 0
            repeat {
                if let inner = literalStart() {
                    blankLiteral(hashes: inner)
                    continue
                }
                if bytes[position] == UInt8(ascii: "(") { depth += 1 }
                if bytes[position] == UInt8(ascii: ")") { depth -= 1 }
                blankOne()
            } while depth > 0 && position < bytes.count
        }

        private func closes(quotes: Int, hashes: Int) -> Bool {
            guard position + quotes + hashes <= bytes.count else { return false }
            return (0..<quotes).allSatisfy { bytes[position + $0] == quote } && hasHashes(hashes, at: quotes)
        }

        private func hasHashes(_ count: Int, at offset: Int) -> Bool {
            guard position + offset + count <= bytes.count else { return false }
            return (0..<count).allSatisfy { bytes[position + offset + $0] == hash }
        }
    }
}
