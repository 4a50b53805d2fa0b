public import CareCore

/// A battery that a technician has to see to, and where.
public struct BatteryStop: Sendable, Equatable {
    /// The village; `nil` where the household has no residence in the records.
    public let village: VillageCode?
    /// The bed.
    public let bed: BedID
    /// The household of the bed.
    public let household: HouseholdID?
    /// The problem.
    public let line: RepairLine
    /// What the device is, in Chinese.
    public let kind: String
    /// The cell to bring: `CR2450`; `nil` where it is built in or not known.
    public let cell: String?
    /// The least percent of the newest day with facts; `nil` where none has any, or it tells only that it is low.
    public let percent: Int?

    /// Makes a stop.
    public init(
        village: VillageCode?, bed: BedID, household: HouseholdID?, line: RepairLine, kind: String, cell: String?,
        percent: Int?
    ) {
        self.village = village
        self.bed = bed
        self.household = household
        self.line = line
        self.kind = kind
        self.cell = cell
        self.percent = percent
    }

    /// Whether a problem is one of a battery. Source: care.md 8.2, BAT-1 and BAT-2.
    public static func isBattery(_ line: RepairLine) -> Bool { line.problem.rule.hasPrefix("BAT-") }
}
