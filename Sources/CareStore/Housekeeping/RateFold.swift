internal import CareCore
internal import CareRecords
internal import GRDB

/// The two rates of everything in service at the end of one day: read piece by piece, judged home by home.
///
/// Made from the facts of the last days, which must stand, and from what the records say by then. A restart begins it
/// again. Decision 59.
struct RateFold {
    private static let devicesPerStep = 500
    private static let homesPerStep = 50

    private let day: CivilDate
    private let closedDay: Int32
    private let registry: Registry
    private var book: EvidenceBook
    private var days: ArraySlice<Int32>
    private var hasMoments = false
    private var windows: ArraySlice<(number: DeviceNumber, window: Range<Int64>)>?
    private var homes: [[DeviceEvidence]] = []
    private var nextHome = 0

    /// Begins the next day that is due, and takes away what was made of it before.
    /// - Returns: `nil` when none is due.
    static func next(_ db: Database, _ profiles: ProfileSet, closedDay: Int32) throws -> RateFold? {
        guard let day = try RateSchedule.next(db, closedDay: closedDay) else { return nil }
        try db.inTransaction(.immediate) {
            for table in ["rateDay", "dailyRate"] {
                try db.cachedStatement(sql: "DELETE FROM \(table) WHERE day = ?").execute(arguments: [day.day])
            }
            return .commit
        }
        return RateFold(try RegistryReader.read(db), profiles, day, closedDay: closedDay)
    }

    private init(_ registry: Registry, _ profiles: ProfileSet, _ day: CivilDate, closedDay: Int32) {
        self.day = day
        self.closedDay = closedDay
        self.registry = registry
        book = EvidenceBook(registry, profiles, day: day)
        days = Array(book.factDays)[...]
    }

    /// Does one step.
    /// - Returns: Whether the day is done.
    mutating func step(_ db: Database) throws -> Bool {
        if let day = days.popFirst() {
            try book.readFacts(of: day, db)
            return false
        }
        guard hasMoments else {
            try book.readMoments(db)
            hasMoments = true
            return false
        }
        var rest = windows ?? book.eventWindows[...]
        guard windows == nil || !rest.isEmpty else { return try judge(db) }
        for (number, window) in rest.prefix(Self.devicesPerStep) { try book.readEvents(of: number, in: window, db) }
        rest = rest.dropFirst(Self.devicesPerStep)
        windows = rest
        if rest.isEmpty { homes = evidenceByHome() }
        return false
    }

    /// What is known of the devices of each household; a device of several beds stands with the first.
    private func evidenceByHome() -> [[DeviceEvidence]] {
        var homes = [[DeviceEvidence]](repeating: [], count: registry.households.count)
        for device in book.evidence {
            guard let bed = device.beds.first.flatMap({ registry.number(of: $0) }) else { continue }
            homes[Int(registry[bed].household.index)].append(device)
        }
        return homes
    }

    private mutating func judge(_ db: Database) throws -> Bool {
        let range = nextHome..<min(homes.count, nextHome + Self.homesPerStep)
        try db.inTransaction(.immediate) {
            for home in range { try judge(home, db) }
            if range.upperBound == homes.count {
                try db.cachedStatement(sql: "INSERT INTO rateDay (day, closedDay) VALUES (?, ?)")
                    .execute(arguments: [day.day, closedDay])
            }
            return .commit
        }
        nextHome = range.upperBound
        return nextHome == homes.count
    }

    private func judge(_ home: Int, _ db: Database) throws {
        var (kit, visits): ([RecordRow], [RecordRow]) = ([], [])
        for bed in registry.beds(of: .household(HouseholdNumber(Int32(home)))) {
            let name = registry[bed].id.description.databaseValue
            kit += try RecordRow.all(db, Self.kit, [name])
            visits += try RecordRow.all(db, Self.visits, [name])
        }
        let end = day.end
        let insert = try db.cachedStatement(
            sql: "INSERT INTO dailyRate (day, bed, name, class, isUsable, isUsed) VALUES (?, ?, ?, ?, ?, ?)")
        let custody = try SilentCustody(of: kit, until: end, db)
        let records = EquipmentRecords(kit: kit, visits: visits, custody: custody, until: end)
        for device in records.inService(homes[home]) {
            guard let bed = device.beds.first.flatMap({ registry.number(of: $0) }) else { continue }
            try insert.execute(arguments: [
                day.day, bed.index, device.name, device.useClass.number, device.usable(at: end).isPassed,
                device.inUse(at: end).isPassed,
            ])
        }
    }

    private static let kit = """
        SELECT kitItem, bed, kind, state, device, serial, telemetry, sharedWith, signedOffAt FROM kitItem WHERE bed = ?
        """

    private static let visits = """
        SELECT visit, careCase, resident, bed, provider, county, ordinal, state, startAt, endAt, devicesChecked
        FROM visit WHERE bed = ?
        """
}
