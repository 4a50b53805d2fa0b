/// What a chain of comparisons demands of one metric, to find chains that no value or every value satisfies.
package struct Bounds: Equatable {
    private var low = -Double.infinity
    private var lowIsOpen = false
    private var high = Double.infinity
    private var highIsOpen = false

    /// No demand yet: every number satisfies it.
    package init() {}

    /// Whether no number satisfies them.
    package var isEmpty: Bool { low > high || (low == high && (lowIsOpen || highIsOpen)) }

    /// Demands besides that a value compares so with `value`.
    package mutating func demand(_ sign: Comparison, _ value: Double) {
        switch sign {
        case .less: lower(high: value, isOpen: true)
        case .lessOrEqual: lower(high: value, isOpen: false)
        case .greater: raise(low: value, isOpen: true)
        case .greaterOrEqual: raise(low: value, isOpen: false)
        case .equal:
            lower(high: value, isOpen: false)
            raise(low: value, isOpen: false)
        case .notEqual: break
        }
    }

    private mutating func lower(high value: Double, isOpen: Bool) {
        guard value <= high else { return }
        highIsOpen = value < high ? isOpen : highIsOpen || isOpen
        high = value
    }

    private mutating func raise(low value: Double, isOpen: Bool) {
        guard value >= low else { return }
        lowIsOpen = value > low ? isOpen : lowIsOpen || isOpen
        low = value
    }
}
