/// The technician's notice of an alarm that chatters, comes too often or is closed as false too often at one place:
/// mend or move the device, or tune the rule. One a subject, however many of its rules do; it ends a day after the last
/// finding.
public enum ChatterNotice {
    /// Identity on the wire and in records.
    public static let rule = "ALM-1"
    /// What people read.
    public static let title = BilingualText(
        zh: "告警频繁抖动或误报，请检修、移动设备或调整规则",
        en: "An alarm chatters or is false: mend or move the device, or tune the rule")
}
