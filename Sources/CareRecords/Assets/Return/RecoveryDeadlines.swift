/// The days of a recovery order.
public struct RecoveryDeadlines: Sendable, Equatable {
    /// By when the family must know.
    public let notice: CivilDate
    /// The first day on which it may be spoken to about it.
    public let contact: CivilDate
    /// By when it must be collected.
    public let collect: CivilDate
    /// By when it must be sanitised, as far as is known before the collection.
    public let sanitise: CivilDate
    /// By when it must be available, as far as is known before the collection.
    public let available: CivilDate

    /// Counts from the day of the end. After a death nobody is spoken to before the county's day, so no step that
    /// needs the family is due before it. Source: care.md 11.
    public init(_ rule: AssetRule, endedOn: CivilDate, reason: ReturnReason) {
        contact = reason == .deceased ? endedOn.adding(rule.contactDays) : endedOn
        notice = max(endedOn.adding(rule.noticeDays), contact)
        collect = max(endedOn.adding(rule.collectDays), contact)
        sanitise = collect.adding(rule.sanitiseDays)
        available = collect.adding(rule.availableDays)
    }

    /// The order with these days.
    /// - Parameters:
    ///   - asset: The asset, with the reason for its return.
    ///   - number: The move that began it.
    ///   - careCase: The case whose end did; `nil` where none did.
    ///   - endedOn: The day of the end.
    /// - Returns: The row of the order.
    func order(of asset: RecordRow, number: Int64, careCase: RecordID?, endedOn: CivilDate) -> RecordPut {
        var order = asset
        order[AssetField.number] = number
        order[SharedField.careCase] = careCase
        order[RecoveryField.endedOn] = endedOn
        order[RecoveryField.noticeDue] = notice
        order[RecoveryField.contactFrom] = contact
        order[RecoveryField.collectDue] = collect
        order[RecoveryField.sanitiseDue] = sanitise
        order[RecoveryField.availableDue] = available
        return RecordPut(.recoveryOrder, order)
    }
}
