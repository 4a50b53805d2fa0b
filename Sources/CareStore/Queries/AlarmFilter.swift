public import CareCore

/// Which alarms are wanted; what is `nil` or false asks for nothing.
public struct AlarmFilter: Sendable, Equatable {
    /// Only those that are not over.
    public var openOnly = false
    /// Only those that are assigned to that person or were acknowledged by them.
    public var person: String?
    /// Only those of that priority.
    public var priority: Priority?
    /// Only those of that bed, and of its household.
    public var bed: BedID?
    /// Only those of that county.
    public var county: CountyCode?
    /// Only those that do not ring although their condition holds, in that state.
    public var state: AlarmState?

    /// Only those whose number is less: what a page before ended with.
    public var before: AlarmID?
    /// Only those with which people have got exactly so far.
    public var work: WorkState?
    /// Only those of that rule.
    public var rule: String?
    /// Only those of that township: of its beds, their households, or the area itself.
    public var township: TownshipCode?
    /// Only those of that provider's beds and their households.
    public var provider: ProviderID?
    /// Only those raised at that gateway time or later.
    public var from: Timestamp?
    /// Only those raised before that gateway time.
    public var until: Timestamp?

    /// Asks for everything.
    public init() {}

    /// Only those that are not over.
    public static var open: AlarmFilter {
        var filter = AlarmFilter()
        filter.openOnly = true
        return filter
    }
}
