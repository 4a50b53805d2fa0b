public import CareCore

/// Why the gateway cannot start from its database.
public enum RecoveryError: Error, Sendable, Equatable {
    /// The store cannot be read.
    case store(CommitError)
    /// The stored state of a device, or of the core when `device` is nil, cannot be read.
    case state(StateError, device: DeviceNumber?)
    /// The profiles of that fingerprint, under which the journal was written, are not to be had.
    case unknownProfiles(UInt64)
    /// The journal blob of that position cannot be read.
    case journal(JournalError, blob: Int)
}
