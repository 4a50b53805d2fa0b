public import CareCore

/// State that a restart begins from; the journal behind it is replayed, the journal before it is dropped.
public struct Checkpoint: Sendable, Equatable {
    /// One device's encoded state.
    public struct DeviceState: Sendable, Equatable {
        /// The device.
        public let device: DeviceNumber
        /// The encoded state.
        public let bytes: [UInt8]
        /// When the device said something last, for who reads the store; the encoded state has it too.
        public let heardAt: Timestamp?

        /// Makes a state.
        public init(device: DeviceNumber, bytes: [UInt8], heardAt: Timestamp? = nil) {
            self.device = device
            self.bytes = bytes
            self.heardAt = heardAt
        }
    }

    /// States of the devices that changed since the last checkpoint; when read back, of all devices.
    public var devices: [DeviceState]
    /// Everything that belongs to no single device.
    public var core: [UInt8]
    /// Fingerprint of the profiles under which the states were made.
    public var profiles: UInt64

    /// Makes a checkpoint.
    public init(devices: [DeviceState], core: [UInt8], profiles: UInt64) {
        self.devices = devices
        self.core = core
        self.profiles = profiles
    }
}
