import TestSupport

/// Draws JSON documents: every type, odd white space, escapes, names that occur once.
struct DocumentGenerator {
    private var random: Dice
    private var bytes: [UInt8] = []
    /// The numbers of the newest document as they stand in it.
    private(set) var numbers: [String] = []

    init(seed: UInt64) { random = Dice(seed: seed) }

    mutating func document() -> [UInt8] {
        bytes = []
        numbers = []
        value(depth: 0)
        space()
        return bytes
    }

    /// A number from 0 to less than `bound`.
    mutating func draw(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }

    private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func space() {
        while draw(4) == 0 { put([" ", "\n", "\t", "\r"][draw(4)]) }
    }

    private mutating func value(depth: Int) {
        space()
        switch draw(depth < 6 ? 8 : 5) {
        case 0: put(["true", "false", "null"][draw(3)])
        case 1, 2: number()
        case 3, 4: text()
        case 5, 6:
            put("{")
            list(depth, close: "}") { generator, index in
                generator.put("\"\(index)")
                generator.content()
                generator.put("\"")
                generator.space()
                generator.put(":")
            }
        default:
            put("[")
            list(depth, close: "]") { _, _ in }
        }
    }

    private mutating func list(_ depth: Int, close: String, _ prefix: (inout DocumentGenerator, Int) -> Void) {
        for index in 0..<draw(5) {
            if index > 0 { put(",") }
            space()
            prefix(&self, index)
            value(depth: depth + 1)
            space()
        }
        space()
        put(close)
    }

    private mutating func number() {
        var text = draw(2) == 0 ? "-" : ""
        text += draw(3) == 0 ? "0" : String(1 + draw(1 << (1 + draw(60))))
        if draw(2) == 0 { text += "." + String(draw(1_000_000)) }
        if draw(4) == 0 { text += ["e", "E", "e+", "e-", "E-"][draw(5)] + String(draw(120)) }
        put(text)
        numbers.append(text)
    }

    private mutating func text() {
        put("\"")
        content()
        put("\"")
    }

    private mutating func content() {
        for _ in 0..<draw(6) {
            switch draw(6) {
            case 0: put(["\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t"][draw(8)])
            case 1: put("\\u" + ["0041", "5e8a", "00e9", "D7FF", "fFfD"][draw(5)])
            case 2: put("\\ud83d\\ude0" + String(draw(10)))
            case 3: put(["床", "é", "😀", "\u{7F}", "\u{2028}"][draw(5)])
            default: put(["a", "z 9", "{", "]", ","][draw(5)])
            }
        }
    }
}
