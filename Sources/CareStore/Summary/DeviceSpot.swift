/// A device at a place.
struct DeviceSpot: Hashable {
    /// 1 for a bed, 2 for a household.
    let kind: Int64
    /// The number of the bed or household.
    let place: Int64
    /// The number of the device.
    let device: Int64

    /// There is a look-up for each device: the number alone tells nearly all of them apart.
    func hash(into hasher: inout Hasher) { hasher.combine(device) }
}
