import CareCore

/// An expression as written, before names are looked up.
indirect enum Expression: Equatable {
    enum Arithmetic: String, CaseIterable {
        case add = "+"
        case subtract = "-"
        case multiply = "*"
        case divide = "/"
    }

    enum Connective: String, CaseIterable {
        case and
        case or
    }

    case number(Double)
    case duration(Double)
    case time(Int)
    case flag(Bool)
    case name(String)
    case parameter(String)
    /// `resident.skin_risk`, `bed.altitude`.
    case fact(owner: String, name: String)
    case call(String, [Located])
    case negate(Located)
    case not(Located)
    case arithmetic(Arithmetic, Located, Located)
    case compare(Comparison, Located, Located)
    case connect(Connective, Located, Located)
}
