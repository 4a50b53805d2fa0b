/// The overrides in force. The most specific one wins, field by field.
public struct OverrideBook: Sendable, Equatable {
    private var rows: [OverrideScope: [String: [OverrideField: OverrideRow]]] = [:]
    /// When the first of them ends by itself; `nil` for never.
    private(set) var nextEnd: Timestamp?

    /// Makes an empty book.
    public init() {}

    /// Whether nothing is overridden.
    public var isEmpty: Bool { rows.isEmpty }

    /// Whether the scope overrides anything.
    func has(_ scope: OverrideScope) -> Bool { rows[scope] != nil }

    /// Enters a row, or takes out what it sets back.
    public mutating func take(_ row: OverrideRow) {
        let former = rows[row.scope]?[row.rule]?[row.field]
        enter(row)
        if let until = former?.until, until == nextEnd {
            nextEnd = rows.values.lazy.flatMap(\.values).flatMap(\.values).compactMap(\.until).min()
        } else if row.value != nil, let until = row.until {
            nextEnd = min(until, nextEnd ?? until)
        }
    }

    private mutating func enter(_ row: OverrideRow) {
        if row.value != nil {
            rows[row.scope, default: [:]][row.rule, default: [:]][row.field] = row
            return
        }
        rows[row.scope]?[row.rule]?[row.field] = nil
        if rows[row.scope]?[row.rule]?.isEmpty == true { rows[row.scope]?[row.rule] = nil }
        if rows[row.scope]?.isEmpty == true { rows[row.scope] = nil }
    }

    /// What the scope itself sets of the rule, by field in order of name.
    public func rows(of rule: String, in scope: OverrideScope) -> [OverrideRow] {
        (rows[scope]?[rule] ?? [:]).values.sorted { $0.field.description < $1.field.description }
    }

    /// The rows that count for a rule where `scopes` hold, least specific first, by field in order of name.
    public func effective(_ rule: String, in scopes: [OverrideScope]) -> [OverrideRow] {
        var found: [OverrideField: OverrideRow] = [:]
        for scope in scopes {
            guard let changed = rows[scope]?[rule] else { continue }
            found.merge(changed) { _, specific in specific }
        }
        return found.values.sorted { $0.field.description < $1.field.description }
    }

    /// Every row in force, in order of level, name, rule and field.
    public var all: [OverrideRow] {
        rows.values.flatMap { $0.values.flatMap(\.values) }.sorted {
            ($0.scope.level.rawValue, $0.scope.name, $0.rule, $0.field.description)
                < ($1.scope.level.rawValue, $1.scope.name, $1.rule, $1.field.description)
        }
    }
}
