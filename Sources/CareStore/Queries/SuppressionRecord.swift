public import CareCore

/// Something that holds alarms back, as it is read back.
public struct SuppressionRecord: Sendable, Equatable {
    /// Its place in the list, from 1.
    public let number: Int64
    /// What it is.
    public let kind: Suppression.Kind
    /// The rule that it is about; `nil` for all.
    public let rule: String?
    /// The device that it is about.
    public let device: DeviceID?
    /// The bed that it is about.
    public let bed: BedID?
    /// The household that it is about.
    public let household: HouseholdID?
    /// The township that it is about.
    public let township: String?
    /// The alarm for which it was made.
    public let alarm: AlarmID?
    /// When it began or begins; `nil` when not recorded.
    public let from: Timestamp?
    /// When it ends by itself at the latest; `nil` for not before somebody says so.
    public let until: Timestamp?
    /// Whether it ends with the condition that it was made for.
    public let untilClear: Bool
    /// Why.
    public let reason: String
    /// Who decided it.
    public let by: String
}
