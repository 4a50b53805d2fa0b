internal import GRDB

/// What was done to assets between two families, from the raw rows.
struct AssetWorks {
    private var moments: [String: [(work: String, at: Int64, isGood: Bool)]] = [:]
    private var talking: Set<String> = []

    init(_ db: Database) throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT asset, work, at, passed FROM assetWork")
        while let row = try rows.next() {
            let passed: Int64? = row[3]
            moments[row[0], default: []].append((row[1], row[2], passed != 0))
        }
        talking = try Set(String.fetchAll(db, sql: "SELECT asset FROM asset WHERE device IS NOT NULL"))
    }

    /// What is not on record between its coming back and its being given out. Source: care.md 11.
    func missing(_ asset: String, from: Int64, to: Int64) -> [String] {
        let own = (moments[asset] ?? []).filter { (from...to).contains($0.at) && $0.isGood }.map(\.work)
        var missing: [String] = []
        if !own.contains("sanitation") { missing.append("disinfection") }
        if !own.contains("function-test") { missing.append("a function test that it passed") }
        if talking.contains(asset), !own.contains("wipe") { missing.append("the wiping of its data") }
        return missing
    }
}
