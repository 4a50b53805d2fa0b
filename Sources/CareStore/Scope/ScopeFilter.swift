internal import CareCore
internal import CareRecords
internal import GRDB

/// Narrows a query to what lies in an `AccessScope`: the one place that says so in SQL. `AccessScope.covers` says the
/// same of a single place.
///
/// A condition stands in the text of a named query; the scope itself comes in through two named arguments, which are
/// NULL for everything. A query that numbers its other arguments keeps their numbers:
///
/// ```swift
/// "SELECT … FROM maintenanceOrder WHERE (?2 IS NULL OR …) AND \(ScopeFilter.bed(number: "maintenanceOrder.bed"))"
/// try Row.fetchAll(db, sql: query.sql, arguments: [limit, …] + ScopeFilter(scope).arguments)
/// ```
///
/// Columns are named with their table, so that they mean the query's own table inside the condition too.
///
/// A bed lies in the county that its identity begins with, in its township and with its provider. What belongs to a
/// household lies where any of its beds lies, and in the household's county. A column that is NULL lies nowhere, which
/// only `AccessScope.everything` covers.
struct ScopeFilter: Sendable {
    /// What a condition compares, by what scopes of a kind are made of; `nil` is in no scope of that kind.
    struct Columns {
        var county: String?
        var township: String?
        var provider: String?
        var bed: String?
    }

    /// What `scopeKind` is for the scope of a provider.
    private static let providerKind = 3
    /// What `scopeKind` is for the scope of one bed.
    private static let bedKind = 4

    private static let selfAlarms = SelfAlarm.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    static let strayAlarms = AlarmRecord.strays.map { "'\($0.rawValue)'" }.joined(separator: ", ")

    /// The named arguments of every condition.
    let arguments: StatementArguments

    /// - Parameters:
    ///   - scope: Where things must lie.
    ///   - name: Under which the arguments stand; another than `scope` for a condition that `PlaceFilter` adds.
    init(_ scope: AccessScope, as name: String = "scope") {
        let (kind, places): (Int?, [String]) =
            switch scope {
            case .everything: (nil, [])
            case .counties(let counties): (1, counties.map(\.description))
            case .townships(let townships): (2, townships.map(\.description))
            case .provider(let provider): (Self.providerKind, [provider.text])
            case .bed(let bed): (Self.bedKind, [bed.description])
            }
        arguments = [
            "\(name)Kind": kind, "\(name)Places": places.isEmpty ? nil : ",\(places.sorted().joined(separator: ",")),",
        ]
    }

    /// What lies where these columns say: any SQL expressions of text or, for codes, of integers.
    static func condition(_ columns: Columns) -> String { anyOf([lies(columns)]) }

    /// A row of the table `bed`, joined under that name.
    static func bed(row name: String) -> String { anyOf([lies(ofBed(name))]) }

    /// The same of something that happened at the bed and was over at `moment`, SQL of a gateway time that is NULL
    /// while it is not over: it is for the provider that answered for the bed then (decision 99).
    static func bed(row name: String, overAt moment: String) -> String {
        anyOf([lies(ofBed(name, overAt: moment))])
    }

    /// What names a bed by its number, as the telemetry tables do.
    static func bed(number column: String) -> String { anyOf([bedExists("number = \(column)")]) }

    /// What names a bed by its identity, as the tables of the records do.
    static func bed(identity column: String) -> String { anyOf([bedExists("identity = \(column)")]) }

    /// What names a household by its number.
    static func household(number column: String) -> String { anyOf(inHousehold(column)) }

    /// What names a household by its identity.
    static func household(identity column: String) -> String {
        anyOf(inHousehold(household(named: column)))
    }

    /// What names a device by its number: where it serves now, and its county while it serves nobody.
    static func device(number column: String) -> String {
        func running(_ place: String) -> String {
            """
            (SELECT scopedRun.\(place) FROM assignment AS scopedRun
                WHERE scopedRun.device = \(column) AND scopedRun.until IS NULL)
            """
        }
        let unplaced = """
            EXISTS (SELECT 1 FROM device AS scopedDevice WHERE scopedDevice.number = \(column)
                AND NOT EXISTS (SELECT 1 FROM assignment AS scopedRun
                    WHERE scopedRun.device = \(column) AND scopedRun.until IS NULL)
                AND \(lies(Columns(county: "scopedDevice.county"))))
            """
        return anyOf([bedExists("number = \(running("bed"))")] + inHousehold(running("household")) + [unplaced])
    }

    /// What names a provider by its code, as the tables of the records do: staff, rota. It lies in every county that
    /// the provider serves, and with the provider under the identity that beds carry.
    static func provider(code column: String) -> String {
        anyOf([ofProvider(code: column)])
    }

    /// The identity under which beds name the provider of a row of the table `provider`, joined under that name.
    static func identity(ofProvider name: String) -> String { "coalesce(\(name).bedRegisterID, \(name).provider)" }

    /// A row of the table `alarm`, joined under that name with its `bed`: where its bed lies; an alarm of a household
    /// with any of its beds; of an area in its township; of a device that serves nobody in the device's county. The
    /// gateway's own lie nowhere, but those for who watches alarms with everybody who may (decision 50); those of a
    /// device that the books have with nobody also with the provider of the beds where it was last, and with every
    /// provider where none answers for those. An alarm of devices that nobody knows has no place either, and tells
    /// who sends: it is for who sees everything. An alarm that is over is for the provider of its end alone.
    static func alarm(_ name: String = "alarm", bed: String = "bed", device: String = "device") -> String {
        let isPlaced = "\(name).bed IS NOT NULL OR \(name).household IS NOT NULL"
        let area = "CASE WHEN \(name).subjectKind = 0 AND \(name).subject > 0 THEN \(name).subject END"
        let elsewhere = Columns(county: "coalesce(\(device).county, (\(area)) / 1000)", township: "(\(area))")
        let ofGateway = """
            (:scopeKind <> \(bedKind) AND \(name).subjectKind = 0 AND \(name).subject = 0
                AND \(name).rule IN (\(selfAlarms)) AND \(name).audience = \(Audience.operator.rawValue))
            """
        let end = end(ofAlarm: name)
        let ofStray = """
            (CASE WHEN :scopeKind = \(providerKind) AND \(name).rule IN (\(strayAlarms)) THEN coalesce(
                (SELECT max(\(lies(ofBed("strayed", overAt: end)))) FROM \(lastBeds(ofAlarm: name))
                    WHERE strayed.provider IS NOT NULL), 1) END)
            """
        return anyOf(
            [lies(ofBed(bed, overAt: end))] + inHousehold("\(name).household", overAt: end)
                + ["(CASE WHEN \(isPlaced) THEN 0 ELSE \(lies(elsewhere)) END)", ofGateway, ofStray])
    }
}

// What the conditions are made of: terms without the question whether there is a scope at all.
extension ScopeFilter {
    static func anyOf(_ conditions: [String]) -> String {
        "(:scopeKind IS NULL OR \(conditions.joined(separator: " OR ")))"
    }

    /// Codes and identities hold no comma.
    static func lies(_ columns: Columns) -> String {
        let kinds = [columns.county, columns.township, columns.provider, columns.bed].enumerated()
            .compactMap { kind, column in column.map { "WHEN \(kind + 1) THEN \($0)" } }
        return "coalesce(instr(:scopePlaces, ',' || CASE :scopeKind \(kinds.joined(separator: " ")) END || ',') > 0, 0)"
    }

    static func ofBed(_ name: String) -> Columns {
        Columns(
            county: "substr(\(name).identity, 1, 6)", township: "\(name).township", provider: "\(name).provider",
            bed: "\(name).identity")
    }

    /// The same for what was over at a moment.
    static func ofBed(_ name: String, overAt moment: String) -> Columns {
        var columns = ofBed(name)
        columns.provider = provider(of: name, overAt: moment)
        return columns
    }

    /// The provider of a bed as far as something lies with it that was over at `moment`: none for what a provider
    /// before it brought to its end.
    static func provider(of bed: String, overAt moment: String) -> String {
        "CASE WHEN \(bed).providerSince = 0 OR coalesce(\(moment) >= \(bed).providerSince, 1) "
            + "THEN \(bed).provider END"
    }

    /// When an alarm was over; NULL while it is open.
    static func end(ofAlarm name: String) -> String {
        "CASE WHEN \(name).state = 0 THEN coalesce(\(name).closedAt, \(name).lastAt) END"
    }

    /// The beds, as `strayed`, where the device of an alarm was last when it rang; where it came first for one that
    /// rang before. The core tells the same ones (`Registry.contactScopes`).
    static func lastBeds(ofAlarm name: String) -> String {
        """
        assignment AS lastRun CROSS JOIN bed AS strayed
            ON (strayed.number = lastRun.bed OR strayed.household = lastRun.household)
            AND lastRun.device = \(name).device AND lastRun.start = coalesce(
                (SELECT max(start) FROM assignment WHERE device = \(name).device AND start <= \(name).raisedAt),
                (SELECT min(start) FROM assignment WHERE device = \(name).device))
        """
    }

    static func ofProvider(code column: String) -> String {
        let columns = Columns(county: "served.value", provider: identity(ofProvider: "scopedProvider"))
        return """
            EXISTS (SELECT 1 FROM provider AS scopedProvider, json_each('["' ||
                    replace(scopedProvider.counties, ' ', '","') || '"]') AS served
                WHERE scopedProvider.provider = \(column) AND \(lies(columns)))
            """
    }

    static func bedExists(_ condition: String, overAt moment: String? = nil) -> String {
        let columns = moment.map { ofBed("scoped", overAt: $0) } ?? ofBed("scoped")
        return "EXISTS (SELECT 1 FROM bed AS scoped WHERE scoped.\(condition) AND \(lies(columns)))"
    }

    static func household(named identity: String) -> String {
        "(SELECT scopedName.number FROM household AS scopedName WHERE scopedName.identity = \(identity))"
    }

    static func inHousehold(_ number: String, overAt moment: String? = nil) -> [String] {
        [
            bedExists("household = \(number)", overAt: moment),
            """
            EXISTS (SELECT 1 FROM household AS scopedHousehold WHERE scopedHousehold.number = \(number)
                AND \(lies(Columns(county: "scopedHousehold.county"))))
            """,
        ]
    }
}
