public import CareCore

/// Something that a call for help still needs.
public struct CallDuty: Sendable, Equatable {
    /// What is missing.
    public enum Missing: Sendable, Equatable {
        /// The person was not called back.
        case callBack
        /// The person needs somebody, or could not be reached, and nobody was sent.
        case responder
        /// It is not settled.
        case resolution
        /// Somebody was sent and the case manager does not know.
        case manager
    }

    /// The call.
    public let call: RecordID
    /// What is missing.
    public let missing: Missing
    /// Since when.
    public let since: Timestamp
    /// The last day for it; nothing where it should have been done at once.
    public let due: CivilDate?

    /// What calls still need, the oldest first. The case manager is told by the next working day after somebody was
    /// sent. Source: care.md 2.2.
    /// - Throws: When a case manager is to be told and the calendar of the year is not known.
    public static func list(_ calls: [RecordRow], _ calendar: WorkingCalendar) throws(RecordFault) -> [CallDuty] {
        var list: [CallDuty] = []
        for row in calls where row[DutyField.voidReason] == nil {
            guard let call = row[EmergencyCallField.call],
                let received = row[EmergencyCallField.receivedAt]
            else { continue }
            let sent = row[EmergencyCallField.respondedAt]
            if row[EmergencyCallField.resolvedAt] == nil {
                let verification = row[EmergencyCallField.verification]
                if verification == nil, sent == nil {
                    list.append(CallDuty(call: call, missing: .callBack, since: received, due: nil))
                } else if verification?.needsResponder == true, sent == nil {
                    let since = row[EmergencyCallField.calledBackAt] ?? received
                    list.append(CallDuty(call: call, missing: .responder, since: since, due: nil))
                }
                list.append(CallDuty(call: call, missing: .resolution, since: received, due: nil))
            }
            if let sent, row[EmergencyCallField.managerToldAt] == nil {
                let due = try calendar.workingDay(1, after: CivilDate(of: sent))
                list.append(CallDuty(call: call, missing: .manager, since: sent, due: due))
            }
        }
        return list.sorted { ($0.since, $0.call) < ($1.since, $1.call) }
    }
}
