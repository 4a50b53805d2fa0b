internal import CareRecords

extension ScopeFilter {
    /// The rows of a table of the records. A table that it does not know lies nowhere: only who may see everything
    /// sees it, until somebody says here where its rows lie.
    static func records(_ table: RecordTable) -> String { lists.contains(table.name) ? "true" : anyOf(terms(table)) }

    /// Lists that everybody works by and nobody is named in.
    private static let lists: Set<String> = [
        "calendarDay", "calendarYear", "county", "township", "village", "serviceItem", "assetRule", "authorityRule",
        "moneyStandard",
    ]

    /// Where the rows of `table` lie, as alternatives.
    private static func terms(_ table: RecordTable) -> [String] {
        let name = table.name
        switch name {
        case "careCase", "visit": return [lies(served(name))] + [inResidence("(\(householdOf(resident: name)))")]
        case "visitStaff", "visitItem": return [through(.visit, "visit = \(name).visit")]
        case "retrofitItem": return [through(.careCase, "\"careCase\" = \(name).\"careCase\"")]
        case "resident":
            return [
                through(.careCase, "resident = resident.resident AND \(nobodyServedSince)"),
                inResidence("resident.household"),
            ]
        case "residentContact", "consent", "assessment":
            return [through(.resident, "resident = \(name).resident")]
        case "residence":
            return [lies(Columns(county: "residence.county", township: "residence.township"))]
                + inHousehold(household(named: "residence.household"))
        case "complaint": return [lies(served(name)), ofBed(ofNobody: name, overAt: "answeredAt")]
        case "abnormalEvent": return [lies(served(name)), ofBed(ofNobody: name, overAt: "closedAt")]
        case "emergencyCall": return [ofBed(of: name, overAt: "resolvedAt")]
        case "visitCheckIn": return [ofBed(of: name, overAt: "at")]
        case "authorityNotice", "abnormalFollowUp": return [through(.abnormalEvent, "event = \(name).event")]
        case "provider", "staff": return [ofProvider(code: "\(name).provider")]
        case "training":
            return [
                bedExists("identity = training.bed"),
                "(training.bed IS NULL AND \(through(.staff, "staff = training.trainer")))",
            ]
        case "asset": return assets("asset")
        case "assetStore":
            return [lies(Columns(county: "assetStore.county", provider: identity(of: "assetStore.provider")))]
        case "assetMove": return [bedExists("identity = assetMove.bed"), inCounty("asset", of: "assetMove.asset")]
        case "assetWork": return [through(.asset, "asset = assetWork.asset")]
        case "kitItem", "recoveryOrder", "assetKept":
            return [bedExists("identity = \(name).bed")]
        case "moneyEntry", "moneyAccount": return [lies(Columns(county: "\(name).county"))]
        default: return ["false"]
        }
    }

    /// A row that tells what happened at its bed: it is for who answered for the bed when that was over, by a column
    /// that is NULL until then.
    private static func ofBed(of name: String, overAt moment: String) -> String {
        bedExists("identity = \(name).bed", overAt: "\(name).\"\(moment)\"")
    }

    /// The same of a row that may name a provider, whose it is then.
    private static func ofBed(ofNobody name: String, overAt moment: String) -> String {
        "(\(name).provider IS NULL AND \(ofBed(of: name, overAt: moment)))"
    }

    /// A row that carries county, provider and bed itself.
    private static func served(_ name: String) -> Columns {
        let township = "(SELECT scoped.township FROM bed AS scoped WHERE scoped.identity = \(name).bed)"
        return Columns(
            county: "\(name).county", township: township, provider: identity(of: "\(name).provider"),
            bed: "\(name).bed")
    }

    private static func assets(_ name: String) -> [String] {
        let store = "SELECT provider FROM assetStore WHERE store = \(name).store AND \(name).bed IS NULL"
        return [
            lies(Columns(county: "\(name).county", provider: identity(of: "(\(store))"))),
            bedExists("identity = \(name).bed"),
        ]
    }

    /// The rows of another table that this one belongs to, under a name of their own.
    private static func through(_ table: RecordTable, _ condition: String) -> String {
        let terms = terms(table).joined(separator: " OR ")
        return "EXISTS (SELECT 1 FROM \(table.name) WHERE \(table.name).\(condition) AND (\(terms)))"
    }

    /// Of a case: nobody else has served its resident since. Who served somebody last has them until another does; a
    /// case that waits for its bed has no provider yet and takes nobody away. An open case is later than every ended
    /// one, of which papers may name days in any order.
    private static let nobodyServedSince = """
        NOT EXISTS (SELECT 1 FROM careCase AS later WHERE later.resident = careCase.resident
            AND later.provider IS NOT NULL AND \(order("later")) > \(order("careCase")))
        """

    private static func order(_ name: String) -> String {
        "(\(name).state <> 'ended', coalesce(\(name).serviceFrom, \(name).screenedOn, 0), \(name).careCase)"
    }

    private static func inCounty(_ table: String, of key: String) -> String {
        let lies = lies(Columns(county: "\(table).county"))
        return "EXISTS (SELECT 1 FROM \(table) WHERE \(table).\(table) = \(key) AND \(lies))"
    }

    private static func householdOf(resident name: String) -> String {
        "SELECT household FROM resident WHERE resident.resident = \(name).resident"
    }

    /// Of the place where somebody lives; their bed and provider are those of their case.
    private static func inResidence(_ household: String) -> String {
        """
        EXISTS (SELECT 1 FROM residence AS scopedHome WHERE scopedHome.household = \(household)
            AND \(lies(Columns(county: "scopedHome.county", township: "scopedHome.township"))))
        """
    }

    /// The identity that beds carry for a provider of that code.
    private static func identity(of code: String) -> String {
        """
        (SELECT \(identity(ofProvider: "coded")) FROM provider AS coded WHERE coded.provider = \(code))
        """
    }
}
