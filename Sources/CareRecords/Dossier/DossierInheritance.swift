/// What the rows of a stay still carry of the home before it, until the stay has something of its own.
struct DossierInheritance {
    private var custodian: String?
    private var returnReason: ReturnReason?

    /// Nothing.
    init() {}

    /// Makes that of a stay that follows a move. Who signed is of the home before only where the move left the asset in
    /// one: who signed for a store or carries it may be named.
    init(from before: RecordRow?) {
        if case .bed? = before?[AssetField.place] { custodian = before?[AssetField.custodian] }
        returnReason = before?[AssetField.returnReason]
    }

    /// A row without it; what has another value there ends it.
    mutating func taken(from row: RecordRow) -> RecordRow {
        if row[AssetField.custodian] != custodian { custodian = nil }
        if row[AssetField.returnReason] != returnReason { returnReason = nil }
        var own = row
        if custodian != nil { own[AssetField.custodian] = nil }
        if returnReason != nil { own[AssetField.returnReason] = nil }
        return own
    }
}
