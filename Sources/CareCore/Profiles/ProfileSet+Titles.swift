extension ProfileSet {
    /// What people read for the identity of each rule, those of the gateway itself included.
    public var titles: [String: BilingualText] {
        var titles = Self.ownTitles
        for rule in profiles.flatMap(\.rules) { titles[rule.id] = rule.title }
        return titles
    }

    /// Those that no profile brings.
    public static var ownTitles: [String: BilingualText] {
        var titles = Dictionary(uniqueKeysWithValues: SelfAlarm.allCases.map { ($0.rawValue, $0.title) })
        titles[ChatterNotice.rule] = ChatterNotice.title
        titles[AbsenceReview.rule] = AbsenceReview.title
        titles[MaintenanceProblem.reportRule] = MaintenanceProblem.reportTitle
        for rule in RecordRule.allCases { titles[rule.rawValue] = rule.title }
        for rule in FleetRule.allCases { titles[rule.rawValue] = rule.title }
        return titles
    }
}
