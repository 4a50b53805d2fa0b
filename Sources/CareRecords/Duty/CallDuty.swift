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

        /// In words.
        public var text: BilingualText {
            switch self {
            case .callBack: BilingualText(zh: "尚未回拨", en: "was not called back")
            case .responder: BilingualText(zh: "尚未派人", en: "nobody was sent")
            case .resolution: BilingualText(zh: "尚未办结", en: "is not settled")
            case .manager: BilingualText(zh: "尚未告知个案管理员", en: "the case manager was not told")
            }
        }
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
    /// - Returns: The duties, and a fault for each year without a calendar: the duty stands without its day then.
    public static func list(
        _ calls: [RecordRow], _ calendar: WorkingCalendar
    ) -> (duties: [CallDuty], faults: [RecordFault]) {
        var list: [CallDuty] = []
        var faults: [RecordFault] = []
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
                var due: CivilDate?
                do {
                    due = try calendar.workingDay(1, after: CivilDate(of: sent))
                } catch {
                    if !faults.contains(error) { faults.append(error) }
                }
                list.append(CallDuty(call: call, missing: .manager, since: sent, due: due))
            }
        }
        return (list.sorted { ($0.since, $0.call) < ($1.since, $1.call) }, faults)
    }
}
