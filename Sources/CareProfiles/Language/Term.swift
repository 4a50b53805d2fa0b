import CareCore

/// A checked expression: every name is a slot, a mask or an index, and every operator has operands of its type.
indirect enum Term: Equatable {
    case constant(Double)
    case parameter(Int16)
    case byAltitude(Int16)
    case metric(Int16)
    case event(UInt64)
    case changed(Int16)
    case silent(Int16, Term)
    case silentDevice(Term)
    case silentActivity(Term)
    case window(Int16, Instruction.Aggregate)
    /// The window of tests, and the length.
    case untested(Int16, Term)
    /// The slots of a fix, −1 for an accuracy that the model does not tell, and the least accuracy.
    case distance(latitude: Int16, longitude: Int16, accuracy: Int16, within: Term)
    /// The window of nights, the least distance and the percentage.
    case drift(Int16, Term, Term)
    /// The window of days, and by how much.
    case rise(Int16, Term)
    case between(Int16)
    case resident(ResidentFact)
    case negate(Term)
    case arithmetic(Expression.Arithmetic, Term, Term)
    case compare(Comparison, Term, Term)
    case connect(Expression.Connective, Term, Term)
    case not(Term)

    /// The terms directly inside.
    var operands: [Term] {
        switch self {
        case .constant, .parameter, .byAltitude, .metric, .event, .changed, .window, .between, .resident: []
        case .silent(_, let inner), .silentDevice(let inner), .silentActivity(let inner), .untested(_, let inner),
            .rise(_, let inner), .distance(_, _, _, let inner), .negate(let inner), .not(let inner):
            [inner]
        case .drift(_, let least, let percent): [least, percent]
        case .arithmetic(_, let left, let right), .compare(_, let left, let right), .connect(_, let left, let right):
            [left, right]
        }
    }

    /// Calls `body` for the term and all inside it.
    func visit(_ body: (Term) -> Void) {
        body(self)
        for operand in operands { operand.visit(body) }
    }
}
