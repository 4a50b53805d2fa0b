/// What of a file's bytes is UTF-8, to tell a file in another encoding from a damaged one.
struct UTF8Census {
    /// Where the first byte lies that does not belong to UTF-8.
    private(set) var firstBad: Int?
    /// On which line it lies, from 1.
    private(set) var firstBadLine = 0
    /// How many bytes do not belong to it.
    private(set) var bad = 0
    /// How many characters are Chinese ones or their punctuation, three or four bytes each.
    private(set) var chinese = 0
    /// How many characters are others beyond ASCII.
    private(set) var foreign = 0
    /// Whether a line has at least `sureCharacters` Chinese characters and nothing else than UTF-8.
    private(set) var hasSureLine = false

    /// So many Chinese characters in a row are practically never UTF-8 by chance: each needs one byte in 4 or 6 of
    /// GB18030 to lie right, and two characters of GB18030 make three bytes of UTF-8 only with rare characters in
    /// front.
    private static let sureCharacters = 4

    init(_ bytes: [UInt8]) {
        var position = 0
        var line = (number: 1, chinese: 0, isGood: true)
        while position < bytes.count {
            let rest = bytes[position...].prefix(4)
            let length = Self.length(rest)
            if bytes[position] == UInt8(ascii: "\n") {
                noteLine(line.chinese, line.isGood)
                line = (line.number + 1, 0, true)
            }
            switch length {
            case 0:
                bad += 1
                if firstBad == nil { (firstBad, firstBadLine) = (position, line.number) }
                line.isGood = false
            case 1: break
            default:
                let isChinese = Self.isChinese(rest)
                chinese += isChinese ? 1 : 0
                line.chinese += isChinese ? 1 : 0
                foreign += isChinese ? 0 : 1
            }
            position += max(1, length)
        }
        noteLine(line.chinese, line.isGood)
    }

    private mutating func noteLine(_ chinese: Int, _ isGood: Bool) {
        if isGood, chinese >= Self.sureCharacters { hasSureLine = true }
    }

    /// Whether a good character is one of U+2000 to 206F, 3000 to 303F, 3400 to 9FFF, FF00 to FFBF or 20000 to 2FFFF.
    private static func isChinese(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let lead = bytes.first, let second = bytes.dropFirst().first else { return false }
        switch (lead, second) {
        case (0xE2, 0x80...0x81), (0xE3, 0x80), (0xE3, 0x90...0xBF), (0xE4...0xE9, _), (0xEF, 0xBC...0xBE),
            (0xF0, 0xA0...0xAF):
            return true
        default: return false
        }
    }

    /// How many bytes the character has with which `bytes` begin; 0 when none begins there. Source: RFC 3629, 4.
    private static func length(_ bytes: ArraySlice<UInt8>) -> Int {
        guard let lead = bytes.first else { return 0 }
        let second: ClosedRange<UInt8>
        let length: Int
        switch lead {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        default: return 0
        }
        let tail = bytes.dropFirst().prefix(length - 1)
        guard tail.count == length - 1, let first = tail.first, second.contains(first),
            tail.dropFirst().allSatisfy({ (0x80...0xBF).contains($0) })
        else { return 0 }
        return length
    }
}
