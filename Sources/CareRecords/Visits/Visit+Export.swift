internal import CareCore

extension Visit {
    /// The rows that an export by `RecordForm.visitRecord` has: visits that took place and stand, in the order of time,
    /// so that a resident's first visit stands before the second and an empty book takes the file in.
    public static func exported(_ rows: some Sequence<RecordRow>) -> [RecordRow] {
        rows.compactMap(Visit.init).filter(\.state.isFinished)
            .sorted { ($0.startAt ?? .epoch, $0.id) < ($1.startAt ?? .epoch, $1.id) }.map(\.row)
    }
}
