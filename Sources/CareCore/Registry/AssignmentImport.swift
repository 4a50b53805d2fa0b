/// One line of an import: which device serves which bed since when.
public struct AssignmentImport: Sendable, Equatable {
    /// Line of the file, counted from 1 with the header; for messages only.
    public let line: Int
    /// The county.
    public let county: CountyCode
    /// The bed.
    public let bed: BedID
    /// The device.
    public let device: DeviceID
    /// Identity of a profile.
    public let profile: String
    /// Start of service; `nil` for the moment the command is applied.
    public let since: Timestamp?
    /// Nine-digit code of the township; `nil` leaves what is recorded.
    public let township: String?
    /// `nil` for the bed's own household.
    public let household: HouseholdID?
    /// Metres above sea level; `nil` leaves what is recorded.
    public let altitude: Int32?
    /// `nil` leaves what is recorded.
    public let facts: ResidentFacts?
    /// Who answers for the bed; `nil` leaves what is recorded.
    public let provider: ProviderID?
    /// Of the household; `nil` leaves what is recorded.
    public let address: PostalAddress?
    /// Of the household; `nil` leaves what is recorded.
    public let position: GeoPosition?

    /// Makes a line.
    public init(
        line: Int, county: CountyCode, bed: BedID, device: DeviceID, profile: String, since: Timestamp?,
        township: String? = nil, household: HouseholdID? = nil, altitude: Int32? = nil, facts: ResidentFacts? = nil,
        provider: ProviderID? = nil, address: PostalAddress? = nil, position: GeoPosition? = nil
    ) {
        self.line = line
        self.county = county
        self.bed = bed
        self.device = device
        self.profile = profile
        self.since = since
        self.township = township
        self.household = household
        self.altitude = altitude
        self.facts = facts
        self.provider = provider
        self.address = address
        self.position = position
    }
}
