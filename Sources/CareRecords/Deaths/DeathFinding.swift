public import CareCore

/// Something in which a list of deaths and the records differ. It names rows and no person.
public struct DeathFinding: Hashable, Sendable {
    /// What differs.
    public enum Kind: Hashable, Sendable {
        /// On the list, but the case of that identity is open.
        case alive(case: RecordID)
        /// On the list, but no case of the resident ended with death.
        case otherEnd(case: RecordID)
        /// The case ended with death on another day.
        case otherDay(case: RecordID, recorded: CivilDate)
        /// Something happened after the day of death.
        case after(LifeSign)
    }

    /// The line of the list.
    public let entry: RecordID
    /// The resident.
    public let resident: RecordID
    /// The day of death on the list.
    public let diedOn: CivilDate
    /// What differs.
    public let kind: Kind

    /// For people.
    public var text: BilingualText {
        let (day, line) = (diedOn.recordText, "\(entry.text)")
        switch kind {
        case .alive(let careCase):
            return BilingualText(
                zh: "名单\(line):老人\(resident.text)于\(day)去世,个案\(careCase.text)仍未终止",
                en: "line \(line): resident \(resident.text) died on \(day), case \(careCase.text) is open")
        case .otherEnd(let careCase):
            return BilingualText(
                zh: "名单\(line):老人\(resident.text)于\(day)去世,个案\(careCase.text)以其他原因在此之后终止",
                en: "line \(line): resident \(resident.text) died on \(day), case \(careCase.text) ended later for "
                    + "another reason")
        case .otherDay(let careCase, let recorded):
            return BilingualText(
                zh: "名单\(line):老人\(resident.text)于\(day)去世,个案\(careCase.text)登记为\(recorded.recordText)",
                en: "line \(line): resident \(resident.text) died on \(day), case \(careCase.text) says "
                    + recorded.recordText)
        case .after(let sign):
            return BilingualText(
                zh: "名单\(line):老人\(resident.text)于\(day)去世,\(sign.table) \(sign.key)记于\(sign.on.recordText)",
                en: "line \(line): resident \(resident.text) died on \(day), \(sign.table) \(sign.key) is of "
                    + sign.on.recordText)
        }
    }
}
