public import CareCore
public import CareRecords
internal import GRDB

/// Where things must lie to stand in a list: in the scope of who asks, and in the places that they name.
public struct PlaceFilter: Sendable, Equatable {
    /// The scope of who asks.
    public var scope: AccessScope
    /// Only what lies in that county.
    public var county: CountyCode?
    /// Only what lies in that township.
    public var township: TownshipCode?
    /// Only what lies with that provider.
    public var provider: ProviderID?

    /// Asks for everything in `scope`.
    public init(scope: AccessScope) { self.scope = scope }

    /// The bed outside of which nothing is wanted, where the scope is one: it is looked up instead of walked to.
    var bed: BedID? {
        guard case .bed(let bed) = scope else { return nil }
        return bed
    }

    /// What is asked of a place, each under the name of its arguments.
    private var questions: [(name: String, scope: AccessScope)] {
        [
            ("scope", scope), ("county", county.map { .counties([$0]) } ?? .everything),
            ("township", township.map { .townships([$0]) } ?? .everything),
            ("provider", provider.map { .provider($0) } ?? .everything),
        ]
    }

    /// Whether what has these places lies in the scope and in each place that is named.
    func covers(anyOf places: [ScopedPlace]) -> Bool { questions.allSatisfy { $0.scope.covers(anyOf: places) } }

    /// A condition of `ScopeFilter`, asked of the scope and of each place. Stands in the text of a named query.
    static func condition(_ condition: String) -> String {
        PlaceFilter(scope: .everything).questions.map { asked(condition, as: $0.name) }.joined(separator: " AND ")
    }

    /// The same for a text that is made for this filter: what asks for nothing is left out.
    func condition(_ condition: String) -> String {
        let asked = questions.filter { $0.scope != .everything }.map { Self.asked(condition, as: $0.name) }
        return asked.isEmpty ? "true" : asked.joined(separator: " AND ")
    }

    /// The named arguments of the first.
    var arguments: StatementArguments { arguments(of: questions) }

    /// The named arguments of the second.
    var ownArguments: StatementArguments { arguments(of: questions.filter { $0.scope != .everything }) }

    private func arguments(of questions: [(name: String, scope: AccessScope)]) -> StatementArguments {
        questions.reduce(into: StatementArguments()) { $0 += ScopeFilter($1.scope, as: $1.name).arguments }
    }

    private static func asked(_ condition: String, as name: String) -> String {
        condition.replacing(":scope", with: ":\(name)")
    }
}
