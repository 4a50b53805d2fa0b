public import CareCore

/// A device as lists show it.
public struct DeviceListing: Sendable, Equatable {
    /// The lowest charge of a day.
    public struct Battery: Sendable, Equatable {
        /// In percent.
        public let percent: Double
        /// The day, in civil days since 1970-01-01.
        public let day: Int32
    }

    /// Its identity.
    public let id: DeviceID
    /// The county under whose topics it speaks.
    public let county: CountyCode
    /// Identity of its profile.
    public let profile: String
    /// The profile's class; `nil` for a profile that is not in force.
    public let deviceClass: DeviceClass?
    /// The bed that it serves now.
    public let bed: BedID?
    /// The household that it serves now as a whole.
    public let household: HouseholdID?
    /// Since when it serves there.
    public let servesSince: Timestamp?
    /// What the books say of it; `nil` for one that is on no book.
    public let custody: Custody?
    /// The newest charge that the daily facts tell; `nil` for mains, and when it told none in `batteryDays`.
    public let battery: Battery?
    /// When it was heard last.
    public let lastContact: Timestamp?

    /// Days back from the newest facts in which a charge is looked for: buttons tell theirs once a day, pads once a
    /// week.
    public static let batteryDays: Int32 = 14
}
