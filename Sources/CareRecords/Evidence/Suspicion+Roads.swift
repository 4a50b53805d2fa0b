public import CareCore

extension Suspicion {
    /// Visits of one person that lie nearer in time than the road between the homes allows. A road is never shorter
    /// than the way of a crow, so with the county's speed for that way the time needed is a lower bound.
    /// - Parameters:
    ///   - rows: Rows of the table of visits.
    ///   - homes: Where residents live, whichever beds they had; visits to others are left out.
    ///   - speeds: The counties' speeds in km/h; between two counties the faster one counts.
    ///   - staff: Which lines are one person.
    /// - Returns: One finding a journey, in order of time.
    public static func tooNear(
        _ rows: some Sequence<RecordRow>, homes: [RecordID: MicroPosition], speeds: [CountyCode: Int64],
        staff: StaffLines = StaffLines()
    ) -> [SuspicionFinding] {
        var byPerson: [RecordID: [Visit]] = [:]
        for visit in arrivals(rows) where visit.endAt != nil {
            for person in staff.people(of: visit) { byPerson[person, default: []].append(visit) }
        }
        // Both people of a pair make the same journey: one finding names them all.
        var journeys: [Journey: [String]] = [:]
        for (person, visits) in byPerson {
            for journey in journeysTooShort(visits, homes, speeds) {
                let ends = visits.filter { $0.id == journey.from || $0.id == journey.to }
                journeys[journey, default: []].append(staff.subject(of: person, in: ends))
            }
        }
        return journeys.sorted { ($0.key.arrival, $0.key.from, $0.key.to) < ($1.key.arrival, $1.key.from, $1.key.to) }
            .map { journey, people in
                SuspicionFinding(
                    .tooNear, subject: people.sorted().joined(separator: " "), visits: [journey.from, journey.to],
                    text: journey.text)
            }
    }

    private struct Journey: Hashable {
        let from: RecordID
        let to: RecordID
        let arrival: Timestamp
        let text: String
    }

    private static func journeysTooShort(
        _ visits: [Visit], _ homes: [RecordID: MicroPosition], _ speeds: [CountyCode: Int64]
    ) -> [Journey] {
        var found: [Journey] = []
        var previous: Visit?
        // Of visits that overlap, the one that ends last is what keeps a person longest.
        var latest: Visit?
        for visit in visits where homes[visit.resident] != nil {
            let earlier = previous?.id == latest?.id ? [previous] : [latest, previous]
            found += earlier.compactMap { $0 }.compactMap { journey($0, visit, homes, speeds) }
            previous = visit
            if let end = latest?.endAt, let own = visit.endAt, own <= end { continue }
            latest = visit
        }
        return found
    }

    private static func journey(
        _ from: Visit, _ to: Visit, _ homes: [RecordID: MicroPosition], _ speeds: [CountyCode: Int64]
    ) -> Journey? {
        guard let left = from.endAt, let arrived = to.arrivedAt, let start = homes[from.resident],
            let goal = homes[to.resident]
        else { return nil }
        let distance = start.distance(to: goal)
        guard distance > SuspicionLimits.positionMargin else { return nil }
        let speed = max(speed(from, speeds), speed(to, speeds))
        let metresPerMillisecond = Double(speed) / 3_600
        let needed = Milliseconds(Int64((distance - SuspicionLimits.positionMargin) / metresPerMillisecond))
        let given = arrived - left
        guard given + SuspicionLimits.roadMargin < needed else { return nil }
        let minutes = given.count / 60_000
        return Journey(
            from: from.id, to: to.id, arrival: arrived,
            text: "\(Int(distance)) m apart as the crow flies, \(minutes) min between them, at \(speed) km/h "
                + "\(needed.count / 60_000) min are needed")
    }

    private static func speed(_ visit: Visit, _ speeds: [CountyCode: Int64]) -> Int64 {
        speeds[visit.county].flatMap { $0 > 0 ? $0 : nil } ?? SuspicionLimits.fastest
    }
}
