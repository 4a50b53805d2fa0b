extension NamedQuery {
    /// Where single things lie: county, township, provider and bed of each place.
    var ofPlaces: String {
        switch self {
        case .placeOfBed: Self.places("bed.identity = ?1")
        case .placesOfProvider:
            """
            SELECT DISTINCT CAST(substr(identity, 1, 6) AS INTEGER), township, provider, NULL, 0 FROM bed
            WHERE provider = ?1
            """
        case .placesOfHousehold:
            Self.places("bed.household = (SELECT number FROM household WHERE identity = ?1)") + " UNION ALL "
                + Self.home("identity = ?1")
        case .placesOfDevice:
            Self.places("bed.number = \(Self.running("bed"))") + " UNION ALL "
                + Self.places("bed.household = \(Self.running("household"))") + " UNION ALL "
                + Self.home("number = \(Self.running("household"))") + " UNION ALL " + Self.unplaced
        case .placesOfAlarm:
            Self.placesOfAlarm("bed.number = alarm.bed") + " UNION ALL "
                + Self.placesOfAlarm("bed.household = alarm.household") + " UNION ALL "
                + Self.home("number = (SELECT household FROM alarm WHERE number = ?1)") + " UNION ALL "
                + Self.elsewhere + " UNION ALL " + Self.strayed
        default: ""
        }
    }

    private static func places(_ condition: String) -> String {
        """
        SELECT CAST(substr(bed.identity, 1, 6) AS INTEGER) AS county, township, provider, bed.identity AS bed,
            providerSince
        FROM bed WHERE \(condition)
        """
    }

    /// With the provider that answered when the alarm was over.
    private static func placesOfAlarm(_ condition: String) -> String {
        """
        SELECT CAST(substr(bed.identity, 1, 6) AS INTEGER), township, \(provider(of: "bed")), bed.identity, 0
        FROM alarm CROSS JOIN bed ON \(condition) WHERE alarm.number = ?1
        """
    }

    private static func provider(of bed: String) -> String {
        ScopeFilter.provider(of: bed, overAt: ScopeFilter.end(ofAlarm: "alarm"))
    }

    /// The providers of the beds where the device of an alarm was last that serves nobody; of the beds themselves
    /// nothing.
    private static let strayed = """
        SELECT device.county, NULL, \(provider(of: "strayed")), NULL, 0
        FROM alarm CROSS JOIN device ON device.number = alarm.device
            CROSS JOIN \(ScopeFilter.lastBeds(ofAlarm: "alarm"))
        WHERE alarm.number = ?1 AND rule IN (\(ScopeFilter.strayAlarms)) AND strayed.provider IS NOT NULL
        """

    private static func home(_ condition: String) -> String {
        "SELECT county, NULL, NULL, NULL, 0 FROM household WHERE \(condition)"
    }

    private static func running(_ place: String) -> String {
        """
        (SELECT assignment.\(place) FROM device JOIN assignment ON assignment.device = device.number
            WHERE device.identity = ?1 AND until IS NULL)
        """
    }

    private static let unplaced = """
        SELECT county, NULL, NULL, NULL, 0 FROM device WHERE identity = ?1
            AND NOT EXISTS (SELECT 1 FROM assignment WHERE device = device.number AND until IS NULL)
        """

    private static let elsewhere = """
        SELECT coalesce(device.county, subject / 1000), CASE WHEN subjectKind = 0 THEN CAST(subject AS TEXT) END, NULL,
            NULL, 0
        FROM alarm LEFT JOIN device ON device.number = alarm.device
        WHERE alarm.number = ?1 AND bed IS NULL AND household IS NULL
            AND (device.number IS NOT NULL OR (subjectKind = 0 AND subject > 0))
        """
}
