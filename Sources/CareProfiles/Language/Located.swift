/// An expression and where it begins.
struct Located: Equatable {
    let expression: Expression
    /// Offset in Unicode scalars of its first word; of its operator for binary ones.
    let offset: Int
}
