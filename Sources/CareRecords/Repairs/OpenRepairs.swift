public import CareCore

/// The open problems by age.
public enum OpenRepairs {
    /// Those that are not signed, the oldest first.
    public static func byAge(_ lines: [RepairLine]) -> [RepairLine] {
        lines.filter { $0.isOpen && $0.problem.step < .signed }.sorted {
            ($0.problem.foundAt, $0.order, $0.problem.number) < ($1.problem.foundAt, $1.order, $1.problem.number)
        }
    }

    /// Whole days in a length of time; a begun day counts as one for what is over its time.
    public static func begunDays(_ length: Milliseconds) -> Int64 {
        (length.count + Milliseconds.days(1).count - 1) / Milliseconds.days(1).count
    }
}
