/// A row of the registry that a command wrote, for the store.
public enum RegistryChange: Sendable, Equatable {
    case household(HouseholdNumber, Household)
    case bed(BedNumber, Bed)
    case device(DeviceNumber, Device)
    /// The device's running assignment ends at that moment.
    case assignmentEnded(DeviceNumber, at: Timestamp)
    case assignmentStarted(DeviceNumber, Assignment)
    /// The device's running assignment, which keeps its start, was at another place all the time.
    case assignmentMoved(DeviceNumber, Assignment)
    /// Somebody gave a rule another value for some beds, or set it back.
    case overridden(OverrideRow)
    /// A line of the contact book, new or changed.
    case contact(Contact)
    /// A shift of the rota, new or changed.
    case shift(Shift)
    case shiftRemoved(Shift)
}
