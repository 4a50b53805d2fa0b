/// Numbers of rows as one parameter of a statement, which reads them with `json_each`: the text of the statement is the
/// same for every page, so that it is prepared once.
enum NumberList {
    /// The numbers as a JSON array.
    static func text(_ numbers: [Int64]) -> String { "[\(numbers.map(String.init).joined(separator: ","))]" }
}
