/// Finds the functions of a file by their keyword and counts the lines from it to the closing brace.
struct FunctionLengths {
    /// One function, initialiser or subscript with a body.
    struct Function {
        /// Line of the keyword, from 1.
        let start: Int
        /// Lines up to the closing brace, both included.
        let lines: Int
    }

    /// The functions in order of their closing brace.
    private(set) var functions: [Function] = []

    init(_ file: SourceFile) {
        var depth = 0
        /// The function whose `{` has not come yet, and the parentheses open since.
        var waiting: (start: Int, parentheses: Int)?
        var open: [(start: Int, depth: Int)] = []
        for (index, line) in file.code.enumerated() {
            if Self.declaresFunction(line) { waiting = (index + 1, 0) }
            for character in line.utf8 {
                switch character {
                case UInt8(ascii: "("): waiting?.parentheses += 1
                case UInt8(ascii: ")"): waiting?.parentheses -= 1
                case UInt8(ascii: "{"):
                    if let function = waiting, function.parentheses == 0 {
                        open.append((function.start, depth))
                        waiting = nil
                    }
                    depth += 1
                case UInt8(ascii: "}"):
                    depth -= 1
                    // A requirement of a protocol has no body; the brace of the protocol ends the wait.
                    waiting = nil
                    if let last = open.last, last.depth == depth {
                        functions.append(Function(start: last.start, lines: index + 2 - last.start))
                        open.removeLast()
                    }
                default: break
                }
            }
        }
    }

    private static func declaresFunction(_ line: String) -> Bool {
        for word in line.split(separator: " ") {
            if word == "func" || word.hasPrefix("init(") || word.hasPrefix("init<") || word.hasPrefix("init?(")
                || word.hasPrefix("subscript(") || word == "deinit"
            {
                return true
            }
            guard word.hasPrefix("@") || modifiers.contains(String(word)) else { return false }
        }
        return false
    }

    private static let modifiers: Set<String> = [
        "public", "package", "internal", "private", "fileprivate", "static", "class", "final", "mutating", "consuming",
        "borrowing", "override", "convenience", "required", "nonisolated", "isolated", "prefix", "postfix", "infix",
    ]
}
