public import CareCore

/// Fields of recovery orders: by when an asset must come back and be of use again.
public enum RecoveryField {
    /// The day from which the time runs: the end of the case, or of the use.
    public static let endedOn = RecordField<CivilDate>("endedOn", "终止日期")
    /// By when the family must know of the collection.
    public static let noticeDue = RecordField<CivilDate>("noticeDue", "通知期限")
    /// The first day on which the family may be spoken to about it.
    public static let contactFrom = RecordField<CivilDate>("contactFrom", "最早联系日期")
    /// By when it must be collected.
    public static let collectDue = RecordField<CivilDate>("collectDue", "回收期限")
    /// By when it must be sanitised; counted from the collection once there was one.
    public static let sanitiseDue = RecordField<CivilDate>("sanitiseDue", "消毒期限")
    /// By when the next family must be able to have it; counted from the collection once there was one.
    public static let availableDue = RecordField<CivilDate>("availableDue", "可再分配期限")
    /// When the pick-up was ordered and the family told.
    public static let noticedAt = RecordField<Timestamp>("noticedAt", "通知时间", expected: Timestamp.expected)
    /// Who told them.
    public static let noticedBy = StepField.person("noticedBy", "通知人")
    /// When it was collected.
    public static let collectedAt = RecordField<Timestamp>("collectedAt", "回收时间", expected: Timestamp.expected)
    /// When it was sanitised.
    public static let sanitisedAt = RecordField<Timestamp>("sanitisedAt", "消毒时间", expected: Timestamp.expected)
    /// When the order was closed.
    public static let closedAt = RecordField<Timestamp>("closedAt", "关闭时间", expected: Timestamp.expected)
    /// How.
    public static let outcome = RecordField<RecoveryOutcome>("outcome", "结果")
}
