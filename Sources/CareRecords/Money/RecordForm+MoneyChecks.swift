internal import CareCore

/// What is wrong with an entry of money.
extension RecordForm {
    static func entryFaults(_ row: RecordRow, _ kind: MoneyKind, _ amount: Int64) -> [RecordFault] {
        var faults: [RecordFault] = []
        if amount <= 0 {
            faults.append(
                RecordFault(
                    MoneyField.amount.name, expected: "more than 0 fen", found: "\(amount)",
                    hint: "money-reverse takes an entry back"))
        }
        let choice = "no \(MoneyField.reverses.name)"
        faults += row.faults(MoneyField.reversal, isWanted: false, with: choice)
        faults += row.faults(MoneyField.reverseReason, isWanted: false, with: choice)
        faults += row.faults(MoneyField.reversedBy, isWanted: false, with: choice)
        let things = [
            VisitField.visit, TrainingField.training, AbilityField.assessment, AssetField.asset, SharedField.careCase,
        ]
        guard kind == .paid, let head = row[MoneyField.head] else {
            let without = "\(MoneyField.kind.name) \(kind.rawValue)"
            return faults + things.flatMap { row.faults($0, isWanted: false, with: without) }
                + row.faults(SharedField.bed, isWanted: false, with: without)
        }
        let own = PaidThing.fields(of: head).map(\.name) + [SharedField.careCase.name]
        for field in things where !own.contains(field.name) {
            faults += row.faults(field, isWanted: false, with: "\(MoneyField.head.name) \(head.rawValue)")
        }
        if PaidThing(row) == nil {
            let name = head == .retrofit ? SharedField.careCase.name : PaidThing.fields(of: head)[0].name
            faults.append(RecordFault(name, expected: PaidThing.expected(of: head), found: ""))
        }
        return faults
    }

    static func payFaults(_ row: RecordRow, _ facts: PaidFacts) -> [RecordFault] {
        var faults: [RecordFault] = []
        if let day = facts.day, let on = row[SharedField.on], on < day {
            faults.append(
                RecordFault(
                    SharedField.on.name, expected: "a day not before what is paid, \(day.recordText)",
                    found: on.recordText))
        }
        if let bought = facts.boughtOn, let on = row[SharedField.on], on < bought {
            faults.append(
                RecordFault(
                    SharedField.on.name,
                    expected: "a day not before the asset was bought, \(AssetField.purchasedOn.name) "
                        + bought.recordText,
                    found: on.recordText, hint: "correct \(AssetField.purchasedOn.name) first where that is wrong"))
        }
        let county = facts.county ?? facts.careCase?[SharedField.county] ?? facts.bed?.county
        if let county, let own = row[SharedField.county], own != county {
            faults.append(
                RecordFault(
                    SharedField.county.name, expected: "the county of what is paid, \(county)", found: "\(own)"))
        }
        if let bed = facts.bed, let own = row[SharedField.bed], own != bed {
            faults.append(
                RecordFault(SharedField.bed.name, expected: "the bed of what is paid, \(bed)", found: "\(own)"))
        }
        if let careCase = facts.careCase?[SharedField.careCase], let own = row[SharedField.careCase], own != careCase {
            faults.append(
                RecordFault(
                    SharedField.careCase.name, expected: "the case of what is paid, \(careCase)", found: "\(own)"))
        }
        if let units = row[MoneyField.units], units != 1 {
            faults.append(
                RecordFault(MoneyField.units.name, expected: "1, with one thing a payment", found: "\(units)"))
        }
        return faults
    }

    /// A thing is paid once, whoever's money it is. An asset may be paid under two heads, but not under both.
    static func paidTwice(_ thing: PaidThing, _ book: any RecordBook) throws -> [RecordFault] {
        let same = try book.rows(.moneyEntry, where: [.equal(thing.field, thing.key)])
            .filter { PaidThing($0) == thing }
        let reversed = Set(same.compactMap { $0[MoneyField.reverses] })
        let standing = same.first {
            $0[MoneyField.reverses] == nil && $0[MoneyField.money].map(reversed.contains) == false
        }
        guard let first = standing?[MoneyField.money] else { return [] }
        return [
            RecordFault(
                thing.field.name, expected: "one that was not paid yet",
                found: "\(thing.key), which \(first) has paid",
                hint: "if \(first) is wrong, take it back with money-reverse first")
        ]
    }

    /// What speaks against the standard of an entry: it holds for what was done on its days, whenever that is paid.
    static func standardFaults(
        _ row: RecordRow, _ amount: Int64, doneOn day: CivilDate?, _ book: any RecordBook
    ) throws -> [RecordFault] {
        guard let key = row[MoneyField.standard] else {
            return row.faults(MoneyField.units, isWanted: false, with: "no \(MoneyField.standard.name)")
        }
        guard let standard = try book.row(.moneyStandard, key: [key.stored]),
            let unit = standard[MoneyField.unitAmount]
        else { return [] }
        var faults: [RecordFault] = []
        if standard[SharedField.county] != row[SharedField.county]
            || standard[MoneyField.head] != row[MoneyField.head]
        {
            faults.append(
                RecordFault(
                    MoneyField.standard.name, expected: "a standard of the same county and head", found: "\(key)"))
        }
        if let day, let first = standard[MoneyField.validFrom] {
            let last = standard[MoneyField.validUntil]
            if day < first || last.map({ day > $0 }) == true {
                faults.append(
                    RecordFault(
                        MoneyField.standard.name, expected: "a standard that holds on \(day.recordText)",
                        found: "\(key), from \(first.recordText)" + (last.map { " to \($0.recordText)" } ?? "")))
            }
        }
        let most = unit * (row[MoneyField.units] ?? 1)
        if amount > most {
            faults.append(
                RecordFault(
                    MoneyField.amount.name, expected: "at most \(most) fen by the standard \(key)",
                    found: "\(amount)"))
        }
        return faults
    }
}
