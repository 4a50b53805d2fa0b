internal import CareCore

extension RecordForm {
    /// A county and its targets.
    public static let county = register(.county, "county", zh: "县市及任务数", en: "a county and its targets") { row, _ in
        guard let early = row[CountyField.programmeVisitTarget], let all = row[CountyField.visitTarget], early > all
        else { return [] }
        return [
            RecordFault(
                CountyField.programmeVisitTarget.name, expected: "at most the visits in all, \(all)", found: "\(early)")
        ]
    }

    /// A township.
    public static let township = register(.township, "township", zh: "乡镇(街道)", en: "a township") { row, context in
        guard let township = row[SharedField.township], let county = township.county else { return [] }
        guard try !context.book.has(RecordTable.county.name, key: county.stored) else { return [] }
        return [
            RecordFault(
                SharedField.township.name, expected: "a township whose first six digits are a registered county",
                found: "\(township)", hint: "enter the county \(county) first, or mend the code")
        ]
    }

    /// A village.
    public static let village = register(.village, "village", zh: "村(社区)", en: "a village") { row, context in
        var faults = PlaceField.positionFaults(row)
        if let village = row[PlaceField.village],
            try !context.book.has(RecordTable.township.name, key: village.township.stored)
        {
            faults.append(
                RecordFault(
                    PlaceField.village.name, expected: "a village whose first nine digits are a registered township",
                    found: "\(village)", hint: "enter the township \(village.township) first, or mend the code"))
        }
        return faults
    }

    /// A household.
    public static let residence = register(
        .residence, "residence", zh: "家庭住址", en: "where a household lives"
    ) { row, _ in
        var faults = PlaceField.positionFaults(row)
        if let county = row[SharedField.county], let township = row[SharedField.township], township.county != county {
            faults.append(
                RecordFault(
                    SharedField.township.name, expected: "a township of the county \(county)", found: "\(township)"))
        }
        if let township = row[SharedField.township], let village = row[PlaceField.village],
            village.township != township
        {
            faults.append(
                RecordFault(
                    PlaceField.village.name, expected: "a village of the township \(township)", found: "\(village)"))
        }
        return faults
    }
}
