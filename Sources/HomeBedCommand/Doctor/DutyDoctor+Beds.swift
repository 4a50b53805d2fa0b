import CareCore

/// Where the contact book has people and an alarm would still find none of them.
extension DutyDoctor {
    /// Beds for which no operator answers, whatever the rota says, and providers for which people answer and which no
    /// bed names; empty for none. A book without any operator has its own line.
    static func beds(_ registry: Registry, at now: Timestamp) -> [Finding] {
        let valid = ContactRole.allCases.flatMap { registry.duty.contacts(as: $0) }.filter { $0.isValid(at: now) }
        let posts = valid.map(\.post) + registry.duty.posts
        return unanswered(registry, Set(posts.filter { $0.role == .operator }.map(\.scope)))
            + unknown(registry, Set(posts.map(\.scope)))
    }

    private static func unanswered(_ registry: Registry, _ scopes: Set<ContactScope>) -> [Finding] {
        if scopes.isEmpty { return [] }
        let alone = registry.beds.indices.filter { index in
            scopes.isDisjoint(with: registry.contactScopes(of: .bed(BedNumber(Int32(index)))).flatMap(\.self))
        }
        guard let first = alone.first.map({ registry.beds[$0].id }) else { return [] }
        return [
            .warn(
                "contacts", "no operator answers for \(alone.count) of \(registry.beds.count) beds, first \(first)",
                do: "homebed contacts import: an operator for their provider (station:ID), township or county, or for"
                    + " everywhere")
        ]
    }

    private static func unknown(_ registry: Registry, _ scopes: Set<ContactScope>) -> [Finding] {
        let providers = Set(registry.beds.compactMap { $0.provider?.text })
        let strangers = scopes.compactMap { scope -> String? in
            guard case .station(let provider) = scope, !providers.contains(provider) else { return nil }
            return provider
        }
        if strangers.isEmpty { return [] }
        return [
            .warn(
                "contacts", "people answer for \(strangers.sorted().joined(separator: ", ")), provider of no bed",
                do: "they hear of nothing: import beds with the column provider, or the contacts with another scope")
        ]
    }
}
