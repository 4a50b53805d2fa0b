extension RecordForm {
    /// A member of a provider's staff, in one qualification. A visit is judged by the qualification of its day, so a
    /// line keeps its own: whoever rises ends the line and gets a new one.
    public static let staff = register(
        .staff, "staff", zh: "服务人员", en: "a member of the staff in one qualification",
        asides: [.optional(StaffField.isCorrection)]
    ) { row, context in
        var faults = PeriodFaults.find(row, from: StaffField.employedFrom, until: StaffField.employedUntil)
        let qualification = row[StaffField.qualification]
        if row[StaffField.certificate] == nil, qualification != Qualification.none {
            faults.append(
                RecordFault(
                    StaffField.certificate.name, expected: "the number of the certificate or licence", found: "",
                    hint: "only the qualification none has no certificate"))
        }
        if qualification == Qualification.none, row[StaffField.certificate] == nil,
            let day = row[StaffField.validUntil]
        {
            faults.append(
                RecordFault(
                    StaffField.validUntil.name, expected: "nothing where there is no certificate",
                    found: day.recordText))
        }
        return try faults + changeFaults(row, context) + sharedNumberFaults(row, context)
    }

    /// What a line says for good: whose it is, and what it qualifies for unless that was entered wrongly.
    private static func changeFaults(_ row: RecordRow, _ context: RecordContext) throws -> [RecordFault] {
        guard let staff = row[SharedField.staff],
            let earlier = try context.book.row(.staff, key: [staff.stored]), row[StaffField.isCorrection] != true
        else { return [] }
        let hint =
            "end this line with employedUntil and enter a new one with another identity; if the line has been wrong "
            + "from the beginning, say isCorrection=yes"
        var faults: [RecordFault] = []
        if let before = earlier[StaffField.qualification], let now = row[StaffField.qualification], before != now {
            faults.append(
                RecordFault(
                    StaffField.qualification.name, expected: "\(before.recordText) as in the line that stands there",
                    found: now.recordText, hint: hint))
        }
        if let before = earlier[SharedField.provider], let now = row[SharedField.provider], before != now {
            faults.append(
                RecordFault(
                    SharedField.provider.name, expected: "\(before) as in the line that stands there", found: "\(now)",
                    hint: hint))
        }
        if earlier[SharedField.identityNumber] != row[SharedField.identityNumber] {
            faults.append(
                RecordFault(
                    SharedField.identityNumber.name, expected: "the number of the line that stands there",
                    found: "another one", hint: hint))
        }
        return faults
    }

    /// One person stands in a provider's staff once on any day.
    private static func sharedNumberFaults(_ row: RecordRow, _ context: RecordContext) throws -> [RecordFault] {
        guard let number = row[SharedField.identityNumber], let provider = row[SharedField.provider],
            let from = row[StaffField.employedFrom]
        else { return [] }
        let until = row[StaffField.employedUntil]
        let lines = try context.book.rows(.staff, where: [.equal(SharedField.identityNumber, number)])
        for line in lines where line[SharedField.provider] == provider {
            guard let other = line[SharedField.staff], other != row[SharedField.staff],
                let otherFrom = line[StaffField.employedFrom]
            else { continue }
            let isOver = line[StaffField.employedUntil].map { $0 < from } ?? false
            let isLater = until.map { $0 < otherFrom } ?? false
            if isOver || isLater { continue }
            return [
                RecordFault(
                    SharedField.identityNumber.name,
                    expected: "a number that stands in the provider's staff once on a day", found: "that of \(other)",
                    hint: "end the line of \(other) with employedUntil before this one begins")
            ]
        }
        return []
    }
}
