internal import GRDB

/// Follows every asset over the raw rows of its moves, by a table of its own: at every moment it is in one state at one
/// place, and where it is now is where its last move brought it.
enum AssetAudit {
    /// The ways of care.md 11, and the way back from an ending that was entered wrongly.
    private static let ways: Set<String> = [
        "in-stock>allocated", "allocated>installing", "installing>in-service", "installing>in-stock",
        "in-service>suspended", "suspended>in-service", "in-service>pending-return", "in-service>repair",
        "in-service>lost", "pending-return>returned", "returned>sanitizing", "returned>retired",
        "sanitizing>ready", "sanitizing>repair", "repair>ready", "repair>sanitizing", "repair>retired",
        "ready>allocated", "lost>returned", "pending-return>in-service",
    ]

    /// How the place of each state begins.
    private static let places: [String: String] = [
        "in-stock": "store:", "allocated": "store:", "installing": "technician:", "in-service": "bed:",
        "suspended": "bed:", "pending-return": "bed:", "returned": "store:", "sanitizing": "store:",
        "repair": "technician:", "ready": "store:", "retired": "nobody", "lost": "nobody",
    ]

    /// One asset as far as its moves were read.
    private struct Trail {
        var number: Int64
        var state: String
        var place: String
        var at: Int64
        /// When it last came back from a home; `nil` while no family had it since.
        var cameBackAt: Int64?
    }

    /// What is wrong with the assets, a sentence each.
    static func differences(_ db: Database) throws -> [String] {
        var found: [String] = []
        var trails: [String: Trail] = [:]
        let works = try AssetWorks(db)
        let rows = try Row.fetchCursor(
            db, sql: "SELECT asset, number, fromState, toState, at, place FROM assetMove ORDER BY asset, number")
        while let row = try rows.next() {
            let (asset, number): (String, Int64) = (row[0], row[1])
            let (from, to): (String?, String) = (row[2], row[3])
            let (at, place): (Int64, String) = (row[4], row[5])
            let before = trails[asset]
            if number != (before?.number ?? -1) + 1 { found.append("\(asset): move \(number) has a gap before it") }
            if from != before?.state { found.append("\(asset): move \(number) begins at \(from ?? "nothing")") }
            if at < before?.at ?? at { found.append("\(asset): move \(number) is before the one before") }
            if let from, from != to, !ways.contains("\(from)>\(to)") {
                found.append("\(asset): move \(number) goes from \(from) to \(to)")
            }
            if !place.hasPrefix(places[to] ?? "?") { found.append("\(asset): \(to) at \(place)") }
            var trail = Trail(number: number, state: to, place: place, at: at, cameBackAt: before?.cameBackAt)
            if to == "returned" || (from == "in-service" && to == "repair") { trail.cameBackAt = at }
            if to == "in-service" { trail.cameBackAt = nil }
            if to == "allocated", let back = trail.cameBackAt {
                found += works.missing(asset, from: back, to: at).map { "\(asset): given out without \($0)" }
            }
            trails[asset] = trail
        }
        return found + (try presentDifferences(db, trails)) + (try doubles(db))
    }

    /// The row of each asset says what its last move says, and the states add up to the assets.
    private static func presentDifferences(_ db: Database, _ trails: [String: Trail]) throws -> [String] {
        var found: [String] = []
        var states: [String: Int] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT asset, number, state, place, since FROM asset")
        while let row = try rows.next() {
            let (asset, state): (String, String) = (row[0], row[2])
            states[state, default: 0] += 1
            guard let trail = trails[asset] else {
                found.append("\(asset): no move brought it onto the books")
                continue
            }
            let isSame =
                trail.number == (row[1] as Int64) && trail.state == state && trail.place == (row[3] as String)
                && trail.at == (row[4] as Int64)
            if !isSame { found.append("\(asset): its row is not what its last move says") }
        }
        let sum = states.filter { places[$0.key] != nil }.values.reduce(0, +)
        if sum != trails.count { found.append("assets: \(sum) in the twelve states, \(trails.count) with moves") }
        return found
    }

    /// No device is in the kits of two beds of different households, and what hangs in a kit is not in a store.
    private static func doubles(_ db: Database) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT asset.asset || ': ' || asset.state || ' at ' || asset.place || ', in the kit of ' || kitItem.bed
                FROM asset JOIN kitItem ON kitItem.serial = asset.serial
                WHERE kitItem.state IN ('bound', 'tested', 'reading-seen', 'inspected', 'signed-off')
                    AND (asset.bed IS NOT kitItem.bed OR asset.state NOT IN
                        ('installing', 'in-service', 'suspended', 'pending-return'))
                """)
    }
}
