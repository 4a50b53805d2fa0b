internal import GRDB

/// Numbers of rows by the bed or household to which each belongs.
struct PlaceRows {
    private let beds: [Int64: [Int64]]
    private let households: [Int64: [Int64]]
    /// All of them.
    let numbers: [Int64]

    /// Reads a query of bed, household and number, the first two NULL where it is not that.
    init(_ db: Database, _ query: NamedQuery, _ values: [DatabaseValue]) throws {
        var (beds, households, numbers): ([Int64: [Int64]], [Int64: [Int64]], [Int64]) = ([:], [:], [])
        try HotStatement(db, cached: query.sql, values).forEachRow { row in
            let number = row.integer(2)
            if !row.isNull(0) { beds[row.integer(0), default: []].append(number) }
            if !row.isNull(1) { households[row.integer(1), default: []].append(number) }
            numbers.append(number)
            return true
        }
        (self.beds, self.households, self.numbers) = (beds, households, numbers)
    }

    /// Those of a bed and its household.
    func numbers(bed: Int64, household: Int64) -> [Int64] { (beds[bed] ?? []) + (households[household] ?? []) }
}
