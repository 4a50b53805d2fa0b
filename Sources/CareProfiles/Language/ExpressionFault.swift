/// A fault inside an expression, before it has a place in a file.
struct ExpressionFault: Error, Equatable {
    let offset: Int
    let what: String
    let expected: String
    let found: String
    let fix: String

    init(at offset: Int, _ what: String, expected: String, found: String, fix: String = "") {
        self.offset = offset
        self.what = what
        self.expected = expected
        self.found = found
        self.fix = fix
    }
}
