internal import CareCore
public import CareWire

extension Fields {
    /// What holds alarms back: `kind, rule, device, bed, household, township, alarm, from, until, until_clear, reason,
    /// by`.
    public init(_ suppression: SuppressionRecord) {
        self.init { fields in
            fields.put("kind", suppression.kind.name)
            fields.put("rule", suppression.rule)
            fields.put("device", suppression.device?.text)
            fields.put("bed", suppression.bed?.description)
            fields.put("household", suppression.household?.text)
            fields.put("township", suppression.township)
            fields.put("alarm", suppression.alarm?.number)
            fields.put("from", suppression.from)
            fields.put("until", suppression.until)
            fields.put("until_clear", suppression.untilClear)
            fields.put("reason", suppression.reason)
            fields.put("by", suppression.by)
        }
    }
}
