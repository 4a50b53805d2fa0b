public import CareCore

/// Where suspicion begins. No source gives figures beyond "five check-ins in one minute", which was asked for; each is
/// set so that ordinary work stays below it.
public enum SuspicionLimits {
    /// Check-ins of one person or provider within `burst`.
    public static let checkIns = 5
    /// The time for so many.
    public static let burst = Milliseconds.minutes(1)
    /// Metres by which two homes may be nearer than their positions say.
    public static let positionMargin = 300.0
    /// Minutes by which telephones' clocks and people's entries may be off, together.
    public static let roadMargin = Milliseconds.minutes(5)
    /// The speed where a county has none, km/h: the highest that its line may have.
    public static let fastest: Int64 = 120
    /// Beds whose test presses came through one hub within `presses`. A hub belongs to one household, which has at most
    /// two beds (DESIGN 2).
    public static let beds = 3
    /// The time for so many.
    public static let presses = Milliseconds.minutes(10)
    /// Hours by which the recorded times of going to and leaving hospital may be off.
    public static let stayMargin = Milliseconds.hours(1)
    /// The time that an occupied bed must be seen so; the same ends an absence, care.md 8.1 (8).
    public static let presence = Limits.presence
}
