/// What the core remembers of one household.
struct HouseholdState: Equatable {
    /// Device time in ms of the newest sign that somebody is up and about; `Int64.min` for none.
    var activityAt: Int64 = .min
    /// Listening clock at which the hub was heard again after a silence; `Int64.min` for never.
    var hubReturned: Int64 = .min
    /// The hub; `nil` for none.
    var hub: DeviceNumber?
    /// Devices that serve the household or one of its beds now, in order of number.
    var devices: [DeviceNumber] = []
}
