/// The question whether a resident is still away, asked every `Limits.absenceReview`: nobody may be forgotten behind an
/// absence.
public enum AbsenceReview {
    /// Identity on the wire and in records.
    public static let rule = "AWAY-1"
    /// What people read.
    public static let title = BilingualText(zh: "离家超过两周，请核实", en: "Away for two weeks: ask whether still so")
}
