public import CareCore

/// What both rates said of a device at the end of a day.
public struct DeviceRate: Sendable, Equatable {
    /// What it is called.
    public let name: String
    /// By which it is counted.
    public let useClass: UseClass
    /// The first bed that it serves.
    public let bed: BedID
    /// 能用.
    public let isUsable: Bool
    /// 起作用; `nil` for what is not judged yet.
    public let isUsed: Bool?

    /// Makes a rate.
    public init(name: String, useClass: UseClass, bed: BedID, isUsable: Bool, isUsed: Bool?) {
        self.name = name
        self.useClass = useClass
        self.bed = bed
        self.isUsable = isUsable
        self.isUsed = isUsed
    }
}
