internal import GRDB

/// Nobody is shown what a device measured or told in another home (promise 6).
///
/// Where each device was comes from the raw rows of the county's property: which asset it is, and its moves. That is
/// compared with the intervals by which the gateway says whose a reading is, and with the bed that stands in each
/// event. Whatever belongs to nobody is nobody's business.
enum HouseholdAudit {
    /// A time in which a device was somewhere.
    private struct Stay {
        let from: Int64
        /// The first moment after it.
        var until = Int64.max
        let household: String

        func contains(_ moment: Int64) -> Bool { from <= moment && moment < until }
    }

    /// States in which a thing is in somebody's home. Source: care.md 11.
    private static let atHome: Set<String> = ["installing", "in-service", "suspended", "pending-return"]

    /// What is wrong, a sentence for each device, with the household of every bed of the play.
    static func differences(_ db: Database, _ households: [String: String]) throws -> [String] {
        let held = try held(db, households)
        let owned = try owned(db, households)
        var found: [String: String] = [:]
        func compare(_ what: String, of device: String, at moment: Int64, with owners: [String]) {
            guard let stays = held[device], found[device] == nil else { return }
            let holder = stays.first { $0.contains(moment) }?.household
            guard let wrong = owners.first(where: { $0 != holder }) else { return }
            found[device] =
                "\(what) of \(device) at \(moment) is \(wrong)'s, and the device was with \(holder ?? "nobody") then"
        }
        let readings = try Row.fetchCursor(
            db,
            sql: """
                SELECT DISTINCT device.identity, reading.minute * 60000 + reading.millisecond
                FROM reading JOIN device ON device.number = reading.device
                """)
        while let row = try readings.next() {
            let (device, moment): (String, Int64) = (row[0], row[1])
            let owners = (owned[device] ?? []).filter { $0.contains(moment) }.map(\.household)
            compare("a reading", of: device, at: moment, with: owners)
        }
        let events = try Row.fetchCursor(
            db,
            sql: """
                SELECT device.identity, event.at, bed.identity
                FROM event JOIN device ON device.number = event.device JOIN bed ON bed.number = event.bed
                """)
        while let row = try events.next() {
            let bed: String = row[2]
            compare("an event", of: row[0], at: row[1], with: [households[bed] ?? bed])
        }
        return found.values.sorted()
    }

    /// Where each device was, by the moves of the asset that it is.
    private static func held(_ db: Database, _ households: [String: String]) throws -> [String: [Stay]] {
        var stays: [String: [Stay]] = [:]
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT asset.device, move.toState, move.at, move.bed FROM assetMove AS move JOIN asset USING (asset)
                WHERE asset.device IS NOT NULL ORDER BY asset.device, move.number
                """)
        while let row = try rows.next() {
            let (device, state, at): (String, String, Int64) = (row[0], row[1], row[2])
            var own = stays[device] ?? []
            if let last = own.indices.last, own[last].until == .max { own[last].until = at }
            if atHome.contains(state), let bed: String = row[3] {
                own.append(Stay(from: at, household: households[bed] ?? bed))
            }
            stays[device] = own
        }
        return stays
    }

    /// Whose its readings are, by the gateway's own registry.
    private static func owned(_ db: Database, _ households: [String: String]) throws -> [String: [Stay]] {
        var stays: [String: [Stay]] = [:]
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT device.identity, assignment.start, assignment.until, bed.identity, household.identity
                FROM assignment JOIN device ON device.number = assignment.device
                LEFT JOIN bed ON bed.number = assignment.bed
                LEFT JOIN household ON household.number = assignment.household
                """)
        while let row = try rows.next() {
            let (device, bed, household): (String, String?, String?) = (row[0], row[3], row[4])
            let name = bed.map { households[$0] ?? $0 } ?? household ?? ""
            stays[device, default: []].append(Stay(from: row[1], until: row[2] ?? .max, household: name))
        }
        return stays
    }
}
