internal import CareCore

/// Whom a visit serves, where, and whose staff may do it: what the case says on the day.
struct VisitCase {
    let careCase: RecordID
    let resident: RecordID
    let bed: BedID
    let provider: ProviderCode
    let county: CountyCode

    /// Reads the case and finds why it may not be visited on that day.
    static func read(
        _ careCase: RecordID, on day: CivilDate, _ book: any RecordBook
    ) throws -> (found: VisitCase?, faults: [RecordFault]) {
        guard let row = try book.row(.careCase, key: [careCase.stored]), let resident = row[SharedField.resident],
            let county = row[SharedField.county], let state = row[CaseField.state]
        else {
            let fault = RecordFault(SharedField.careCase.name, expected: "a registered case", found: careCase.text)
            return (nil, [fault])
        }
        var faults: [RecordFault] = []
        if let fault = inService(careCase, row, state, on: day) { faults.append(fault) }
        guard let bed = row[SharedField.bed], let provider = row[SharedField.provider] else {
            faults.append(
                RecordFault(
                    SharedField.careCase.name, expected: "a case with a bed and a provider",
                    found: "\(careCase) without", hint: "enter them in the case first"))
            return (nil, faults)
        }
        let found = VisitCase(
            careCase: careCase, resident: resident, bed: bed, provider: provider, county: county)
        return (found, faults)
    }

    private static func inService(
        _ careCase: RecordID, _ row: RecordRow, _ state: CaseState, on day: CivilDate
    ) -> RecordFault? {
        let (from, until) = (row[CaseField.serviceFrom], row[CaseField.endedOn])
        if let until, day > until {
            return RecordFault(
                SharedField.careCase.name, expected: "a case in service on \(day.recordText)",
                found: "\(careCase), which ended on \(until.recordText)",
                hint: "a resident whose case has ended is not visited; mend the day, or revert the end if it is wrong")
        }
        guard let from, day >= from, !state.isBeforeService else {
            let found = from.map { "\(careCase), in service from \($0.recordText)" } ?? "\(careCase), \(state.rawValue)"
            return RecordFault(
                SharedField.careCase.name, expected: "a case in service on \(day.recordText)", found: found,
                hint: "take it into service first, or mend the day")
        }
        return nil
    }
}
