/// What is taken out of service, by the names that people use.
public struct ServiceTarget: Sendable, Equatable {
    /// A thing or a place.
    public enum Thing: Sendable, Equatable {
        case device(DeviceID)
        case bed(BedID)
        case household(HouseholdID)
    }

    /// The device, bed or household.
    public let thing: Thing
    /// The rule; `nil` for every rule of a device.
    public let rule: String?

    /// Makes a target.
    public init(_ thing: Thing, rule: String?) {
        self.thing = thing
        self.rule = rule
    }
}

extension ServiceTarget: CustomStringConvertible {
    /// In words.
    public var description: String {
        let name: String
        switch thing {
        case .device(let device): name = "device \(device)"
        case .bed(let bed): name = "bed \(bed)"
        case .household(let household): name = "household \(household)"
        }
        return rule.map { "\($0) of \(name)" } ?? name
    }
}
