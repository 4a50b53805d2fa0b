internal import CareCore

extension VisitDraft {
    /// The visit's staff for a time.
    func staffing(_ visit: Visit, from: Timestamp, until: Timestamp) -> VisitStaffing {
        VisitStaffing(
            visit: visit.id, resident: visit.resident, provider: visit.provider,
            staff: row[VisitField.staff]?.elements ?? [], from: from, until: until)
    }

    /// Checks the people and adds their lines.
    mutating func take(_ staffing: VisitStaffing, _ book: any RecordBook) throws {
        let (puts, found) = try staffing.lines(book)
        lines += puts
        faults += found
    }

    /// Checks people and time of a plan and adds the lines of its staff.
    mutating func takePlan(_ visit: Visit, _ book: any RecordBook) throws {
        guard let from = row[VisitField.plannedStart], let until = row[VisitField.plannedEnd] else { return }
        checkPlannedTime(from, until)
        guard faults.isEmpty else { return }
        let staffing = staffing(visit, from: from, until: until)
        try take(staffing, book)
        faults += try staffing.clashFaults(book, isPlan: true)
    }

    /// A plan is as long as a visit may be, so that it does not begin with an anomaly.
    mutating func checkPlannedTime(_ from: Timestamp, _ until: Timestamp) {
        let length = until - from
        guard length < VisitLimits.shortest || length > VisitLimits.longest else { return }
        refuse(
            VisitField.plannedEnd.name,
            expected: "\(VisitLimits.shortest) to \(VisitLimits.longest) after the planned start \(from.recordText)",
            found: until.recordText)
    }
}
