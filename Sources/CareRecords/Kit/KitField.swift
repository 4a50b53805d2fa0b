public import CareCore

/// Fields of the items of a bed's kit.
public enum KitField {
    /// The item.
    public static let item = RecordField<RecordID>("kitItem", "配置项编号")
    /// What it is.
    public static let kind = RecordField<KitKind>("kind", "设备类别")
    /// Whether it reports.
    public static let telemetry = RecordField<KitTelemetry>("telemetry", "联网情况")
    /// What it is where the kind is none of the plan's.
    public static let otherKind = RecordField<String>("otherKind", "其他类别名称", longest: 64)
    /// The county's approval of a kind that the plan does not name.
    public static let approval = StepField.document("approval", "县市批准文号")
    /// The item of another bed of the household that is the same device.
    public static let sharedWith = RecordField<RecordID>("sharedWith", "共用配置项编号")
    /// How far it has come.
    public static let state = RecordField<KitState>("state", "状态")
    /// The device; silent items may have none.
    public static let device = RecordField<DeviceID>("device", "设备编号", expected: DeviceID.expected)
    /// Its serial number.
    public static let serial = RecordField<String>("serial", "设备序列号", longest: 64)
    /// Since when this device is this item; later than `boundAt` after a swap.
    public static let deviceSince = RecordField<Timestamp>("deviceSince", "设备起用时间", expected: Timestamp.expected)
    /// The day on which it was planned.
    public static let plannedOn = RecordField<CivilDate>("plannedOn", "计划日期")
    /// The technician or planner.
    public static let plannedBy = RecordField<RecordID>("plannedBy", "计划人")
    /// When the technician bound it to the bed.
    public static let boundAt = RecordField<Timestamp>("boundAt", "绑定时间", expected: Timestamp.expected)
    /// Which technician.
    public static let boundBy = RecordField<RecordID>("boundBy", "绑定技术员")
    /// Minutes for which presses of the bed's devices are tests, from now. Source: care.md 11, at most 30 minutes.
    public static let testMinutes = RecordField<Int64>("testMinutes", "测试窗口分钟数", in: 1...30, unit: "minutes")
    /// When it was tested.
    public static let testedAt = RecordField<Timestamp>("testedAt", "测试时间", expected: Timestamp.expected)
    /// By which technician.
    public static let testedBy = RecordField<RecordID>("testedBy", "测试技术员")
    /// What was seen on it, where the gateway heard nothing of the test.
    public static let testSeen = StepField.words("testSeen", "测试现场所见")
    /// When a valid reading was seen.
    public static let readingAt = RecordField<Timestamp>("readingAt", "有效读数时间", expected: Timestamp.expected)
    /// By which technician.
    public static let readingBy = RecordField<RecordID>("readingBy", "读数核对技术员")
    /// Which reading.
    public static let reading = StepField.words("reading", "有效读数")
    /// When a silent item was looked at.
    public static let inspectedAt = RecordField<Timestamp>("inspectedAt", "查验时间", expected: Timestamp.expected)
    /// By which technician.
    public static let inspectedBy = RecordField<RecordID>("inspectedBy", "查验技术员")
    /// What was found.
    public static let inspection = StepField.words("inspection", "查验情况")
    /// When it was signed off.
    public static let signedOffAt = RecordField<Timestamp>("signedOffAt", "签收时间", expected: Timestamp.expected)
    /// By which technician.
    public static let signedOffBy = RecordField<RecordID>("signedOffBy", "签收技术员")
    /// The sheet that the family signed too.
    public static let signOffDocument = StepField.document("signOffDocument", "签收单编号")
    /// Who signed it for the home, and so has the thing in keeping.
    public static let acceptedBy = StepField.person("acceptedBy", "家中签收人")
    /// What that person is to the resident.
    public static let acceptedAs = RecordField<KitSigner>("acceptedAs", "签收人身份")
    /// The day of the written refusal.
    public static let refusedOn = RecordField<CivilDate>("refusedOn", "拒绝日期")
    /// Who signed it.
    public static let refusedBy = StepField.person("refusedBy", "拒绝签字人")
    /// The refusal.
    public static let refusalDocument = StepField.document("refusalDocument", "书面拒绝编号")
    /// When it was taken away.
    public static let removedAt = RecordField<Timestamp>("removedAt", "撤除时间", expected: Timestamp.expected)
    /// By whom.
    public static let removedBy = RecordField<RecordID>("removedBy", "撤除人")
    /// Why.
    public static let removalReason = StepField.words("removalReason", "撤除原因")
    /// The device that stands where this one was thought to stand.
    public static let otherDevice = RecordField<DeviceID>("otherDevice", "对调设备编号", expected: DeviceID.expected)
    /// The first moment for which the exchange holds.
    public static let since = RecordField<Timestamp>("since", "对调起始时间", expected: Timestamp.expected)
    /// Who found it.
    public static let swappedBy = RecordField<RecordID>("swappedBy", "对调技术员")
}
