/// For whom somebody has a role.
public enum ContactScope: Hashable, Sendable, CustomStringConvertible {
    /// One bed.
    case bed(BedID)
    /// Every bed of a household.
    case household(HouseholdID)
    /// Every bed of a township, by its nine-digit code.
    case township(String)
    /// Every bed of a provider, by the identity with which its beds are imported: 1 to 32 letters, digits, `:`, `_`,
    /// `-`.
    case station(String)
    /// Every bed of a county.
    case county(CountyCode)
    case everywhere

    /// What a good text is, for messages.
    public static let expected =
        "bed:532901-000123, household:ID, township:532901001, station:ID, county:532901 or everywhere"

    /// Parses the text form; `nil` for everything else.
    public init?(_ text: some StringProtocol) {
        guard text != "everywhere" else {
            self = .everywhere
            return
        }
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let scope = Self.scope(String(parts[0]), String(parts[1])) else { return nil }
        self = scope
    }

    private static func scope(_ kind: String, _ value: String) -> ContactScope? {
        switch kind {
        case "bed": BedID(value).map { .bed($0) }
        case "household": HouseholdID(value).map { .household($0) }
        case "township":
            value.utf8.count == 9 && value.utf8.allSatisfy { (48...57).contains($0) } ? .township(value) : nil
        case "station":
            (1...32).contains(value.utf8.count) && value.utf8.allSatisfy(DeviceID.isAllowed) ? .station(value) : nil
        case "county": CountyCode(value).map { .county($0) }
        default: nil
        }
    }

    /// The text form, in files, records and the store.
    public var description: String {
        switch self {
        case .bed(let bed): "bed:\(bed)"
        case .household(let household): "household:\(household)"
        case .township(let code): "township:\(code)"
        case .station(let station): "station:\(station)"
        case .county(let county): "county:\(county)"
        case .everywhere: "everywhere"
        }
    }
}
