/// What voids a record that stays.
public enum VoidField {
    /// Why it does not count any more.
    public static let reason = StepField.words("voidReason", "作废原因")
    /// Who voided it.
    public static let by = StepField.person("voidedBy", "作废人")
}
