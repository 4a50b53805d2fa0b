extension NamedQuery {
    /// Where single things lie: county, township, provider and bed of each place.
    var ofPlaces: String {
        switch self {
        case .placeOfBed: Self.places("bed.identity = ?1")
        case .placesOfProvider:
            """
            SELECT DISTINCT CAST(substr(identity, 1, 6) AS INTEGER), township, provider, NULL FROM bed
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
            Self.places("bed.number = (SELECT bed FROM alarm WHERE number = ?1)") + " UNION ALL "
                + Self.places("bed.household = (SELECT household FROM alarm WHERE number = ?1)") + " UNION ALL "
                + Self.home("number = (SELECT household FROM alarm WHERE number = ?1)") + " UNION ALL "
                + Self.elsewhere
        default: ""
        }
    }

    private static func places(_ condition: String) -> String {
        """
        SELECT CAST(substr(bed.identity, 1, 6) AS INTEGER) AS county, township, provider, bed.identity AS bed
        FROM bed WHERE \(condition)
        """
    }

    private static func home(_ condition: String) -> String {
        "SELECT county, NULL, NULL, NULL FROM household WHERE \(condition)"
    }

    private static func running(_ place: String) -> String {
        """
        (SELECT assignment.\(place) FROM device JOIN assignment ON assignment.device = device.number
            WHERE device.identity = ?1 AND until IS NULL)
        """
    }

    private static let unplaced = """
        SELECT county, NULL, NULL, NULL FROM device WHERE identity = ?1
            AND NOT EXISTS (SELECT 1 FROM assignment WHERE device = device.number AND until IS NULL)
        """

    private static let elsewhere = """
        SELECT coalesce(device.county, subject / 1000), CASE WHEN subjectKind = 0 THEN CAST(subject AS TEXT) END, NULL,
            NULL
        FROM alarm LEFT JOIN device ON device.number = alarm.device
        WHERE alarm.number = ?1 AND bed IS NULL AND household IS NULL
            AND (device.number IS NOT NULL OR (subjectKind = 0 AND subject > 0))
        """
}
