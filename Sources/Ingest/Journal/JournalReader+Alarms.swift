import CareCore

extension JournalReader {
    /// What `JournalWriter.step` wrote.
    mutating func step() throws(JournalError) -> AlarmStep {
        switch try byte() {
        case 1: .acknowledge
        case 2: .callBack(note: try text())
        case 3: .dispatch(responder: try text(), note: try text())
        case 4: .arrive(note: try text())
        case 5: .close(try reason(), note: try text())
        case 6: .reopen(reason: try text())
        case 7: .assign(to: try text())
        case 8: .comment(try text())
        case 9: .shelve(length: Milliseconds(try integer()), untilClear: try flag(), reason: try text())
        case 10: .unshelve
        default: throw JournalError(offset: offset - 1)
        }
    }

    /// What `JournalWriter.suppression` wrote.
    mutating func suppression() throws(JournalError) -> SuppressionOrder {
        switch try byte() {
        // As versions wrote it before an absence had a kind.
        case 1: return try away(.away)
        case 9:
            guard let kind = AbsenceKind(rawValue: try byte()) else { throw JournalError(offset: offset - 1) }
            return try away(kind)
        case 2: return .back(try bed())
        case 3: return .beginVisit(try bed(), planned: Milliseconds(try integer()))
        case 4: return .endVisit(try bed())
        case 5:
            return .announceOutage(
                township: try text(), from: try moment(), until: try moment(), reason: try text())
        case 6: return .endOutage(township: try text())
        case 7: return .takeOutOfService(try target(), permit: try text(), until: try moment())
        case 8: return .returnToService(try target())
        default: throw JournalError(offset: offset - 1)
        }
    }

    private mutating func away(_ kind: AbsenceKind) throws(JournalError) -> SuppressionOrder {
        let bed = try bed()
        let isBounded = try flag()
        let until = try moment()
        return .away(bed, until: isBounded ? until : nil, reason: try text(), kind: kind)
    }

    private mutating func reason() throws(JournalError) -> CloseReason {
        guard let reason = CloseReason(rawValue: try byte()) else { throw JournalError(offset: offset - 1) }
        return reason
    }

    private mutating func moment() throws(JournalError) -> Timestamp { Timestamp(milliseconds: try integer()) }

    private mutating func bed() throws(JournalError) -> BedID {
        guard let bed = BedID(try text()) else { throw JournalError(offset: offset) }
        return bed
    }

    private mutating func target() throws(JournalError) -> ServiceTarget {
        let kind = try byte()
        let name = try text()
        let hasRule = try flag()
        let rule = try text()
        let thing: ServiceTarget.Thing? =
            switch kind {
            case 1: DeviceID(name).map { .device($0) }
            case 2: BedID(name).map { .bed($0) }
            case 3: HouseholdID(name).map { .household($0) }
            default: nil
            }
        guard let thing else { throw JournalError(offset: offset) }
        return ServiceTarget(thing, rule: hasRule ? rule : nil)
    }
}
