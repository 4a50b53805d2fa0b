public import CareCore

/// The figures of visits of one provider in one county over a period. Each is a list of the visits that it counts, so
/// that a reader can look at every one of them. Source: care.md 12, the group of visits.
public struct VisitFigures: Sendable, Equatable {
    /// The county.
    public let county: CountyCode
    /// The provider.
    public let provider: ProviderCode
    /// Served residents, one a valid finished visit (人次): two staff are one, a couple is two.
    public internal(set) var served: [RecordID] = []
    /// Of those, what counts toward the promise for the end of 2021: 4,200 in the whole programme.
    public internal(set) var early: [RecordID] = []
    /// Of those, what counts toward the promise in all: 6,300 in the whole programme.
    public internal(set) var promised: [RecordID] = []
    /// Of those, the later visits (后续服务).
    public internal(set) var further: [RecordID] = []
    /// Finished visits that count nowhere, because something about them is doubtful.
    public internal(set) var doubtful: [RecordID] = []
    /// Finished visits, doubtful ones too, on which at least two people served.
    public internal(set) var withTwoStaff: [RecordID] = []
    /// Visits of `served` that were rated.
    public internal(set) var rated: [RecordID] = []
    /// Visits of `served` about which the family complained.
    public internal(set) var complaints: [RecordID] = []
    /// Visits whose planned start lies in the period, cancelled ones too.
    public internal(set) var planned: [RecordID] = []
    /// Those of `planned` that took place.
    public internal(set) var kept: [RecordID] = []
    /// The visits of `served` by resident.
    public internal(set) var visitsByResident: [RecordID: [RecordID]] = [:]
    /// Length of each visit of `served`.
    public internal(set) var lengths: [RecordID: Milliseconds] = [:]
    /// Points of each visit of `rated`.
    public internal(set) var ratings: [RecordID: Int64] = [:]

    init(county: CountyCode, provider: ProviderCode) {
        self.county = county
        self.provider = provider
    }

    /// Length of the visits of `served` together.
    public var length: Milliseconds { lengths.values.reduce(.zero) { $0 + $1 } }

    /// Points of the visits of `rated` together.
    public var points: Int64 { ratings.values.reduce(0, +) }

    /// Residents with at least that many visits in the period, in order.
    public func residents(atLeast visits: Int) -> [RecordID] {
        visitsByResident.filter { $0.value.count >= visits }.keys.sorted()
    }

    /// The share of finished visits with at least two staff, 0…1; `nil` without visits.
    public var twoStaffRate: Double? { Self.share(withTwoStaff.count, served.count + doubtful.count) }

    /// The share of planned visits that took place, 0…1; `nil` without plans. Source: care.md 9, visitRate.
    public var keptRate: Double? { Self.share(kept.count, planned.count) }

    /// The mean length of a visit; `nil` without visits.
    public var meanLength: Milliseconds? {
        served.isEmpty ? nil : Milliseconds(length.count / Int64(served.count))
    }

    /// The mean rating, 1…5; `nil` without ratings.
    public var satisfaction: Double? { rated.isEmpty ? nil : Double(points) / Double(rated.count) }

    private static func share(_ part: Int, _ whole: Int) -> Double? { whole == 0 ? nil : Double(part) / Double(whole) }
}
