/// Visits at one place, added up.
struct VisitCount {
    /// On the days of the period.
    private(set) var period = VisitSums()
    /// On the days before.
    private(set) var before = VisitSums()
    /// Visits that count, by resident, on the days of the period.
    private(set) var people: [String: Int64] = [:]
    /// The same of the days before.
    private(set) var peopleBefore: [String: Int64] = [:]

    /// Adds those of a case.
    mutating func add(_ months: VisitMonths) {
        period.add(months.period)
        before.add(months.before)
        if months.period.served != 0 { people[months.resident.text, default: 0] += months.period.served }
        if months.before.served != 0 { peopleBefore[months.resident.text, default: 0] += months.before.served }
    }
}
