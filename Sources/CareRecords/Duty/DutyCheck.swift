internal import CareCore

/// What holds for every record of things that have happened.
enum DutyCheck {
    /// How far the clock of who enters may run ahead of the gateway's. Source: own choice; telephones are set by the
    /// network and differ by seconds.
    static let clockSlack = Milliseconds.minutes(5)

    /// Nothing that is recorded as done lies in the future.
    static func past(_ row: RecordRow, _ fields: RecordField<Timestamp>..., now: Timestamp) -> [RecordFault] {
        fields.compactMap { field in
            guard let moment = row[field], moment > now + clockSlack else { return nil }
            return RecordFault(
                field.name, expected: "a moment that has passed, at the latest \((now + clockSlack).recordText)",
                found: moment.recordText)
        }
    }

    /// `later` is not before any of `earlier`.
    static func order(
        _ row: RecordRow, _ later: RecordField<Timestamp>, after earlier: RecordField<Timestamp>...
    ) -> [RecordFault] {
        guard let moment = row[later] else { return [] }
        return earlier.compactMap { field in
            guard let first = row[field], moment < first else { return nil }
            return RecordFault(
                later.name, expected: "a moment not before \(field.name) (\(first.recordText))",
                found: moment.recordText)
        }
    }

    /// Of these fields all are filled or none.
    static func together(_ row: RecordRow, _ names: String...) -> [RecordFault] {
        let missing = names.filter { row[name: $0] == .none }
        guard !missing.isEmpty, missing.count < names.count else { return [] }
        let given = names.filter { row[name: $0] != .none }.joined(separator: " and ")
        return missing.map { RecordFault($0, expected: "a value, because \(given) is given", found: "") }
    }

    /// An alarm that is named is one of the gateway's, and of the household of the bed that is named with it.
    static func alarm(_ row: RecordRow, _ context: RecordContext) throws -> [RecordFault] {
        guard let gateway = context.book.gateway, let number = row[DutyField.alarm] else { return [] }
        guard let beds = try gateway.beds(ofAlarm: number) else {
            return [
                RecordFault(
                    DutyField.alarm.name, expected: "the number of an alarm that the gateway has", found: "\(number)",
                    hint: "homebed alarms lists them")
            ]
        }
        guard let bed = row[SharedField.bed], !beds.contains(bed) else { return [] }
        let found = beds.sorted().map(\.description).joined(separator: " ")
        return [
            RecordFault(
                DutyField.alarm.name, expected: "an alarm of the household of bed \(bed)",
                found: "\(number), \(found.isEmpty ? "which is about no home" : "of bed \(found)")",
                hint: "homebed alarms --bed \(bed) lists those of the bed; mend the number or the bed")
        ]
    }

    /// One of these fields is filled at least.
    static func either(_ row: RecordRow, _ names: String...) -> [RecordFault] {
        guard names.allSatisfy({ row[name: $0] == .none }) else { return [] }
        return [RecordFault(names[0], expected: "one of \(names.joined(separator: ", "))", found: "")]
    }
}
