public import CareCore

/// A row of the table of visits whose required fields are there.
public struct Visit: Sendable, Equatable {
    /// Its identity.
    public let id: RecordID
    /// The case that it belongs to.
    public let careCase: RecordID
    /// Who was served.
    public let resident: RecordID
    /// Where.
    public let bed: BedID
    /// Whose staff served.
    public let provider: ProviderCode
    /// The county that counts it.
    public let county: CountyCode
    /// The how manieth of its resident, from 1.
    public let ordinal: Int64
    /// How far it has come.
    public let state: VisitState
    /// Who serves.
    public let staff: [RecordID]
    /// All its fields.
    public let row: RecordRow

    /// Reads a row; `nil` when a required field is missing, which the table does not allow.
    public init?(_ row: RecordRow) {
        guard let id = row[VisitField.visit], let careCase = row[SharedField.careCase],
            let resident = row[SharedField.resident], let bed = row[SharedField.bed],
            let provider = row[SharedField.provider], let county = row[SharedField.county],
            let ordinal = row[VisitField.ordinal], let state = row[VisitField.state]
        else { return nil }
        self.id = id
        self.careCase = careCase
        self.resident = resident
        self.bed = bed
        self.provider = provider
        self.county = county
        self.ordinal = ordinal
        self.state = state
        staff = row[VisitField.staff]?.elements ?? []
        self.row = row
    }

    /// When staff checked in.
    public var arrivedAt: Timestamp? { row[VisitField.arrivedAt] }
    /// When the service began.
    public var startAt: Timestamp? { row[VisitField.startAt] }
    /// When the service ended.
    public var endAt: Timestamp? { row[VisitField.endAt] }
    /// What is odd about it.
    public var anomalies: Set<VisitAnomaly> { row[VisitField.anomalies]?.words ?? [] }
    /// From the beginning to the end of the service; `nil` before its end.
    public var duration: Milliseconds? {
        guard let startAt, let endAt else { return nil }
        return endAt - startAt
    }

    /// Whether at least two people serve.
    var isByTwo: Bool { Set(staff).count >= VisitLimits.fewestStaff }

    /// Whether it is one served resident for the county's figures (人次): it took place, at least two people served,
    /// and nothing that makes it doubtful stands in the record.
    public var counts: Bool {
        state.isFinished && isByTwo && !anomalies.contains(where: \.preventsCounting)
    }
}
