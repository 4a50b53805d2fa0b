internal import CareCore

extension RecordForm {
    /// A resident, on the waiting list or in care. Sex and birth stand in the identity number and are not asked for.
    public static let resident = register(.resident, "resident", zh: "老年人", en: "a resident") { row, context in
        var faults: [RecordFault] = []
        if let age = row.age(on: context.today) {
            if age < 0 {
                faults.append(
                    RecordFault(
                        SharedField.identityNumber.name, expected: "a day of birth that is not in the future",
                        found: "a later one"))
            } else {
                faults += advancedAgeFaults(row, age: age)
            }
        }
        if let number = row[SharedField.identityNumber] {
            let others = try context.book.rows(.resident, where: [.equal(SharedField.identityNumber, number)])
                .compactMap { $0[SharedField.resident] }.filter { $0 != row[SharedField.resident] }
            if let other = others.first {
                faults.append(
                    RecordFault(
                        SharedField.identityNumber.name, expected: "a number that no other resident has",
                        found: "that of \(other)", hint: "take the resident \(other), or mend the number"))
            }
        }
        return faults
    }.telling { row, context in
        // Rules ask of a bed what is true of its resident; before service there is no bed.
        guard let resident = row[SharedField.resident] else { return [] }
        return try ConsentFacts.commands(resident, row: row, context)
    }

    /// The years from which age gives priority. Source: 高龄 in the plan, 三(二), as the offices count it.
    static let advancedAge = 80

    private static func advancedAgeFaults(_ row: RecordRow, age: Int) -> [RecordFault] {
        let isMarked = row[ResidentField.priority]?.words.contains(.advancedAge) == true
        guard isMarked != (age >= advancedAge) else { return [] }
        let mark = PriorityMark.advancedAge.rawValue
        return [
            RecordFault(
                ResidentField.priority.name,
                expected: isMarked
                    ? "\(mark) only from \(advancedAge) years on" : "\(mark) from \(advancedAge) years on",
                found: isMarked ? "\(mark) with \(age) years" : "\(age) years without it",
                hint: "age follows from the identity number")
        ]
    }
}
