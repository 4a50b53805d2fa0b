public import CareCore

/// Fields of visits. Source: care.md 10.
public enum VisitField {
    /// Its identity.
    public static let visit = RecordField<RecordID>("visit", "上门编号")
    /// The how manieth of its resident, from 1.
    public static let ordinal = RecordField<Int64>("ordinal", "第几次", in: 1...999, unit: "visits")
    /// What it is for.
    public static let purpose = RecordField<VisitPurpose>("purpose", "主要任务")
    /// How far it has come.
    public static let state = RecordField<VisitState>("state", "状态")
    /// Who serves.
    public static let staff = RecordField<RecordList<RecordID>>(
        "staff", "工作人员", expected: "identities of different people with spaces between them")
    /// When it is planned to begin.
    public static let plannedStart = moment("plannedStart", "预约开始时间")
    /// When it is planned to end.
    public static let plannedEnd = moment("plannedEnd", "预约结束时间")
    /// When staff were sent.
    public static let dispatchedAt = moment("dispatchedAt", "派单时间")
    /// When staff checked in.
    public static let arrivedAt = moment("arrivedAt", "到达时间")
    /// When the service began.
    public static let startAt = moment("startAt", "服务开始时间")
    /// When the service ended.
    public static let endAt = moment("endAt", "服务结束时间")
    /// When the family said what they thought of it.
    public static let ratedAt = moment("ratedAt", "评价时间")
    /// When the family was asked afterwards.
    public static let followedUpAt = moment("followedUpAt", "回访时间")
    /// When it was cancelled.
    public static let cancelledAt = moment("cancelledAt", "取消时间")
    /// When the record was found worthless.
    public static let voidedAt = moment("voidedAt", "作废时间")
    /// When its end was recorded here.
    public static let enteredAt = moment("enteredAt", "录入时间")
    /// From when on the bed's alarms were held back for it; nothing for visits that were recorded afterwards.
    public static let heldFrom = moment("heldFrom", "告警抑制开始时间")
    /// How staff checked in.
    public static let method = RecordField<CheckInMethod>("method", "签到方式")
    /// How far off the position may be.
    public static let accuracy = RecordField<Int64>("accuracy", "定位精度", in: 0...100_000, unit: "metres")
    /// What shall be done.
    public static let plannedItems = RecordField<RecordList<ItemMinutes>>(
        "plannedItems", "计划服务项目", expected: ItemMinutes.expected)
    /// What was done, and what came of each item.
    public static let items = RecordField<RecordList<ServedItem>>("items", "服务项目", expected: ServedItem.expected)
    /// Whether the care plan was changed.
    public static let planAdjusted = RecordField<Bool>("planAdjusted", "是否调整照护计划")
    /// How the care plan was changed.
    public static let planAdjustment = RecordField<String>("planAdjustment", "照护计划调整内容", longest: 500)
    /// What the family learned.
    public static let skillsTaught = RecordField<RecordSet<TrainingArea>>(
        "skillsTaught", "传授技能", expected: RecordSet<TrainingArea>.expected)
    /// The devices that staff looked at.
    public static let devicesChecked = RecordField<RecordList<DeviceCheck>>(
        "devicesChecked", "检查设备", expected: DeviceCheck.expected)
    /// What was measured on the resident, such as blood pressure.
    public static let vitalsMeasured = RecordField<String>("vitalsMeasured", "体征测量", longest: 200)
    /// What was used up.
    public static let consumables = RecordField<String>("consumables", "耗材", longest: 200)
    /// The signature of the resident or the family.
    public static let signature = RecordField<ContentHash>("signature", "签名哈希", expected: ContentHash.expected)
    /// Photographs taken during the visit.
    public static let photos = RecordField<RecordList<ContentHash>>(
        "photos", "照片哈希", expected: "different SHA-256 of 64 hexadecimal digits with spaces between them")
    /// What the family thinks of it, 5 is best.
    public static let rating = RecordField<Int64>("rating", "满意度", in: 1...5, unit: "points")
    /// Whether the family complains.
    public static let complaint = RecordField<Bool>("complaint", "是否投诉")
    /// Whether public money pays for it.
    public static let subsidised = RecordField<Bool>("subsidised", "是否享受补贴")
    /// Whether it was recorded on a later day than that on which it ended.
    public static let isLate = RecordField<Bool>("isLate", "是否补录")
    /// The number under which the county approved a record that came too late.
    public static let approval = RecordField<String>("approval", "县市批准文号", longest: 64)
    /// What is odd about it.
    public static let anomalies = RecordField<RecordSet<VisitAnomaly>>(
        "anomalies", "异常", expected: RecordSet<VisitAnomaly>.expected)
    /// What the staff noted.
    public static let note = RecordField<String>("visitNote", "服务记录", longest: 500)
    /// What the family said when asked afterwards.
    public static let followUpNote = RecordField<String>("followUpNote", "回访记录", longest: 500)
    /// Why it did not take place.
    public static let cancelReason = RecordField<CancelReason>("cancelReason", "取消原因")
    /// Why the record is worthless.
    public static let voidReason = RecordField<VoidReason>("voidReason", "作废原因")
    /// More words on the cancelling or voiding.
    public static let endingNote = RecordField<String>("endingNote", "取消或作废说明", longest: 500)
    /// Whether the bed's own devices saw it.
    public static let corroboration = RecordField<CorroborationVerdict>("corroboration", "设备佐证")
    /// Why the devices say so.
    public static let corroborationReasons = RecordField<RecordSet<CorroborationReason>>(
        "corroborationReasons", "佐证理由", expected: RecordSet<CorroborationReason>.expected)

    private static func moment(_ name: String, _ title: String) -> RecordField<Timestamp> {
        RecordField(name, title, expected: Timestamp.expected)
    }
}
