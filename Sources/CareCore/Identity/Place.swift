/// What a device serves: one bed, or a household and with it each of its beds.
public enum Place: Hashable, Sendable {
    /// One bed: buttons, pads, mattresses, wearables, nursing beds, pill boxes.
    case bed(BedNumber)
    /// A household: hub, camera, household alarms, room sensors.
    case household(HouseholdNumber)
}
