internal import CareCore

/// Compares a list of deaths with the records; a pure fold that changes nothing.
public enum DeathComparison {
    /// Everything in which they differ.
    /// - Parameters:
    ///   - list: The lines; those of people who are no residents say nothing.
    ///   - residents: Rows of `resident`, with their identity numbers.
    ///   - cases: Rows of `careCase`.
    ///   - signs: Visits, payments, vital signs; what happened on the day of death itself came before it.
    /// - Returns: In the order of the list; for each line the cases first, then the signs in order of the day.
    public static func findings(
        _ list: [DeathNotice], residents: [RecordRow], cases: [RecordRow], signs: [LifeSign]
    ) -> [DeathFinding] {
        var byNumber: [ResidentNumber: [RecordID]] = [:]
        for row in residents {
            guard let number = row[SharedField.identityNumber], let resident = row[SharedField.resident] else {
                continue
            }
            byNumber[number, default: []].append(resident)
        }
        let casesOf = Dictionary(grouping: cases) { $0[SharedField.resident] }
        let signsOf = Dictionary(grouping: signs, by: \.resident)
        return list.flatMap { notice in
            (byNumber[notice.identityNumber] ?? []).sorted().flatMap { resident in
                let kinds =
                    (casesOf[resident] ?? []).compactMap { kind(of: $0, notice) }
                    + (signsOf[resident] ?? []).filter { $0.on > notice.diedOn }
                    .sorted { ($0.on, $0.table, $0.key) < ($1.on, $1.table, $1.key) }
                    .map(DeathFinding.Kind.after)
                return kinds.map {
                    DeathFinding(entry: notice.entry, resident: resident, diedOn: notice.diedOn, kind: $0)
                }
            }
        }
    }

    /// The beds at which those on the list were served, each until somebody else was served there.
    public static func beds(
        _ list: [DeathNotice], residents: [RecordRow], cases: [RecordRow]
    ) -> [ResidentDeath] {
        let days = Dictionary(list.map { ($0.identityNumber, $0.diedOn) }) { min($0, $1) }
        return residents.flatMap { row -> [ResidentDeath] in
            guard let resident = row[SharedField.resident],
                let day = row[SharedField.identityNumber].flatMap({ days[$0] })
            else { return [] }
            let beds = Set(cases.filter { $0[SharedField.resident] == resident }.compactMap { $0[SharedField.bed] })
            return beds.sorted { $0.description < $1.description }.map { bed in
                ResidentDeath(
                    resident: resident, bed: bed, on: day,
                    devicesUntil: SuspicionList.nextService(at: bed, after: day, of: resident, cases)?.start)
            }
        }
    }

    private static func kind(of row: RecordRow, _ notice: DeathNotice) -> DeathFinding.Kind? {
        guard let careCase = row[SharedField.careCase], let state = row[CaseField.state] else { return nil }
        if state.isOpen, state != .ending { return .alive(case: careCase) }
        guard let ended = row[CaseField.endedOn] else { return nil }
        if row[CaseField.endReason] == .deceased {
            return ended == notice.diedOn ? nil : .otherDay(case: careCase, recorded: ended)
        }
        return ended > notice.diedOn ? .otherEnd(case: careCase) : nil
    }
}
