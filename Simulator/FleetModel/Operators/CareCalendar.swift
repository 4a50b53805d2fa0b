public import CareCore
public import SimKit

/// What people of a real fleet tell the operators beforehand or meanwhile: who is in hospital, where staff have come,
/// which town will be without power.
public struct CareCalendar: Sendable {
    /// What is said, and when, in order.
    public private(set) var words: [(at: Moment, order: SuppressionOrder)] = []

    /// One visit in so many days at each bed, of an hour and a half (own; the plan of Dali asks for three in all).
    private static let visitDays: Int64 = 30

    /// Draws the calendar of a fleet up to `end`; that of the control is empty.
    public init(_ fleet: FleetPlan, until end: Moment) {
        guard fleet.options.population == .real else { return }
        let start = fleet.options.start
        let days = (CivilDay(of: start).number...CivilDay(of: end).number).map { CivilDay(number: $0) }
        for (index, household) in fleet.households.enumerated() {
            for (place, bed) in household.beds.enumerated() {
                guard let id = BedID(bed.id) else { continue }
                addBed(id, fleet.random(ofHousehold: index).stream("bed", Int64(place)), days, since: start)
            }
        }
        for township in Set(fleet.households.map(\.township)).sorted() {
            addOutages(township, HouseholdDay.town(township, seed: fleet.options.seed), days)
        }
        words = words.filter { $0.at > start && $0.at < end }.enumerated()
            .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }

    private mutating func addBed(_ bed: BedID, _ random: RandomSource, _ days: [CivilDay], since start: Moment) {
        var isAwayUntil = start
        var offset = random.stream("visits")
        let turn = Int64(offset.below(UInt64(Self.visitDays)))
        for day in days {
            let random = random.stream("day", day.number)
            if let stay = HospitalStay(day, random), stay.from > isAwayUntil {
                isAwayUntil = stay.until
                if let told = stay.toldAt {
                    words.append((told, .away(bed, until: nil, reason: "hospital", kind: .hospital)))
                    words.append((stay.until + .minutes(30), .back(bed)))
                }
            }
            guard (day.number + turn) % Self.visitDays == 0, day.start > isAwayUntil else { continue }
            var visit = random.stream("visit")
            let begin = day.at(9) + visit.span(.zero, .hours(7))
            words.append((begin, .beginVisit(bed, planned: .minutes(90))))
            words.append((begin + visit.span(.minutes(60), .minutes(110)), .endVisit(bed)))
        }
    }

    /// The grid announces one in three outages of a town twelve hours before, with half an hour to spare (own).
    private mutating func addOutages(_ township: String, _ town: RandomSource, _ days: [CivilDay]) {
        for day in days {
            var announced = town.stream("announced", day.number)
            for outage in HouseholdDay.outages(ofTown: town, day) where announced.chance(Ratio(1, in: 3)) {
                let until = outage.at + outage.length + .minutes(30)
                words.append(
                    (
                        outage.at - .hours(12),
                        .announceOutage(
                            township: township, from: Self.timestamp(outage.at), until: Self.timestamp(until),
                            reason: "work on the grid")
                    ))
            }
        }
    }

    private static func timestamp(_ moment: Moment) -> Timestamp { Timestamp(milliseconds: moment.milliseconds) }
}
