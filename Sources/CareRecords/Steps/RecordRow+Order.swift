internal import CareCore

extension RecordRow {
    /// What is wrong with a day that must lie between others: it is in the future, before what came first, or, when it
    /// is corrected, after what came later.
    func faults(
        _ field: RecordField<CivilDate>, notBefore earlier: RecordField<CivilDate>? = nil,
        notAfter later: [RecordField<CivilDate>] = [], today: CivilDate
    ) -> [RecordFault] {
        guard let day = self[field] else { return [] }
        func fault(_ expected: String, hint: String = "") -> [RecordFault] {
            [RecordFault(field.name, expected: expected, found: day.recordText, hint: hint)]
        }
        if day > today { return fault("a day up to today, \(today.recordText)") }
        if let earlier, let first = self[earlier], day < first {
            return fault("a day not before \(earlier.name), \(first.recordText)")
        }
        for next in later {
            guard let last = self[next], day > last else { continue }
            return fault(
                "a day not after \(next.name), \(last.recordText)", hint: "correct \(next.name) first if it is wrong")
        }
        return []
    }

    /// What is wrong with moments of which each must not be before the last one that is filled in.
    func faults(inOrder fields: [RecordField<Timestamp>], now: Timestamp) -> [RecordFault] {
        var last: (field: RecordField<Timestamp>, moment: Timestamp)?
        var faults: [RecordFault] = []
        for field in fields {
            guard let moment = self[field] else { continue }
            if moment > now {
                faults.append(
                    RecordFault(
                        field.name, expected: "a moment up to now, \(now.recordText)", found: moment.recordText))
            } else if let last, moment < last.moment {
                faults.append(
                    RecordFault(
                        field.name, expected: "a moment not before \(last.field.name), \(last.moment.recordText)",
                        found: moment.recordText))
            }
            last = (field, moment)
        }
        return faults
    }

    /// What is missing or too much in a field that belongs to one choice; `choice` says in messages what was chosen.
    func faults<Value>(_ field: RecordField<Value>, isWanted: Bool, with choice: String) -> [RecordFault] {
        switch (self[field], isWanted) {
        case (nil, true): return [RecordFault(field.name, expected: "\(field.expected), with \(choice)", found: "")]
        case (_?, false):
            return [
                RecordFault(field.name, expected: "nothing, with \(choice)", found: "something", hint: "leave it empty")
            ]
        default: return []
        }
    }
}
