public import CareCore

/// How long a device was in service at a place, and online in it, over the period and from the first day on record.
public struct DeviceTime: Sendable, Equatable {
    /// Seconds.
    public struct Seconds: Sendable, Equatable {
        /// Serving the place.
        public let service: Int64
        /// Of those, online.
        public let online: Int64
        /// Of those, with valid values.
        public let effective: Int64

        /// Makes seconds.
        public init(service: Int64, online: Int64, effective: Int64) {
            self.service = service
            self.online = online
            self.effective = effective
        }
    }

    /// The device; empty where no row is named.
    public let device: String
    /// What it is.
    public let deviceClass: DeviceClass
    /// The bed that it serves; the first of a household.
    public let bed: BedID
    /// Over the period.
    public let period: Seconds
    /// From the first day on record.
    public let total: Seconds

    /// Makes a time.
    public init(device: String, deviceClass: DeviceClass, bed: BedID, period: Seconds, total: Seconds) {
        self.device = device
        self.deviceClass = deviceClass
        self.bed = bed
        self.period = period
        self.total = total
    }
}

extension KitKind {
    /// What a device is in a bed's kit; `nil` for a hub, which the plan does not name.
    init?(_ deviceClass: DeviceClass) {
        switch deviceClass {
        case .emergencyButton: self = .emergencyCall
        case .wetnessPad: self = .wetnessPad
        case .smartMattress: self = .smartMattress
        case .wearable: self = .wearable
        case .nursingBed: self = .nursingBed
        case .camera: self = .camera
        case .householdAlarm: self = .alarm
        case .pillBox: self = .pillBox
        case .hub: return nil
        }
    }
}
