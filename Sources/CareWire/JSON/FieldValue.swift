/// What stands in a field of an answer.
enum FieldValue: Sendable {
    case none
    case text(String)
    case number(Int64)
    case real(Double)
    /// A number, written already.
    case decimal(String)
    case flag(Bool)
    case texts([String])
    case reals([Double])
    case numbers([Int64])
    case object(Fields)
    case objects([Fields])

    func write(into writer: inout JSONWriter) {
        switch self {
        case .none: writer.null()
        case .text(let text): writer.value(text)
        case .number(let number): writer.value(number)
        case .real(let number): writer.value(number)
        case .decimal(let text): writer.raw(text.utf8)
        case .flag(let flag): writer.value(flag)
        case .texts(let texts): writer.array { writer in for text in texts { writer.value(text) } }
        case .reals(let numbers): writer.array { writer in for number in numbers { writer.value(number) } }
        case .numbers(let numbers): writer.array { writer in for number in numbers { writer.value(number) } }
        case .object(let object): object.write(into: &writer)
        case .objects(let objects): writer.array { writer in for object in objects { object.write(into: &writer) } }
        }
    }
}
