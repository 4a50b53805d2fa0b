/// How high a blood pressure is, by the limits of care.md 8.2.
public enum PressureClass: String, CaseIterable, Sendable {
    /// 90 mm[Hg] and lower.
    case low
    case usual
    /// 180 mm[Hg] and higher, or 110 and higher between two beats.
    case high

    init(systolic: Double, diastolic: Double) {
        if systolic <= 90 {
            self = .low
        } else if systolic >= 180 || diastolic >= 110 {
            self = .high
        } else {
            self = .usual
        }
    }
}
