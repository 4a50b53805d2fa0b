/// Whose beds an override is for.
public enum OverrideScope: Hashable, Sendable, CustomStringConvertible {
    /// Every bed of the gateway.
    case prefecture
    case county(CountyCode)
    case provider(ProviderID)
    case bed(BedID)

    /// Parses a stored scope; `nil` when the text names nothing of that level.
    public init?(level: OverrideLevel, name: String) {
        switch level {
        case .prefecture: self = .prefecture
        case .county:
            guard let county = CountyCode(name) else { return nil }
            self = .county(county)
        case .provider:
            guard let provider = ProviderID(name) else { return nil }
            self = .provider(provider)
        case .bed:
            guard let bed = BedID(name) else { return nil }
            self = .bed(bed)
        }
    }

    /// Its level.
    public var level: OverrideLevel {
        switch self {
        case .prefecture: .prefecture
        case .county: .county
        case .provider: .provider
        case .bed: .bed
        }
    }

    /// The identity within its level; empty for the prefecture.
    public var name: String {
        switch self {
        case .prefecture: ""
        case .county(let county): county.description
        case .provider(let provider): provider.text
        case .bed(let bed): bed.description
        }
    }

    /// `county 532901`.
    public var description: String { name.isEmpty ? level.name : "\(level.name) \(name)" }
}
